import type { PublicationContent, PublicationVersion } from '@consentry/contract';
import { DiffView, Section } from '@consentry/ui';
import { usePublicationWords } from './words.ts';

/** One thing that is published, by its name. */
interface Line {
  readonly term: string;
  readonly text: string;
}

/** The version that was published before one; `null` for the first. Pure. */
export function publishedBefore(
  versions: readonly PublicationVersion[],
  number: number,
): PublicationVersion | null {
  return (
    versions
      .filter((one) => one.number < number && (one.state === 'published' || one.state === 'superseded'))
      .toSorted((a, b) => b.number - a.number)[0] ?? null
  );
}

export interface DifferencesProps {
  readonly before: PublicationVersion;
  readonly after: PublicationVersion;
}

/** What a version says otherwise than the one published before: texts word by word, figures number by number. */
export function Differences({ before, after }: DifferencesProps) {
  const { m, language } = usePublicationWords();
  const linesOf = useLines();
  const [was, is] = [new Map(pairsOf(linesOf(before.content))), new Map(pairsOf(linesOf(after.content)))];
  const changed = [...new Set([...was.keys(), ...is.keys()])].filter(
    (term) => (was.get(term) ?? '') !== (is.get(term) ?? ''),
  );
  return (
    <Section title={m.differences.title(String(before.number), String(after.number))}>
      {changed.length === 0 ? <p>{m.differences.same}</p> : null}
      {changed.map((term) => (
        <section key={term} className="w-stack" aria-label={term}>
          <h3>{term}</h3>
          <DiffView
            before={was.get(term) ?? ''}
            after={is.get(term) ?? ''}
            language={language}
            label={m.differences.of(term)}
            addedText={m.differences.added}
            removedText={m.differences.removed}
            sameText={m.differences.same}
          />
        </section>
      ))}
    </Section>
  );
}

function pairsOf(lines: readonly Line[]): readonly (readonly [string, string])[] {
  return lines.map(({ term, text }) => [term, text]);
}

/** Everything of a version that anyone will read, each by its name. */
function useLines(): (content: PublicationContent) => readonly Line[] {
  const { m, pair, pick, number } = usePublicationWords();
  return (content) => {
    if (content.kind === 'notice') {
      const { title, text, basis, penalty } = content;
      return [
        { term: m.differences.titleZh, text: title['zh-CN'] },
        { term: m.differences.titleEn, text: title.en ?? '' },
        { term: m.differences.textZh, text: text['zh-CN'] },
        { term: m.differences.textEn, text: text.en ?? '' },
        { term: m.view.basis, text: basis.join('\n') },
        { term: m.view.penalty, text: penalty ? m.differences.yes : m.differences.no },
      ];
    }
    const said = (count: number | null) => (count === null ? m.withheld : number(count));
    return [
      {
        term: m.figures.median,
        text: content.median_days === null ? m.open.noMedian : number(content.median_days),
      },
      ...content.tables.flatMap(({ title, rows, total }) => [
        ...rows.map(({ text, count }) => ({ term: pair(pick(title), pick(text)), text: said(count) })),
        { term: pair(pick(title), m.differences.total), text: said(total) },
      ]),
    ];
  };
}
