import type { PublicationContent } from '@consentry/contract';
import { Callout, DescriptionList, StatusChip } from '@consentry/ui';
import { FigureView } from './figure-view.tsx';
import { useText } from './use-text.ts';
import { usePublicationWords } from './words.ts';

/** What is published, as anyone sees it. */
export function ContentView({ content }: { readonly content: PublicationContent }) {
  const { m, language, pick, number } = usePublicationWords();
  const text = useText();
  if (content.kind === 'figures') {
    const { practice, tables, median_days } = content;
    return (
      <>
        <Callout tone="note">
          <p>{pick(practice)}</p>
        </Callout>
        <DescriptionList
          items={[
            {
              term: m.figures.median,
              detail: median_days === null ? m.open.noMedian : m.figures.days(number(median_days)),
            },
          ]}
        />
        <div className="a-figures">
          {tables.map((table) => (
            <FigureView key={table.name} table={table} />
          ))}
        </div>
      </>
    );
  }
  return (
    <>
      {language === 'en' && content.text.en === null ? <p className="a-soft">{m.open.onlyZh}</p> : null}
      {content.penalty ? (
        <p>
          <StatusChip tone="note">{m.view.penalty}</StatusChip>
        </p>
      ) : null}
      <p className="a-words" lang={language === 'en' && content.text.en === null ? 'zh-CN' : language}>
        {text(content.text)}
      </p>
      <DescriptionList items={[{ term: m.view.basis, detail: content.basis.join('；') }]} />
    </>
  );
}
