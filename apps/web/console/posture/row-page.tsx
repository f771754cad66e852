import type { PostureRow, PostureRowView } from '@consentry/contract';
import {
  Callout,
  Card,
  type DescriptionItem,
  DescriptionList,
  Disclosure,
  Link,
  Section,
  StatusChip,
} from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { useSession } from '../session.tsx';
import { Changes } from './changes-page.tsx';
import { HANDED_IN_SECTIONS } from './handed-in-sections.ts';
import { Judgements } from './judgements.tsx';
import { sectionOf } from './posture-map.ts';
import { StateChip } from './state-chip.tsx';
import { usePostureWords } from './words.ts';
import './row-page.css';

type Fact = PostureRow['facts'][number];

/** One row: what it asks, how it stands, by which facts, what mends it, its text, and what people judged. */
export function RowPage({ row }: { readonly row: string }) {
  const { m, pick, time } = usePostureWords();
  const found = useQuery(`posture ${row}`, async (signal) => platform.posture.read({ row }, { signal }));
  const { data } = found;
  return (
    <SectionPage
      title={data === undefined ? row : `${row} · ${pick(data.article)}`}
      trail={[{ text: m.title, to: ['posture'] }]}
      {...(data === undefined ? {} : { lead: pick(data.duty), status: <StateChip state={data.state} /> })}
    >
      <Loaded query={found}>
        {(view) => (
          <>
            <p className="k-soft">
              <StatusChip tone="plain">{m.strength[view.strength]}</StatusChip> {m.stateHints[view.state]}{' '}
              {m.asOf(time(view.as_of))}
            </p>
            <Standing view={view} />
            <Found view={view} />
            <Evidence view={view} />
            <Judgements view={view} />
            <TheText view={view} />
            <Readers view={view} />
            <Section title={m.row.history}>
              <Changes row={view.row} />
            </Section>
          </>
        )}
      </Loaded>
    </SectionPage>
  );
}

function Standing({ view }: { readonly view: PostureRowView }) {
  const { m, pick, time } = usePostureWords();
  const { why, remedy, deadline, who_text, asks, since } = view;
  const items: DescriptionItem[] = [
    { term: m.row.why, detail: pick(why) },
    ...(remedy === null ? [] : [{ term: m.row.remedy, detail: pick(remedy) }]),
    ...(asks === null ? [] : [{ term: m.row.asks, detail: pick(asks) }]),
    ...(deadline === null ? [] : [{ term: m.row.deadline, detail: <Deadline deadline={deadline} /> }]),
    { term: m.row.owner, detail: pick(who_text) },
    ...(since === null ? [] : [{ term: m.columns.since, detail: time(since) }]),
  ];
  return (
    <Card>
      <DescriptionList items={items} />
    </Card>
  );
}

function Deadline({ deadline }: { readonly deadline: NonNullable<PostureRow['deadline']> }) {
  const { m, pick } = usePostureWords();
  return (
    <span className="k-stack">
      <strong>{pick(deadline.by)}</strong>
      <span>{pick(deadline.explanation)}</span>
      <span className="k-soft">
        {pick(deadline.citation)} {deadline.period_from === 'ours' ? m.row.ours : ''}
      </span>
    </span>
  );
}

function Found({ view: { found } }: { readonly view: PostureRowView }) {
  const { m, pick } = usePostureWords();
  if (found.length === 0) return null;
  return (
    <Section title={m.row.found}>
      <ul className="k-plain">
        {found.map(({ code, risk, count, why, remedy, of, facts, deadline }) => (
          <li key={code}>
            <Card status={<StateChip state={risk} />} title={pick(why)}>
              <p>{pick(remedy)}</p>
              {deadline === null ? null : <Deadline deadline={deadline} />}
              <p className="k-soft">
                <span className="k-code">{code}</span>
                {count > 1 ? ` · ${m.row.times(count)}` : ''}
                {of.map(({ kind, id }) => (
                  <span key={`${kind} ${id}`}>
                    {' '}
                    · <span className="k-code">{`${kind} ${id}`}</span>
                  </span>
                ))}
              </p>
              <Facts caption={m.row.evidence} facts={facts} />
            </Card>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Evidence({ view: { facts, unknown } }: { readonly view: PostureRowView }) {
  const { m } = usePostureWords();
  return (
    <>
      {unknown.length === 0 ? null : (
        <Section title={m.row.unknown} lead={m.row.unknownLead}>
          <Facts caption={m.row.unknown} facts={unknown} />
        </Section>
      )}
      <Section title={m.row.evidence} lead={m.row.evidenceLead}>
        <Facts caption={m.row.evidence} facts={facts} />
      </Section>
    </>
  );
}

/** Facts by where they stand, with a link to the form of those that only people can give. */
function Facts({ caption, facts }: { readonly caption: string; readonly facts: readonly Fact[] }) {
  const { m } = usePostureWords();
  const { can } = useSession();
  if (facts.length === 0) return <p className="k-soft">{m.row.noFacts}</p>;
  const sections = [...new Set(facts.map(({ path }) => sectionOf(path)))].filter((name) =>
    HANDED_IN_SECTIONS.includes(name as never),
  );
  return (
    <div className="k-stack">
      <dl className="k-facts" aria-label={caption}>
        {facts.map(({ path, value }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- one place may decide twice
          <div key={`${path} ${index}`}>
            <dt className="k-code">{path}</dt>
            <dd>{value === null ? m.facts.unknown : `${value}`}</dd>
          </div>
        ))}
      </dl>
      {can('posture.read_facts')
        ? sections.map((name) => (
            <p key={name}>
              <Link href={hrefOf(['facts', name])}>
                {m.row.edit} · {m.facts.sections[name as 'scope']}
              </Link>
            </p>
          ))
        : null}
    </div>
  );
}

function TheText({ view: { text, readings } }: { readonly view: PostureRowView }) {
  const { m, pick, language } = usePostureWords();
  return (
    <Section title={m.row.text} lead={m.row.textLead}>
      <div className="k-stack">
        {text.map(({ citation, quote }) => (
          <figure key={citation.en} className="k-quote">
            <figcaption>{pick(citation)}</figcaption>
            {quote === null ? (
              <p className="k-soft">{m.row.notHeld}</p>
            ) : (
              <>
                <blockquote lang="zh-CN">{quote['zh-CN']}</blockquote>
                {language === 'en' ? <p lang="en">{quote.en}</p> : null}
              </>
            )}
          </figure>
        ))}
        {readings.length === 0 ? null : (
          <Callout tone="plain">
            <p>{m.row.readings(readings.join(', '))}</p>
          </Callout>
        )}
      </div>
    </Section>
  );
}

function Readers({ view: { explained } }: { readonly view: PostureRowView }) {
  const { m, pick } = usePostureWords();
  return (
    <Disclosure title={m.row.readers}>
      <DescriptionList
        items={(['person', 'officer', 'engineer'] as const).map((reader) => ({
          term: m.row[reader],
          detail: pick(explained[reader]),
        }))}
      />
    </Disclosure>
  );
}
