import type { ReactNode } from 'react';
import { Callout } from '@consentry/ui';
import { useActWords } from './words.ts';

export interface FourEyesProps {
  /** Name of whoever proposed it; `null` for whoever is signed in. */
  readonly by: string | null;
  /** When; `null` where nobody wrote it down. */
  readonly at: string | null;
  /** Whose approval counts, in words. */
  readonly who: string;
  /** The button that approves; whoever proposed it, or may not, does not get it. */
  readonly children?: ReactNode;
}

/** Something waits for a second person, and says for whom. */
export function FourEyes({ by, at, who, children }: FourEyesProps) {
  const { m, time } = useActWords();
  const { waits, own, other, since } = m.fourEyes;
  return (
    <Callout tone="note">
      <p>
        <strong>{waits}</strong>
      </p>
      <p>
        {by === null ? own(who) : other(by)} {at === null ? null : since(time(at))}
      </p>
      {children === undefined || children === null ? null : <div>{children}</div>}
    </Callout>
  );
}
