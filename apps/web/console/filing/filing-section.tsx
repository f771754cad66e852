import type { FilingOverview, LatestFacts, PostureRow, PostureView } from '@consentry/contract';
import {
  FILING_THRESHOLD,
  WARNING_LEVELS,
  countable,
  deadlineEnd,
  earlyWarning,
  filingDeadline,
  learnCalendars,
} from '@consentry/law';
import { useMemo } from 'react';
import {
  Callout,
  Card,
  Cards,
  DescriptionList,
  EmptyState,
  ForecastChart,
  Link,
  Meter,
  Section,
  StatusChip,
} from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { useToday } from '../home/today.tsx';
import { type ListColumn, ListPage } from '../../shared/list/list-page.tsx';
import { StateChip } from '../posture/state-chip.tsx';
import type { SectionProps } from '../sections.ts';
import { useSession } from '../session.tsx';
import { FilingCourse } from './filing-course.tsx';
import { FilingPage } from './filing-page.tsx';
import { type Outlook, countsOf, outlookOf } from './stock-outlook.ts';
import { useFilingWords } from './words.ts';

type Filing = LatestFacts['facts']['filing'];

/** Persons in stock, when they would be 100,000, and what is then to be filed (§ 第十五条). */
export function FilingSection({ path: [filing] }: SectionProps) {
  return filing === undefined ? <StockPage /> : <FilingPage filing={filing} />;
}

function StockPage() {
  const { m } = useFilingWords();
  const { can } = useSession();
  const { posture } = useToday();
  const latest = useQuery('facts', async (signal) => platform.posture.readFacts({}, { signal }));
  // Whoever may not read filings has the counts that were handed in.
  const counted = useQuery(can('filing.read') ? 'filing counted' : 'no filing', async (signal) => {
    if (!can('filing.read')) return { days: [] };
    // A day that is forecast is counted by the calendars that count on the platform.
    const { calendars } = await platform.calendar.list({}, { signal });
    learnCalendars(calendars.filter(({ state }) => state === 'counts').map(({ content }) => content));
    return platform.filing.overview({}, { signal });
  });
  return (
    <SectionPage title={m.title} lead={m.lead}>
      {can('filing.read') ? <FilingCourse /> : null}
      <Loaded query={posture}>
        {(view) => (
          <Loaded query={latest}>
            {({ facts: { filing } }) => (
              <Loaded query={counted}>
                {({ days }) => <Stock view={view} filing={filing} days={days} />}
              </Loaded>
            )}
          </Loaded>
        )}
      </Loaded>
    </SectionPage>
  );
}

interface StockProps {
  readonly view: PostureView;
  readonly filing: Filing;
  /** By the platform’s own count. */
  readonly days: FilingOverview['days'];
}

function Stock({ view, filing, days }: StockProps) {
  const rows = view.rows.filter(({ row }) => row.startsWith('R15.'));
  const count = countOf(rows);
  const { as_of } = view;
  const outlook = outlookOf(
    countsOf([...filing.peaks, ...days.map(({ on, upper }) => ({ on, persons: upper }))]),
  );
  return (
    <>
      <Now count={count} asOf={as_of} />
      {count === null ? null : <Warnings most={count.most} plan={filing.plan} />}
      <Ahead outlook={outlook} />
      <Rows rows={rows} />
      <Filings filings={filing.filings} />
    </>
  );
}

/** Persons by the count of the platform, as the rows of the posture rest on it. */
interface Count {
  readonly lower: number;
  readonly upper: number;
  /** Of the whole group, where that is more. */
  readonly group: number | null;
  readonly most: number;
}

function countOf(rows: readonly PostureRow[]): Count | null {
  const facts = new Map(rows.flatMap((row) => row.facts.map(({ path, value }) => [path, value])));
  const of = (path: string) => {
    const value = facts.get(`/filing/stock/${path}`);
    return typeof value === 'number' ? value : null;
  };
  const [lower, upper, group] = [of('processor/lower'), of('processor/upper'), of('group/upper')];
  if (lower === null || upper === null) return null;
  return { lower, upper, group, most: Math.max(upper, group ?? 0) };
}

function percentOf(persons: number): string {
  return `${Math.floor((persons * 1000) / FILING_THRESHOLD) / 10}%`;
}

function Now({ count, asOf }: { readonly count: Count | null; readonly asOf: string }) {
  const { m, number, time } = useFilingWords();
  if (count === null) return <EmptyState icon="people" title={m.notCounted} text={m.notCountedText} />;
  const { lower, upper, group, most } = count;
  const level = earlyWarning(most)?.level;
  const tone = level === undefined ? 'plain' : level === 'reached' ? 'problem' : 'note';
  return (
    <Card title={m.now} level={2}>
      <Meter
        label={m.meter}
        value={Math.min(most, FILING_THRESHOLD)}
        max={FILING_THRESHOLD}
        text={m.ofThreshold(number(most), number(FILING_THRESHOLD), percentOf(most))}
        tone={tone}
      />
      <DescriptionList
        items={[
          { term: m.bounds, detail: m.boundsOf(number(lower), number(upper)) },
          ...(group === null ? [] : [{ term: m.group, detail: m.groupOf(number(group)) }]),
          { term: m.countedAt, detail: time(asOf) },
        ]}
      />
      <p className="k-soft">{m.boundsHint}</p>
    </Card>
  );
}

interface WarningsProps {
  readonly most: number;
  readonly plan: Filing['plan'];
}

/** Which warnings were passed, and what was decided then (R15.8, an inference). */
function Warnings({ most, plan }: WarningsProps) {
  const { m, date, number, pick } = useFilingWords();
  const warning = earlyWarning(most);
  const level = typeof warning?.level === 'number' ? warning.level : null;
  const undecided = level !== null && (plan === null || plan.level < level);
  return (
    <Section title={m.warning} lead={m.levels}>
      {warning === null ? (
        <p>{m.warningNone}</p>
      ) : (
        <Callout tone={warning.level === 'reached' ? 'problem' : 'note'}>
          <p>{pick(warning.text)}</p>
        </Callout>
      )}
      <Cards size="small">
        {WARNING_LEVELS.map((percent) => {
          const persons = (FILING_THRESHOLD * percent) / 100;
          const passed = most >= persons;
          return (
            <Card
              key={percent}
              title={m.level(percent)}
              status={<StatusChip tone={passed ? 'note' : 'plain'}>{passed ? m.passed : m.ahead}</StatusChip>}
            >
              <p className="k-soft">{m.at(number(persons))}</p>
            </Card>
          );
        })}
      </Cards>
      <DescriptionList
        items={[
          {
            term: m.plan,
            detail:
              plan === null
                ? m.planNone
                : m.planOf(m.choices[plan.choice], plan.level, date(plan.decided_on)),
          },
        ]}
      />
      {undecided ? (
        <Callout tone="note">
          <p>{m.planNeeded}</p>
          <p>
            <Link href={hrefOf(['facts', 'filing'])}>{m.planWrite}</Link>
          </p>
        </Callout>
      ) : null}
    </Section>
  );
}

function Ahead({ outlook: { forecast, points } }: { readonly outlook: Outlook }) {
  const { m, date, number, pick } = useFilingWords();
  const words = m.chart;
  const shown = useMemo(() => points.map((point) => ({ ...point, place: point.day })), [points]);
  const threshold = useMemo(() => ({ value: FILING_THRESHOLD, name: words.threshold }), [words.threshold]);
  const said =
    forecast.kind === 'forecast'
      ? m.forecastOn(date(forecast.day), number(Math.round(forecast.per_day)))
      : forecast.kind === 'reached'
        ? m.forecastReached(date(forecast.day))
        : m.forecastNone[forecast.reason];
  const deadline = forecast.kind === 'forecast' ? countable(() => filingDeadline(forecast.day)) : null;
  return (
    <Section title={m.forecast} lead={m.forecastHint}>
      <ForecastChart
        title={words.title}
        summary={said}
        placeName={words.place}
        points={shown}
        valueName={words.past}
        expectedName={words.expected}
        lowName={words.low}
        highName={words.high}
        boundsName={words.bounds}
        threshold={threshold}
        format={number}
        tableText={words.table}
        emptyText={words.empty}
        loadingText={words.loading}
        failedText={words.failed}
        unknownText={words.unknown}
      />
      {forecast.kind === 'forecast' ? (
        <Callout tone="note">
          <p>
            {m.deadlineIf(date(forecast.day))}{' '}
            <strong>{deadline === null ? m.deadlineUnknown : pick(deadlineEnd(deadline))}</strong>
          </p>
        </Callout>
      ) : null}
      {forecast.kind === 'none' && forecast.reason === 'too_few_days' ? (
        <p>
          <Link href={hrefOf(['facts', 'filing'])}>{m.history}</Link>
        </p>
      ) : null}
    </Section>
  );
}

function Rows({ rows }: { readonly rows: readonly PostureRow[] }) {
  const { m, pick } = useFilingWords();
  const other = rows.filter(({ state }) => state === 'not-applicable');
  const standing = rows.filter(({ state }) => state !== 'not-applicable');
  return (
    <Section title={m.rows} lead={m.rowsLead}>
      <ul className="k-plain">
        {standing.map(({ row, article, state, why, remedy, deadline }) => (
          <li key={row}>
            <Card title={`${row} ${pick(article)}`} status={<StateChip state={state} />}>
              <p>{pick(why)}</p>
              {remedy === null ? null : <p className="k-soft">{pick(remedy)}</p>}
              {deadline === null ? null : (
                <p>
                  {m.deadline}: <strong>{pick(deadline.by)}</strong>
                </p>
              )}
              <p>
                <Link href={hrefOf(['posture', row])}>
                  {m.open} <span className="c-hidden">{row}</span>
                </Link>
              </p>
            </Card>
          </li>
        ))}
      </ul>
      {other.length === 0 ? null : (
        <p className="k-soft">
          {m.notApplicable}{' '}
          {other.map(({ row }) => (
            <span key={row}>
              <Link href={hrefOf(['posture', row])}>{row}</Link>{' '}
            </span>
          ))}
        </p>
      )}
    </Section>
  );
}

type OneFiling = Filing['filings'][number];

function Filings({ filings }: { readonly filings: readonly OneFiling[] }) {
  const { m, date, number } = useFilingWords();
  const write = <Link href={hrefOf(['facts', 'filing'])}>{m.writeFilings}</Link>;
  const columns: readonly ListColumn<OneFiling>[] = [
    {
      id: 'id',
      title: m.filing,
      cell: ({ id }) => <span className="k-code">{id}</span>,
      csv: ({ id }) => id,
    },
    {
      id: 'kind',
      title: m.kind,
      isNarrow: true,
      cell: ({ kind }) => m.kinds[kind],
      csv: ({ kind }) => m.kinds[kind],
    },
    {
      id: 'submitted',
      title: m.submitted,
      isNarrow: true,
      cell: ({ submitted_on: on }) => (on === null ? m.draft : date(on)),
      csv: ({ submitted_on }) => submitted_on,
    },
    {
      id: 'accepted',
      title: m.accepted,
      isNarrow: true,
      cell: ({ accepted_on: on }) => (on === null ? m.notYet : date(on)),
      csv: ({ accepted_on }) => accepted_on,
    },
    {
      id: 'number',
      title: m.number,
      cell: (one) => one.number ?? m.notYet,
      csv: (one) => one.number,
    },
    {
      id: 'stated',
      title: m.stated,
      isNarrow: true,
      cell: ({ persons }) => number(persons),
      csv: ({ persons }) => persons,
    },
  ];
  return (
    <ListPage
      caption={m.filings}
      name={`filings-${filings.length}`}
      source={async () => filings}
      columns={columns}
      rowId={({ id }) => id}
      filters={<p className="k-soft">{m.filingsLead}</p>}
      empty={{ title: m.noFilings, text: m.noFilingsText, action: write }}
    />
  );
}
