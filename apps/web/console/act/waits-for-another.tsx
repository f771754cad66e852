import type { StaffRole } from '@consentry/contract';
import type { ReactNode } from 'react';
import { FourEyes } from '../../shared/act/four-eyes.tsx';
import { useSession } from '../session.tsx';
import { useColleagues } from '../staff/colleagues.tsx';
import { useStaffWords } from '../staff/words.ts';

export interface WaitsForAnotherProps {
  /** Who proposed it, by their opaque id. */
  readonly by: string;
  /** Their name, where it was kept with what they proposed. */
  readonly name?: string | undefined;
  /** When; `null` where nobody wrote it down. */
  readonly at: string | null;
  /** Whose approval counts. */
  readonly roles: readonly StaffRole[];
  /** The button that approves; whoever proposed it, or may not, does not get it. */
  readonly children: ReactNode;
}

/** Something waits for a second person, and says for whom. */
export function WaitsForAnother({ by, name, at, roles, children }: WaitsForAnotherProps) {
  const { m } = useStaffWords();
  const { staff, roles: mine } = useSession();
  const colleagues = useColleagues();
  const own = by === staff;
  const may = !own && roles.some((role) => mine.includes(role));
  return (
    <FourEyes
      by={own ? null : (name ?? colleagues.get(by) ?? m.somebody)}
      at={at}
      who={roles.map((role) => m.roles[role]).join(' / ')}
    >
      {may ? children : null}
    </FourEyes>
  );
}
