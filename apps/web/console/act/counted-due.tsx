import type { DueView } from '@consentry/contract';
import { Disclosure } from '@consentry/ui';
import { DueClock } from '../../shared/due/due-clock.tsx';
import { useWords } from '../words.ts';

/** A last day, and how it was counted. */
export function CountedDue({ due }: { readonly due: DueView | null }) {
  const { m, pick } = useWords();
  if (due === null) return <p className="k-soft">{m.due.none}</p>;
  return (
    <>
      <DueClock due={due} />
      <Disclosure title={m.due.counted}>
        <p>{pick(due.explanation)}</p>
      </Disclosure>
    </>
  );
}
