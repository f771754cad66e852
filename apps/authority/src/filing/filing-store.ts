import type { ListFilers } from '@consentry/contract';
import { civilDateAt } from '@consentry/law';
import { appendEvent, asSpelled, ProblemError, type Reading, type Writing } from '@consentry/server';
import { searchCases, setTerms } from '../search/search-store.ts';
import { arrivalOf, type Described } from '../search/terms.ts';
import type { AuthorityTables } from '../store/tables.ts';
import {
  type FilingAct,
  type NewFiling,
  type StoredFiling,
  type StoredPackage,
  after,
  filerState,
  numberOf,
} from './filing.ts';

type Read = Reading<AuthorityTables>;
type Write = Writing<AuthorityTables>;

/** The stream of filings: ids, numbers and codes alone. */
const FILINGS = 'filings';

/** Reads one filing by one of its names. */
export async function findFiling(
  reading: Read,
  by: 'filing' | 'reference' | 'number',
  name: string,
): Promise<StoredFiling | null> {
  const row = await reading.selectFrom('filings').selectAll().where(by, '=', name).executeTakeFirst();
  return row ?? null;
}

/** Reads one that the access table has let through. @throws {ProblemError} `not_found` */
export async function requireFiling(reading: Read, filing: string): Promise<StoredFiling> {
  const found = await findFiling(reading, 'filing', filing);
  if (found === null) throw new ProblemError('not_found');
  return found;
}

/** Reads one package by its id. */
export async function findPackage(reading: Read, name: string): Promise<StoredPackage | null> {
  const row = await reading
    .selectFrom('filing_packages')
    .selectAll()
    .where('package', '=', name)
    .executeTakeFirst();
  return row ?? null;
}

/** Lists the packages of a filing, the latest first. */
export async function packagesOf(reading: Read, filing: string): Promise<readonly StoredPackage[]> {
  return reading
    .selectFrom('filing_packages')
    .selectAll()
    .where('filing', '=', filing)
    .orderBy('round', 'desc')
    .execute();
}

/** Finds a filing under this key and credit code that still stands. */
export async function findStanding(
  reading: Read,
  key: string,
  code: string | null,
): Promise<StoredFiling | null> {
  const row = await reading
    .selectFrom('filings')
    .selectAll()
    .where('key', '=', key)
    .where('credit_code', code === null ? 'is' : '=', code)
    .where('state', 'in', ['pending', 'accepted', 'changing'])
    .executeTakeFirst();
  return row ?? null;
}

/** Finds filings of a department, and those shared with it, the latest first: places in the order of coming. */
export async function findFilings(
  reading: Read,
  department: string,
  { state, kind, stands, mode, region, find, from, to }: Omit<ListFilers, 'cursor' | 'limit'>,
  before: number | null,
  limit: number,
): Promise<readonly number[]> {
  const named =
    find === undefined
      ? {}
      : { reference: asSpelled(find), number: find.trim(), credit_code: find.trim().toUpperCase() };
  const sought = { state, sort: kind, stands: stands !== undefined, mode, region, find, from, to, named };
  return searchCases(reading, 'filings', department, sought, before, limit);
}

/** Reads filings by their places, the latest first. */
export async function filingsAt(
  reading: Read,
  arrivals: readonly number[],
): Promise<readonly StoredFiling[]> {
  if (arrivals.length === 0) return [];
  return reading
    .selectFrom('filings')
    .selectAll()
    .where('arrival', 'in', arrivals)
    .orderBy('arrival', 'desc')
    .execute();
}

/** Writes a filing that is new, or what a package changes of one; and the package, with its event. */
export async function addPackage(
  writing: Write,
  filing: NewFiling,
  one: StoredPackage,
  before: StoredFiling | null,
): Promise<StoredFiling> {
  const { kind, digest } = one;
  const event = await noteFiling(
    writing,
    'received',
    { filing: filing.filing, package: one.package, kind, digest },
    one.received_at,
  );
  const row = { ...filing, arrival: before?.arrival ?? arrivalOf(filing.received_at, event) };
  if (before === null) {
    await writing.insertInto('filings').values(row).execute();
    await setTerms(writing, 'filings', row.arrival, described(row));
  } else {
    await writing
      .updateTable('filing_packages')
      .set({ state: 'replaced' })
      .where('filing', '=', filing.filing)
      .where('state', 'in', ['received', 'supplement'])
      .execute();
    await changeFiling(writing, row);
  }
  await writing.insertInto('filing_packages').values(one).execute();
  return row;
}

/** Writes a row in the place of the one before, and by what it is found. */
async function changeFiling(writing: Write, { filing, ...row }: StoredFiling): Promise<void> {
  await writing.updateTable('filings').set(row).where('filing', '=', filing).execute();
  await setTerms(writing, 'filings', row.arrival, described(row));
}

function described({ kind, ...row }: Omit<StoredFiling, 'filing'>): Described {
  return { ...row, sort: kind };
}

/** Gives the package that is looked at; `null` where none is. */
export function openPackage(packages: readonly StoredPackage[]): StoredPackage | null {
  return packages.find(({ state }) => state === 'received' || state === 'supplement') ?? null;
}

/**
 * Takes the open package one step on, and its filing to its next version, with its event.
 *
 * @throws {ProblemError} `filing_state` where the act cannot be done now
 */
export async function stepFiling(
  writing: Write,
  filing: StoredFiling,
  act: FilingAct,
  change: { readonly filing?: Partial<StoredFiling>; readonly package: Partial<StoredPackage> },
  by: string,
  now: number,
): Promise<StoredFiling> {
  const open = openPackage(await packagesOf(writing, filing.filing));
  const state = open === null ? null : after(open.state, act);
  if (open === null || state === null) throw new ProblemError('filing_state');
  await writing
    .updateTable('filing_packages')
    .set({ ...change.package, state })
    .where('package', '=', open.package)
    .execute();
  const changed = { ...filing, ...change.filing };
  const next = { ...changed, state: filerState(changed, open, state), version: filing.version + 1 };
  await changeFiling(writing, next);
  const { filing: id, number } = next;
  await noteFiling(writing, act, { filing: id, package: open.package, by, number }, now);
  return next;
}

/** Gives the next number of a province in this year. */
export async function nextNumber(writing: Write, region: string, now: number): Promise<string> {
  const year = civilDateAt(now).slice(0, 4);
  const prefix = numberOf(region, year, 0).slice(0, -6);
  const last = await writing
    .selectFrom('filings')
    .select('number')
    // A range, which goes by the index; `:` follows the digits.
    .where('number', '>=', prefix)
    .where('number', '<', `${prefix}:`)
    .orderBy('number', 'desc')
    .executeTakeFirst();
  return numberOf(region, year, Number(last?.number?.slice(-6) ?? 0) + 1);
}

/** Filings that wait for the department: a package to look at, or a supplement whose day has passed. */
function waiting(reading: Read, department: string, today: string) {
  return reading
    .selectFrom('filings')
    .where('department', '=', department)
    .where('state', 'in', ['pending', 'changing'])
    .where((where) =>
      where.exists(
        where
          .selectFrom('filing_packages as p')
          .select('p.package')
          .whereRef('p.filing', '=', 'filings.filing')
          .where((of) =>
            of.or([
              of('p.state', '=', 'received'),
              of.and([of('p.state', '=', 'supplement'), of('p.answer_by', '<', today)]),
            ]),
          ),
      ),
    );
}

/** Lists those that wait behind a place in the order of coming, the one that waits longest first. */
export async function waitingFilings(
  reading: Read,
  department: string,
  after: number,
  limit: number,
  today: string,
): Promise<readonly StoredFiling[]> {
  return waiting(reading, department, today)
    .selectAll('filings')
    .where('arrival', '>', after)
    .orderBy('arrival')
    .limit(limit)
    .execute();
}

/** Counts all that wait. */
export async function countWaiting(reading: Read, department: string, today: string): Promise<number> {
  const { count } = await waiting(reading, department, today)
    .select((of) => of.fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Writes what happened to a filing; gives the number of its event. */
async function noteFiling(
  writing: Write,
  kind: string,
  body: Readonly<Record<string, string | null>>,
  now: number,
): Promise<number> {
  return appendEvent(writing, FILINGS, { kind: `filing.${kind}`, body: JSON.stringify(body), at: now });
}
