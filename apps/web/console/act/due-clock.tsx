import type { DueView } from '@consentry/contract';
import { Deadline, Disclosure } from '@consentry/ui';
import { useWords } from '../words.ts';

/** A last day as its clock runs, with where the number of days is from: a promise is never shown as law. */
export function DueClock({ due }: { readonly due: DueView | null }) {
  const { m, date, language, pick } = useWords();
  if (due === null) return <p className="k-soft">{m.due.none}</p>;
  const provisional = due.certainty === 'provisional' ? [m.due.provisional] : [];
  return (
    <>
      <Deadline
        label={m.due.label}
        by={date(due.act_by)}
        until={`${due.act_by}T23:59:59+08:00`}
        state={due.state}
        note={[m.due.period[due.period_from], ...provisional].join(' · ')}
        language={language}
        leftText={m.due.left}
        overText={m.due.over}
      />
      <Disclosure title={m.due.counted}>
        <p>{pick(due.explanation)}</p>
      </Disclosure>
    </>
  );
}
