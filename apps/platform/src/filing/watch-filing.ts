import {
  FILING_THRESHOLD,
  type StockRecord,
  civilDate,
  civilDateAt,
  crossing,
  substantiveChange,
} from '@consentry/law';
import { type Reading, type Working, type Writing, inTransaction, workRounds } from '@consentry/server';
import { liveFacts } from '../paper/live-facts.ts';
import { readStock } from '../people/stock-facts.ts';
import type { PlatformContext } from '../platform.ts';
import type { PlatformTables } from '../store/tables.ts';
import { earlier, isOpen } from './filing.ts';
import {
  filedElsewhere,
  filedNow,
  isPending,
  noteChanges,
  openFiling,
  readChanges,
  readEnd,
  readFilings,
  tell,
} from './filing-store.ts';
import { runningFacts } from './running-facts.ts';
import type { SealedFiles } from './sealed-files.ts';

type Read = Reading<PlatformTables>;
type Write = Writing<PlatformTables>;
type Watching = Pick<PlatformContext, 'database' | 'now' | 'origins'>;

/** A file of no row is deleted after so long, milliseconds. */
const ORPHAN_MS = 60 * 60_000;
/** How often it is looked. */
const EVERY_MS = 60_000;

/** Begins to watch, by one replica at a time. */
export function startWatchingFiling(context: PlatformContext, files: SealedFiles): Working {
  return workRounds(context, {
    'filing.watch': { everyMs: EVERY_MS, work: () => watchFiling(context, files) },
  });
}

/**
 * Watches what begins a time of § 第十五条: that 100,000 is reached, that what runs is another thing than what was
 * filed, that the use is over. Then it deletes scans and packages that nothing needs any more. Done twice, it does
 * no harm.
 */
export async function watchFiling(context: Watching, files: SealedFiles): Promise<void> {
  await watchStock(context);
  // When all is over there is nothing left to change.
  await watchEnd(context);
  await watchChanges(context);
  await purge(context, files);
}

/** Counts, keeps the highest count of the day, and finds the day on which 100,000 was first reached (reading G6). */
async function watchStock({ database, now }: Watching): Promise<void> {
  const at = now();
  const { lower, upper } = await readStock(database.aside);
  const known = new Set(
    (await database.reading.selectFrom('filing_reached').select('bound').execute()).map(({ bound }) => bound),
  );
  const possible = known.has('possible') ? null : await firstReached(database.aside, upper, at);
  const certain = known.has('certain') || lower < FILING_THRESHOLD ? null : civilDateAt(at);
  await inTransaction(database, async (writing) => {
    await noteDay(writing, { day: civilDateAt(at), lower, upper });
    if (possible !== null) await noteReached(writing, 'possible', possible, at);
    if (certain !== null) await noteReached(writing, 'certain', certain, at);
    const [row] = await writing
      .selectFrom('filing_reached')
      .select('day')
      .where('bound', '=', 'possible')
      .execute();
    const before = await filedElsewhere(writing);
    const reached = earlier(row === undefined ? null : civilDate(row.day), before.reachedOn);
    if (reached === null || before.filings.some(({ sort }) => sort === 'initial')) return;
    const initial = (await readFilings(writing)).filter(
      ({ sort, state }) => sort === 'initial' && state !== 'dropped',
    );
    const isKnown = initial.some(({ trigger_on, state }) => trigger_on !== null || state === 'accepted');
    if (!isKnown) await openFiling(writing, { sort: 'initial', trigger_on: reached, by: 'platform' }, at);
  });
}

async function noteDay(writing: Write, { day, lower, upper }: PlatformTables['filing_days']): Promise<void> {
  const before = await writing
    .selectFrom('filing_days')
    .selectAll()
    .where('day', '=', day)
    .executeTakeFirst();
  if (before !== undefined && before.upper >= upper && before.lower >= lower) return;
  const peak = { lower: Math.max(lower, before?.lower ?? 0), upper: Math.max(upper, before?.upper ?? 0) };
  await writing
    .insertInto('filing_days')
    .values({ day, ...peak })
    .onConflict((on) => on.column('day').doUpdateSet(peak))
    .execute();
}

async function noteReached(
  writing: Write,
  bound: 'possible' | 'certain',
  day: string,
  now: number,
): Promise<void> {
  const noted = await writing
    .insertInto('filing_reached')
    .values({ bound, day, noted_at: now })
    .onConflict((on) => on.column('bound').doNothing())
    .returning('bound')
    .executeTakeFirst();
  if (noted !== undefined) await tell(writing, { kind: 'filing.reached', bound, day, by: 'platform' }, now);
}

/**
 * Finds the day by the consents themselves, whatever was counted between: a day on which 100,000 was reached and left
 * again counts, too (reading G2). Read only where so many ever consented.
 */
async function firstReached(reading: Read, upper: number, now: number): Promise<string | null> {
  const given = reading
    .selectFrom('consents as c')
    .where('c.kind', '=', 'recognition')
    .where('c.decision', '=', 'given');
  const [all] = await given.select((e) => e.fn.count<number>('c.person').distinct().as('persons')).execute();
  if (Math.max(all?.persons ?? 0, upper) < FILING_THRESHOLD) return null;
  const rows = await given
    .leftJoin('consent_ends as e', 'e.consent', 'c.consent')
    .select(['c.person', 'c.decided_at', 'e.erased_at'])
    .execute();
  const records = rows.map(
    ({ person, decided_at, erased_at }): StockRecord => ({
      key: person.replaceAll('-', ''),
      processor: 'own',
      from: decided_at,
      until: erased_at,
    }),
  );
  const found = crossing(records, FILING_THRESHOLD).possible?.day ?? null;
  return found ?? (upper >= FILING_THRESHOLD ? civilDateAt(now) : null);
}

/** Compares what was filed with what runs; a difference of substance begins the time for filing it (R15.5). */
async function watchChanges({ database, now, origins }: Watching): Promise<void> {
  const filed = await filedNow(database.reading);
  if (filed === null || (await readEnd(database.reading)) !== null) return;
  const at = now();
  // What is found just after midnight was made before it, since the last look: no day is lost.
  const foundOn = civilDateAt(at - EVERY_MS);
  const running = runningFacts(await liveFacts(database.aside, origins()[0] ?? '', at));
  const { changes } = substantiveChange(filed.facts, running, foundOn);
  await inTransaction(database, async (writing) => {
    // It takes a while to compare: the end may have been said meanwhile.
    if ((await readEnd(writing)) !== null) return;
    await noteChanges(writing, changes, foundOn, at);
    const pending = (await readChanges(writing, null)).filter(isPending);
    const [first] = pending;
    if (first === undefined) return;
    await openFiling(writing, { sort: 'change', trigger_on: first.found_on, by: 'platform' }, at);
  });
}

/** When nothing is in use any more of what was filed, the use as a whole is over (R15.6). */
async function watchEnd({ database, now }: Watching): Promise<void> {
  const { reading } = database;
  const filings = await readFilings(reading);
  const filed = filings.some(
    ({ sort, state }) => sort === 'initial' && (state === 'handed_in' || state === 'accepted'),
  );
  if (!filed) return;
  const at = now();
  const end = (await readEnd(reading)) ?? (await lastEnd(reading));
  if (end === null) return;
  await inTransaction(database, (writing) => noteEnd(writing, end, at));
}

async function lastEnd(reading: Read) {
  const rows = await reading.selectFrom('purposes').select('state').execute();
  if (rows.some(({ state }) => state === 'active' || state === 'suspended')) return null;
  const [last] = await reading
    .selectFrom('purpose_versions')
    .select((e) => e.fn.max('ended_at').as('at'))
    .execute();
  if (last?.at === undefined || last.at === null) return null;
  return { ceased_on: civilDateAt(last.at), reason: 'every purpose ended', said_by: 'platform' };
}

/** Keeps that the use is over, and opens the deregistration. */
export async function noteEnd(
  writing: Write,
  { ceased_on, reason, said_by }: Omit<PlatformTables['filing_ends'], 'said_at'>,
  now: number,
): Promise<void> {
  if ((await readEnd(writing)) === null) {
    await writing.insertInto('filing_ends').values({ ceased_on, reason, said_by, said_at: now }).execute();
    await tell(writing, { kind: 'filing.ceased', ceased_on, by: said_by }, now);
  }
  const filings = await readFilings(writing);
  const filed = filings.some(
    ({ sort, state }) => sort === 'initial' && /^(?:handed_in|accepted)$/.test(state),
  );
  const known = filings.some(({ sort, state }) => sort === 'deregistration' && state !== 'dropped');
  if (filed && !known)
    await openFiling(writing, { sort: 'deregistration', trigger_on: ceased_on, by: 'platform' }, now);
}

/** Deletes scans and packages of filings that are over, packages that a later one replaced, and files of no row. */
async function purge({ database, now }: Watching, files: SealedFiles): Promise<void> {
  const at = now();
  const filings = new Map((await readFilings(database.reading)).map((one) => [one.filing, one]));
  const over = (filing: string) => {
    const found = filings.get(filing);
    return found === undefined || !isOpen(found);
  };
  const uploaded = await database.reading
    .selectFrom('filing_scans')
    .select(['scan', 'filing', 'slot', 'purged_at'])
    .execute();
  const scans = uploaded.filter(({ purged_at }) => purged_at === null);
  const packages = await database.reading
    .selectFrom('filing_packages')
    .select(['package', 'filing'])
    .where('purged_at', 'is', null)
    .execute();
  const named = new Set([...scans.map(({ scan }) => scan), ...packages.map((one) => one.package)]);
  // Written, and its row never was: by the machine's own clock, as files are.
  for (const name of await files.names(Date.now() - ORPHAN_MS))
    if (!named.has(name)) await files.remove(name);
  // Removed by somebody, and its file is still there.
  const removed = new Set(uploaded.flatMap(({ scan, purged_at }) => (purged_at === null ? [] : [scan])));
  for (const name of await files.names(Infinity)) if (removed.has(name)) await files.remove(name);
  for (const { scan, filing, slot } of scans.filter((one) => over(one.filing))) {
    await files.remove(scan);
    await inTransaction(database, async (writing) => {
      await writing.updateTable('filing_scans').set({ purged_at: at }).where('scan', '=', scan).execute();
      await tell(writing, { kind: 'filing.scan_purged', filing, slot, by: 'platform' }, at);
    });
  }
  for (const { package: made, filing } of packages.filter((one) => over(one.filing))) {
    await files.remove(made);
    await inTransaction(database, async (writing) => {
      await writing
        .updateTable('filing_packages')
        .set({ purged_at: at })
        .where('package', '=', made)
        .execute();
      await tell(writing, { kind: 'filing.package_purged', filing, package: made, by: 'platform' }, at);
    });
  }
}
