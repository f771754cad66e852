import type { DueView } from '@consentry/contract';
import { Deadline } from '@consentry/ui';
import { useSharedWords } from '../settings/words.tsx';

/** A last day as its clock runs, with where the number of days is from: a promise is never shown as law. */
export function DueClock({ due }: { readonly due: DueView | null }) {
  const { shared, fullDate, language } = useSharedWords();
  if (due === null) return null;
  const words = shared.due;
  const provisional = due.certainty === 'provisional' ? [words.provisional] : [];
  return (
    <Deadline
      label={words.label}
      by={fullDate(due.act_by)}
      until={`${due.act_by}T23:59:59+08:00`}
      state={due.state}
      note={[words.period[due.period_from], ...provisional].join(' · ')}
      language={language}
      leftText={words.left}
      overText={words.over}
    />
  );
}
