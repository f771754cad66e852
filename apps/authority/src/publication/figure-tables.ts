import type { FigureName, FigureTable, Figures } from '@consentry/contract';
import type { Reading } from '@consentry/server';
import type { AuthorityTables } from '../store/tables.ts';
import { type Measure, medianOf, monthsBetween } from './figure.ts';
import { TITLES, VALUES, textOfValue } from './figure-texts.ts';
import { type Line, withheld } from './suppress.ts';

/** Which figures are asked for, the months included. */
interface Period {
  readonly from: string;
  readonly until: string;
  /** First two digits of GB/T 2260; `null` for all. */
  readonly province: string | null;
}

type Grouped = ReadonlyMap<Measure, ReadonlyMap<string, number>>;

/** By what tables count a measure. */
const BY_VALUE: ReadonlyArray<readonly [FigureName, Measure]> = [
  ['complaints_by_topic', 'complaint.topic'],
  ['complaints_by_state', 'complaint.state'],
  ['complaints_by_result', 'complaint.result'],
  ['complaints_by_time', 'complaint.time'],
  ['filings_by_state', 'filing.state'],
  ['scenarios_by_mode', 'filing.mode'],
  ['inspections_by_result', 'inspection.result'],
  ['rectifications_by_result', 'inspection.rectification'],
  ['incidents_by_kind', 'incident.kind'],
  ['incidents_by_grade', 'incident.grade'],
  ['incidents_by_state', 'incident.state'],
  ['incidents_by_time', 'incident.time'],
];
const BY_REGION: ReadonlyArray<readonly [FigureName, Measure]> = [
  ['complaints_by_region', 'complaint.state'],
  ['filings_by_region', 'filing.state'],
  ['persons_by_region', 'filing.persons'],
  ['devices_by_region', 'filing.devices'],
  ['incidents_by_region', 'incident.kind'],
];
const BY_MONTH: ReadonlyArray<readonly [FigureName, Measure]> = [
  ['complaints_by_month', 'complaint.state'],
  ['filings_by_month', 'filing.state'],
  ['filings_accepted_by_month', 'filing.accepted'],
  ['inspections_by_month', 'inspection.result'],
  ['incidents_by_month', 'incident.kind'],
];

const measuresOf = (tables: ReadonlyArray<readonly [FigureName, Measure]>) =>
  tables.map(([, measure]) => measure);

/** Reads the figures of a department: a few rows a month, however many cases there are. */
export async function figuresOf(
  reading: Reading<AuthorityTables>,
  department: string,
  period: Period,
): Promise<Pick<Figures, 'tables' | 'median_days'>> {
  const of = async (by: 'value' | 'region' | 'month', measures: readonly Measure[]) =>
    grouped(reading, department, period, by, measures);
  const values = await of('value', ['complaint.days', ...measuresOf(BY_VALUE)]);
  const regions = await of('region', measuresOf(BY_REGION));
  const perMonth = await of('month', measuresOf(BY_MONTH));
  const results = values.get('complaint.result') ?? new Map<string, number>();
  const told = [...results].reduce((sum, [value, amount]) => sum + (value === 'open' ? 0 : amount), 0);
  const outcome = new Map([
    ['open', results.get('open') ?? 0],
    ['told', told],
  ]);
  const inOrder = monthsBetween(period.from, period.until);
  const tables: FigureTable[] = [
    ...BY_MONTH.map(([name, measure]) => tableOf(name, perMonth.get(measure), inOrder)),
    ...BY_REGION.map(([name, measure]) =>
      tableOf(
        name,
        new Map([...(regions.get(measure) ?? [])].map(([code, amount]) => [`${code}0000`, amount])),
      ),
    ),
    tableOf('complaints_by_outcome', outcome),
    ...BY_VALUE.map(([name, measure]) => tableOf(name, values.get(measure))),
  ];
  const days = values.get('complaint.days') ?? new Map<string, number>();
  return {
    tables: ORDER.flatMap((name) => tables.find((table) => table.name === name) ?? []),
    median_days: medianOf(new Map([...days].map(([day, amount]) => [Number(day), amount]))),
  };
}

/** The first month in which something of a department is counted; `null` where nothing is. */
export async function firstMonth(
  reading: Reading<AuthorityTables>,
  department: string,
): Promise<string | null> {
  const row = await reading
    .selectFrom('figures')
    .select((fields) => fields.fn.min('month').as('month'))
    .where('department', '=', department)
    .executeTakeFirst();
  return row?.month ?? null;
}

const ORDER = Object.keys(TITLES);

async function grouped(
  reading: Reading<AuthorityTables>,
  department: string,
  { from, until, province }: Period,
  by: 'value' | 'region' | 'month',
  measures: readonly Measure[],
): Promise<Grouped> {
  let rows = reading
    .selectFrom('figures')
    .select((fields) => ['measure', by, fields.fn.sum<number | string>('amount').as('amount')])
    .where('department', '=', department)
    .where('measure', 'in', measures)
    .where('month', '>=', from)
    .where('month', '<=', until);
  if (province !== null) rows = rows.where('region', '=', province);
  const found = await rows.groupBy(['measure', by]).execute();
  return new Map(
    [...Map.groupBy(found, ({ measure }) => measure)].map(([measure, all]) => [
      measure,
      new Map(all.map((row) => [row[by], Number(row.amount)])),
    ]),
  );
}

/** A table with every value there could be, and those that came beside them. */
function tableOf(
  name: FigureName,
  amounts: ReadonlyMap<string, number> = new Map(),
  listed?: readonly string[],
): FigureTable {
  const words = VALUES[name] ?? {};
  const known = listed ?? Object.keys(words);
  // What is of a measure and not of this table: of results, those still open.
  const skipped = name === 'complaints_by_result' ? ['open'] : [];
  const others = [...amounts.keys()].filter((value) => !known.includes(value) && !skipped.includes(value));
  const rows = [...known, ...others.toSorted()].map((value) => ({
    value,
    text: words[value] ?? textOfValue(value),
    count: amounts.get(value) ?? 0,
  }));
  return { name, title: TITLES[name], rows, total: rows.reduce((sum, { count }) => sum + count, 0) };
}

/**
 * What is published of a month: no state that is of the department alone, no amount that one filer could make up, and
 * not whether reports came in time, since those are the grades that bind, and would give them back.
 */
const PUBLISHED: readonly FigureName[] = [
  'complaints_by_region',
  'complaints_by_topic',
  'complaints_by_outcome',
  'complaints_by_result',
  'complaints_by_time',
  'filings_by_region',
  'filings_by_state',
  'filings_accepted_by_month',
  'scenarios_by_mode',
  'inspections_by_result',
  'rectifications_by_result',
  'incidents_by_region',
  'incidents_by_kind',
  'incidents_by_grade',
];

/** Totals that are the same count: their tables are withheld from together. */
const TOTALS: Readonly<Partial<Record<FigureName, string>>> = {
  complaints_by_region: 'complaints',
  complaints_by_topic: 'complaints',
  complaints_by_outcome: 'complaints',
  complaints_by_result: 'complaints_by_outcome told',
  complaints_by_time: 'complaints_by_outcome told',
  filings_by_region: 'filings',
  filings_by_state: 'filings',
  incidents_by_region: 'incidents',
  incidents_by_kind: 'incidents',
  incidents_by_grade: 'incidents',
};

const cellOf = (name: FigureName, value: string) => `${name} ${value}`;
const totalOf = (name: FigureName) => TOTALS[name] ?? `${name} total`;

/** Fewer than so many outcomes have no middle that is published. */
const MEDIAN_OF_MIN = 20;

/**
 * Gives the figures of a month as they are published, the small counts withheld. Pure.
 *
 * @param before tables of this month as they were published before
 */
export function publishable(
  { tables, median_days }: Pick<Figures, 'tables' | 'median_days'>,
  threshold: number,
  before: readonly FigureTable[] = [],
): Pick<Figures, 'tables' | 'median_days'> {
  const kept = tables.filter(({ name }) => PUBLISHED.includes(name));
  const counts = new Map<string, number>();
  for (const { name, rows, total } of kept) {
    for (const { value, count } of rows) counts.set(cellOf(name, value), count ?? 0);
    counts.set(totalOf(name), total ?? 0);
  }
  const lines: readonly Line[] = kept.map(({ name, rows }) => ({
    total: totalOf(name),
    parts: rows.map(({ value }) => cellOf(name, value)),
  }));
  const gone = new Set(
    before.flatMap(({ name, rows, total }) => [
      ...rows.filter(({ count }) => count === null).map(({ value }) => cellOf(name, value)),
      ...(total === null ? [totalOf(name)] : []),
    ]),
  );
  const hidden = withheld(counts, lines, threshold, gone);
  const told = kept.find(({ name }) => name === 'complaints_by_result')?.total ?? 0;
  return {
    tables: kept.map(({ name, title, rows, total }) => ({
      name,
      title,
      rows: rows.map((row) => ({
        ...row,
        count: hidden.has(cellOf(name, row.value)) ? null : row.count,
      })),
      total: hidden.has(totalOf(name)) ? null : total,
    })),
    median_days: told >= Math.max(MEDIAN_OF_MIN, threshold) ? median_days : null,
  };
}
