import { DiffView } from '@consentry/ui';
import { useGuideWords } from './guide/words.ts';
import type { Line } from './use-lines.ts';

export interface DifferencesProps {
  readonly before: readonly Line[];
  /** The same matters, as they are now. */
  readonly after: readonly Line[];
}

/** What two guided assessments say otherwise, word by word. */
export function Differences({ before, after }: DifferencesProps) {
  const { m, language } = useGuideWords();
  const texts = new Map(before.map(({ term, text }) => [term, text]));
  const changed = after.filter(({ term, text }) => (texts.get(term) ?? '') !== text);
  if (after.length === 0) return null;
  if (changed.length === 0) return <p>{m.sameText}</p>;
  return changed.map(({ term, text }) => (
    <section key={term} className="k-stack" aria-label={m.difference(term)}>
      <h3>{term}</h3>
      <DiffView
        before={texts.get(term) ?? ''}
        after={text}
        language={language}
        label={m.difference(term)}
        addedText={m.added}
        removedText={m.removed}
        sameText={m.sameText}
      />
    </section>
  ));
}
