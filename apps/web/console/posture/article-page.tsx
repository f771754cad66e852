import { measures } from '@consentry/law';
import type { PostureView } from '@consentry/contract';
import { EmptyState, Link, Section } from '@consentry/ui';
import type { Query } from '../../shared/api/use-query.ts';
import { hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { laneOf } from './posture-map.ts';
import { StateChip } from './state-chip.tsx';
import { usePostureWords } from './words.ts';

export interface ArticlePageProps {
  readonly posture: Query<PostureView>;
  readonly article: number;
}

/** An article of the Measures: its Chinese text, our English, and how the organisation stands to its rows. */
export function ArticlePage({ posture, article }: ArticlePageProps) {
  const { m, pick, language } = usePostureWords();
  const found = measures.find(({ number }) => number === article);
  if (found === undefined) {
    return (
      <SectionPage title={m.title} trail={[{ text: m.title, to: ['posture'] }]}>
        <EmptyState icon="search" title={m.nothing} text={m.nothingHint} />
      </SectionPage>
    );
  }
  return (
    <SectionPage
      title={`${m.article(article)} ${m.articles[article as 1]}`}
      trail={[{ text: m.title, to: ['posture'] }]}
    >
      <Section title={m.row.text} lead={m.row.textLead}>
        <figure className="k-quote">
          {(language === 'en' ? (['zh-CN', 'en'] as const) : (['zh-CN'] as const)).map((lang) => (
            <blockquote key={lang} lang={lang} className="k-stack">
              {found.paragraphs.map(({ text, items }) => (
                <div key={text.en}>
                  <p>{text[lang]}</p>
                  {items.length === 0 ? null : (
                    <ol>
                      {items.map((item) => (
                        <li key={item.en}>{item[lang]}</li>
                      ))}
                    </ol>
                  )}
                </div>
              ))}
            </blockquote>
          ))}
        </figure>
      </Section>
      <Section title={m.columns.duty}>
        <Loaded query={posture}>
          {({ rows }) => {
            const asked = rows.filter(({ row }) => laneOf(row) === article);
            if (asked.length === 0) return <p>{m.noRows}</p>;
            return (
              <ul className="k-plain">
                {asked.map(({ row, state, duty }) => (
                  <li key={row} className="k-duty">
                    <Link href={hrefOf(['posture', row])}>{row}</Link>
                    <StateChip state={state} />
                    <span>{pick(duty)}</span>
                  </li>
                ))}
              </ul>
            );
          }}
        </Loaded>
      </Section>
    </SectionPage>
  );
}
