import { civilDate, addCalendarDays, startOfDay } from '@consentry/law';
import { type Reading, sql, type Writing } from '@consentry/server';
import { dueOf } from '../complaint/complaint.ts';
import type { AuthorityTables } from '../store/tables.ts';
import {
  arrivalFrom,
  type Described,
  divisionOf,
  divisionTerm,
  folded,
  sortTerm,
  termsOf,
  wordTerms,
} from './terms.ts';

type Read = Reading<AuthorityTables>;

/** The tables of cases that are searched, and their terms. */
type Cases = 'complaints' | 'filings';
const TERMS = { complaints: 'complaint_terms', filings: 'filing_terms' } as const;
const ID = { complaints: 'complaint', filings: 'filing' } as const;
const SORT = { complaints: 'topic', filings: 'kind' } as const;

/** What is asked for in a list of cases; all of it together. */
export interface Sought {
  readonly state?: string | undefined;
  /** A region and all below it, GB/T 2260. */
  readonly region?: string | undefined;
  /** Topic of a complaint, or kind of a filing. */
  readonly sort?: string | undefined;
  /** What was found of a complaint; `open`: not told yet. */
  readonly result?: string | undefined;
  /** Whether a complaint was told within its working days. */
  readonly time?: 'in_time' | 'late' | undefined;
  /** Filings that stand. */
  readonly stands?: boolean;
  /** Filings that stand and have a scenario of this kind. */
  readonly mode?: string | undefined;
  /** A part of a name or place, as it was typed. */
  readonly find?: string | undefined;
  /** What the case may be named by instead, whole: by column. */
  readonly named?: Readonly<Partial<Record<'reference' | 'number' | 'credit_code', string>>>;
  /** Days in Asia/Shanghai on which it came, the first and the last, `YYYY-MM-DD`. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Places in the order of coming: from the first one until before the last one. */
interface Window {
  readonly from: number;
  readonly before: number;
}

/** Cases that come one after another, the latest first. */
interface Source {
  /** How many there are, as far as `most`. */
  count(window: Window, most: number): Promise<number>;
  /** At most so many of them. */
  next(window: Window, most: number): Promise<readonly number[]>;
}

/** A list shows how many there are up to here, and that there are more. */
export const COUNTED_MAX = 1000;
/** Cases looked at in one statement: the first time, and at most. A thousand take about two milliseconds. */
const CHUNK = 64;
const CHUNK_MAX = 1024;
/** How far two sources are counted to tell the smaller one. */
const COMPARED = [64, 512, 4096];

/** Rows of both tables, as far as they are alike. */
interface Alike {
  readonly arrival: number;
  readonly department: string;
  readonly state: string;
  readonly result: string | null;
  readonly told_at: number | null;
  readonly received_on: string;
  readonly due_days: number;
  readonly modes: string;
  readonly region: string;
  readonly words: string;
  readonly topic: string;
  readonly kind: string;
  readonly reference: string;
  readonly number: string | null;
  readonly credit_code: string | null;
}

function rowsOf(reading: Read, cases: Cases) {
  const alike = reading as unknown as Reading<Readonly<Record<Cases, Alike>>>;
  return alike.selectFrom(`${cases} as one` as 'complaints as one');
}

/**
 * Finds cases that a department has or that were shared with it, the latest first: by the source with the fewest, each
 * case looked at. What is found is what looking at every row would find.
 *
 * @param before place in the order of coming; `null` from the start
 * @returns places in the order of coming, at most `limit`
 */
export async function searchCases(
  reading: Read,
  cases: Cases,
  department: string,
  sought: Sought,
  before: number | null,
  limit: number,
): Promise<readonly number[]> {
  const window = windowOf(sought, before);
  const { sources, alone } = sourcesOf(reading, cases, department, sought);
  const own = await walk(await fewest(sources, window), window, limit, async (arrivals) =>
    alone ? arrivals : fitting(reading, cases, sought, arrivals, department),
  );
  const beside = [
    ...(await sharedArrivals(reading, cases, department)),
    ...(await namedArrivals(reading, cases, department, sought)),
  ];
  const other = await walk(listed(beside), window, limit, (arrivals) =>
    fitting(reading, cases, sought, arrivals, null),
  );
  return [...new Set([...own, ...other])].toSorted((a, b) => b - a).slice(0, limit);
}

/** Writes by which terms a case is found, in the place of those it had. */
export async function setTerms(
  writing: Writing<AuthorityTables>,
  cases: Cases,
  arrival: number,
  described: Described,
): Promise<void> {
  const table = TERMS[cases];
  await writing.deleteFrom(table).where('arrival', '=', arrival).execute();
  const rows = termsOf(described).map((term) => ({ term, arrival }));
  if (rows.length > 0) await writing.insertInto(table).values(rows).execute();
}

function windowOf({ from, to }: Sought, before: number | null): Window {
  const until = to === undefined ? null : arrivalFrom(startOfDay(addCalendarDays(civilDate(to), 1)));
  return {
    from: from === undefined ? 0 : arrivalFrom(startOfDay(civilDate(from))),
    before: Math.min(before ?? Number.MAX_SAFE_INTEGER, until ?? Number.MAX_SAFE_INTEGER),
  };
}

/** Every index that what is sought is found by; `alone` where it is the whole of what is sought. */
function sourcesOf(reading: Read, cases: Cases, department: string, sought: Sought) {
  const { state, region, sort, find, result, time, stands = false, mode } = sought;
  const division = region === undefined ? '' : divisionOf(region);
  const terms = [
    ...(find === undefined ? [] : wordTerms(department, folded(find))),
    ...(division === '' ? [] : [divisionTerm(department, division)]),
    ...(sort === undefined ? [] : [sortTerm(department, sort)]),
  ];
  const sources = terms.map((term) => underTerm(reading, cases, term));
  const asked = [find, sort, result, time, mode].some((one) => one !== undefined);
  const plain = !asked && !stands && division === '';
  return state === undefined && sources.length > 0
    ? { sources, alone: false }
    : { sources: [...sources, ofDepartment(reading, cases, department, state)], alone: plain };
}

function underTerm(reading: Read, cases: Cases, term: number): Source {
  const rows = ({ from, before }: Window, most: number) =>
    reading
      .selectFrom(TERMS[cases])
      .select('arrival')
      .where('term', '=', term)
      .where('arrival', '>=', from)
      .where('arrival', '<', before)
      .orderBy('arrival', 'desc')
      .limit(most);
  return {
    next: async (window, most) => placesOf(await rows(window, most).execute()),
    count: async (window, most) => counted(reading, sql`${rows(window, most)}`),
  };
}

function ofDepartment(reading: Read, cases: Cases, department: string, state: string | undefined): Source {
  const own = rowsOf(reading, cases).select('arrival').where('department', '=', department);
  const all = state === undefined ? own : own.where('state', '=', state);
  const rows = ({ from, before }: Window, most: number) =>
    all.where('arrival', '>=', from).where('arrival', '<', before).orderBy('arrival', 'desc').limit(most);
  return {
    next: async (window, most) => placesOf(await rows(window, most).execute()),
    count: async (window, most) => counted(reading, sql`${rows(window, most)}`),
  };
}

async function counted(reading: Read, rows: ReturnType<typeof sql>): Promise<number> {
  const count = sql<{ readonly count: number | string }>`(select count(*) as count from ${rows} as found)`;
  const { count: found } = await reading
    .selectFrom(count.as('counted'))
    .select('count')
    .executeTakeFirstOrThrow();
  return Number(found);
}

function placesOf(rows: ReadonlyArray<{ readonly arrival: number }>): readonly number[] {
  return rows.map(({ arrival }) => arrival);
}

function listed(arrivals: readonly number[]): Source {
  const all = [...new Set(arrivals)].toSorted((a, b) => b - a);
  return {
    next: async ({ from, before }, most) => all.filter((one) => one >= from && one < before).slice(0, most),
    count: async () => all.length,
  };
}

/** The source with the fewest cases, counted only as far as that tells them apart. */
async function fewest(sources: readonly Source[], window: Window): Promise<Source> {
  const [first] = sources;
  if (first === undefined) throw new TypeError('There is nothing to look in.');
  if (sources.length === 1) return first;
  let least = { source: first, count: 0 };
  for (const most of COMPARED) {
    least = { source: first, count: most + 1 };
    for (const source of sources) {
      const count = await source.count(window, Math.min(most, least.count));
      if (count < least.count) least = { source, count };
    }
    if (least.count < most) break;
  }
  return least.source;
}

async function walk(
  source: Source,
  window: Window,
  limit: number,
  keep: (arrivals: readonly number[]) => Promise<readonly number[]>,
): Promise<readonly number[]> {
  const found: number[] = [];
  let { before } = window;
  for (let size = CHUNK; found.length < limit; size = Math.min(size * 4, CHUNK_MAX)) {
    const arrivals = await source.next({ ...window, before }, size);
    if (arrivals.length > 0) found.push(...(await keep(arrivals)));
    const last = arrivals.at(-1);
    if (last === undefined || arrivals.length < size) break;
    before = last;
  }
  return found.toSorted((a, b) => b - a).slice(0, limit);
}

/** Of these cases those that fit all that is sought, and that `department` has where it is named. */
async function fitting(
  reading: Read,
  cases: Cases,
  { state, region, sort, find, result, time, stands = false, mode, named }: Sought,
  arrivals: readonly number[],
  department: string | null,
): Promise<readonly number[]> {
  let rows = rowsOf(reading, cases).select('arrival').where('arrival', 'in', arrivals);
  if (department !== null) rows = rows.where('department', '=', department);
  if (state !== undefined) rows = rows.where('state', '=', state);
  if (sort !== undefined) rows = rows.where(SORT[cases], '=', sort);
  if (result === 'open') rows = rows.where('told_at', 'is', null);
  else if (result !== undefined) rows = rows.where('told_at', 'is not', null).where('result', '=', result);
  if (stands || mode !== undefined) rows = rows.where('state', 'in', ['accepted', 'changing']);
  if (mode !== undefined) rows = rows.where('modes', 'like', `%"${mode}"%`);
  if (region !== undefined) rows = rows.where('region', 'like', `${divisionOf(region)}%`);
  if (find !== undefined) {
    rows = rows.where((where) =>
      where.or([
        where('words', 'like', sql<string>`${contains(folded(find))} escape '!'`),
        ...namesOf(named).map(([column, name]) => where(column, '=', name)),
      ]),
    );
  }
  if (time === undefined) return placesOf(await rows.execute());
  // The calendar tells what is late, not the database.
  const told = await rows
    .select(['received_on', 'due_days', 'told_at'])
    .where('told_at', 'is not', null)
    .execute();
  return placesOf(told.filter((row) => dueOf(row, row.told_at ?? 0).state === time));
}

/** A pattern of `LIKE`, by `!` before what would mean something in it. */
function contains(part: string): string {
  return `%${part.replaceAll(/[!%_]/g, '!$&')}%`;
}

function namesOf(named: Sought['named'] = {}) {
  return Object.entries(named) as [keyof NonNullable<Sought['named']>, string][];
}

async function sharedArrivals(reading: Read, cases: Cases, department: string): Promise<readonly number[]> {
  const shared = await reading
    .selectFrom('case_shares')
    .select('case_id')
    .where('department', '=', department)
    .execute();
  if (shared.length === 0) return [];
  return arrivalsOf(
    reading,
    cases,
    shared.map(({ case_id }) => case_id),
  );
}

async function arrivalsOf(reading: Read, cases: Cases, ids: readonly string[]): Promise<readonly number[]> {
  const rows: number[] = [];
  for (let at = 0; at < ids.length; at += CHUNK_MAX) {
    const some = ids.slice(at, at + CHUNK_MAX);
    const found =
      cases === 'complaints'
        ? await reading.selectFrom('complaints').select('arrival').where(ID.complaints, 'in', some).execute()
        : await reading.selectFrom('filings').select('arrival').where(ID.filings, 'in', some).execute();
    rows.push(...found.map(({ arrival }) => arrival));
  }
  return rows;
}

/** Cases of a department that have one of these names, whole. Those that were shared are looked at anyhow. */
async function namedArrivals(
  reading: Read,
  cases: Cases,
  department: string,
  { find, named }: Sought,
): Promise<readonly number[]> {
  if (find === undefined) return [];
  const found: number[] = [];
  for (const [column, name] of namesOf(named)) {
    const rows = await rowsOf(reading, cases)
      .select(['arrival', 'department'])
      .where(column, '=', name)
      .execute();
    found.push(...rows.filter((row) => row.department === department).map(({ arrival }) => arrival));
  }
  return found;
}
