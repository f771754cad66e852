import type { AskFigures, FigureName, FigureTable, Figures } from '@consentry/contract';
import { REGIONS } from '@consentry/contract';
import { useState } from 'react';
import { Card, Figure, Select, Toolbar, Cards, Section } from '@consentry/ui';
import { useQuery } from '../../shared/api/use-query.ts';
import { hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { authority } from '../api.ts';
import { useWords } from '../words.ts';
import { FigureView, type HrefOf, Months } from './figure-view.tsx';
import { lastDayOf, monthsFrom } from './months.ts';
import { usePublicationWords } from './words.ts';

/** Lists that can be asked for what a row counts: the section, and its parameter; a month is two days. */
const LISTS: Readonly<Partial<Record<FigureName, readonly [section: string, parameter: string]>>> = {
  complaints_by_month: ['complaints', 'month'],
  complaints_by_region: ['complaints', 'region'],
  complaints_by_topic: ['complaints', 'topic'],
  complaints_by_state: ['complaints', 'state'],
  complaints_by_result: ['complaints', 'result'],
  complaints_by_time: ['complaints', 'time'],
  filings_by_month: ['filings', 'month'],
  filings_by_region: ['filings', 'region'],
  filings_by_state: ['filings', 'state'],
  // Persons and devices are no cases: these lead to the filings that they are of.
  persons_by_region: ['filings', 'region'],
  devices_by_region: ['filings', 'region'],
  scenarios_by_mode: ['filings', 'mode'],
  inspections_by_month: ['inspections', 'month'],
  inspections_by_result: ['inspections', 'result'],
  rectifications_by_result: ['inspections', 'rectification'],
  incidents_by_month: ['incidents', 'month'],
  incidents_by_region: ['incidents', 'region'],
  incidents_by_kind: ['incidents', 'kind'],
  incidents_by_grade: ['incidents', 'grade'],
  incidents_by_state: ['incidents', 'state'],
  incidents_by_time: ['incidents', 'time'],
};

/** Counted of the filings that stand alone. */
const OF_STANDING = new Set<FigureName>(['persons_by_region', 'devices_by_region']);

/** What is counted of a department: how much came, from where, and what became of it. */
export function FiguresPage() {
  const { m: shell } = useWords();
  const { m, pick } = usePublicationWords();
  const [from, setFrom] = useState('all');
  const [until, setUntil] = useState('all');
  const [region, setRegion] = useState('all');
  const asked = {
    ...(from === 'all' ? {} : { from }),
    ...(until === 'all' ? {} : { until }),
    ...(region === 'all' ? {} : { region }),
  };
  const figures = useQuery(`figures ${JSON.stringify(asked)}`, async (signal) =>
    authority.figure.read(asked, { signal }),
  );
  const [months] = useState(() => monthsFrom(new Date()).map((month) => ({ value: month, text: month })));
  return (
    <Page heading={m.figures.heading} lead={m.figures.lead} site={shell.title}>
      <Toolbar label={m.figures.heading}>
        <Select
          label={m.figures.from}
          value={from}
          onChange={setFrom}
          placeholder={m.figures.first}
          options={[{ value: 'all', text: m.figures.first }, ...months]}
        />
        <Select
          label={m.figures.until}
          value={until}
          onChange={setUntil}
          placeholder={m.figures.now}
          options={[{ value: 'all', text: m.figures.now }, ...months]}
        />
        <Select
          label={m.figures.region}
          value={region}
          onChange={setRegion}
          placeholder={m.figures.all}
          options={[
            { value: 'all', text: m.figures.all },
            ...REGIONS.map(({ code, name }) => ({ value: code, text: pick(name) })),
          ]}
        />
      </Toolbar>
      <Loaded query={figures}>{(read) => <Shown figures={read} hrefOf={toList(asked)} />}</Loaded>
    </Page>
  );
}

/** The list of what a row counts, of the same months and the same region. */
function toList({ from, until, region }: AskFigures): HrefOf {
  return (name, value) => {
    const list = LISTS[name];
    if (list === undefined) return null;
    const [section, parameter] = list;
    const [first, last] = parameter === 'month' ? [value, value] : [from, until];
    return hrefOf([section], {
      ...(region === undefined ? {} : { region }),
      ...(first === undefined ? {} : { from: `${first}-01` }),
      ...(last === undefined ? {} : { to: lastDayOf(last) }),
      ...(parameter === 'month' ? {} : { [parameter]: value }),
      ...(OF_STANDING.has(name) ? { stands: 'true' } : {}),
    });
  };
}

interface ShownProps {
  readonly figures: Figures;
  readonly hrefOf: HrefOf;
}

function Shown({ figures: { counted_at, tables, median_days }, hrefOf: leads }: ShownProps) {
  const { m, time, number } = usePublicationWords();
  const of = (...names: readonly FigureName[]) =>
    names.flatMap((name) => tables.find((table) => table.name === name) ?? []);
  const share = lateShare(of('complaints_by_time')[0]);
  return (
    <>
      <p className="a-soft">
        {counted_at === null ? m.figures.notCounted : m.figures.counted(time(counted_at))}
      </p>
      <Section title={m.figures.register}>
        <div className="a-figures">
          {of('filings_by_region').map((table) => (
            <FigureView key={table.name} table={table} hrefOf={leads} />
          ))}
          <Months tables={of('filings_by_month', 'filings_accepted_by_month')} hrefOf={leads} />
          {of('filings_by_state', 'scenarios_by_mode', 'persons_by_region', 'devices_by_region').map(
            (table) => (
              <FigureView key={table.name} table={table} hrefOf={leads} />
            ),
          )}
        </div>
      </Section>
      <Section title={m.figures.complaints}>
        <Cards size="small">
          <Figure
            term={m.figures.median}
            value={median_days === null ? m.figures.noMedian : m.figures.days(number(median_days))}
          />
          <Figure
            term={m.figures.late}
            value={share === null ? m.figures.noMedian : `${number(Math.round(share * 1000) / 10)} %`}
          />
        </Cards>
        <div className="a-figures">
          {of(
            'complaints_by_region',
            'complaints_by_month',
            'complaints_by_topic',
            'complaints_by_state',
            'complaints_by_result',
            'complaints_by_time',
          ).map((table) => (
            <FigureView key={table.name} table={table} hrefOf={leads} />
          ))}
        </div>
      </Section>
      <Section title={m.figures.inspections}>
        <Card>
          <div className="a-figures">
            {of('inspections_by_month', 'inspections_by_result', 'rectifications_by_result').map((table) => (
              <FigureView key={table.name} table={table} hrefOf={leads} />
            ))}
          </div>
        </Card>
      </Section>
      <Section title={m.figures.incidents}>
        <div className="a-figures">
          {of(
            'incidents_by_region',
            'incidents_by_month',
            'incidents_by_kind',
            'incidents_by_grade',
            'incidents_by_time',
            'incidents_by_state',
          ).map((table) => (
            <FigureView key={table.name} table={table} hrefOf={leads} />
          ))}
        </div>
      </Section>
    </>
  );
}

/** The part that was told late, of those that were told; `null` of none. */
function lateShare(table: FigureTable | undefined): number | null {
  const late = table?.rows.find(({ value }) => value === 'late')?.count ?? 0;
  return table?.total ? late / table.total : null;
}
