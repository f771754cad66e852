import type { StaffRole } from '@consentry/contract';
import type { ReactNode } from 'react';
import { Callout } from '@consentry/ui';
import { useSession } from '../session.tsx';
import { useColleagues } from '../staff/colleagues.tsx';
import { useStaffWords } from '../staff/words.ts';
import { useWords } from '../words.ts';

export interface WaitsForAnotherProps {
  /** Who proposed it, by their opaque id. */
  readonly by: string;
  /** When; `null` where nobody wrote it down. */
  readonly at: string | null;
  /** Whose approval counts. */
  readonly roles: readonly StaffRole[];
  /** The button that approves; whoever proposed it, or may not, does not get it. */
  readonly children: ReactNode;
}

/** Something waits for a second person, and says for whom. */
export function WaitsForAnother({ by, at, roles, children }: WaitsForAnotherProps) {
  const { m, time } = useWords();
  const { m: words } = useStaffWords();
  const { staff, roles: mine } = useSession();
  const colleagues = useColleagues();
  const own = by === staff;
  const who = roles.map((role) => words.roles[role]).join(' / ');
  return (
    <Callout tone="note">
      <p>
        <strong>{m.fourEyes.waits}</strong>
      </p>
      <p>
        {own ? m.fourEyes.own(who) : m.fourEyes.other(colleagues.get(by) ?? words.somebody)}{' '}
        {at === null ? null : m.fourEyes.since(time(at))}
      </p>
      {own || !roles.some((role) => mine.includes(role)) ? null : <div>{children}</div>}
    </Callout>
  );
}
