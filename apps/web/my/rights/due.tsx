import type { DueView } from '@consentry/contract';
import { Deadline } from '@consentry/ui';
import { useWords } from '../words.ts';

/** A last day as its clock runs, with where the number of days is from: a promise is never shown as law. */
export function Due({ due }: { readonly due: DueView | null }) {
  const { m, date, language } = useWords();
  if (due === null) return null;
  const provisional = due.certainty === 'provisional' ? [m.rights.provisional] : [];
  return (
    <Deadline
      label={m.rights.due}
      by={date(due.act_by)}
      until={`${due.act_by}T23:59:59+08:00`}
      state={due.state}
      note={[m.rights.period[due.period_from], ...provisional].join(' · ')}
      language={language}
      leftText={m.rights.left}
      overText={m.rights.over}
    />
  );
}
