import { accessStream } from '../ledger/ledger-source.ts';
import { type Database, type Working, type Writing, inTransaction, workRounds } from '@consentry/server';
import { eraseOpenings, eraseOpeningsOfPurposes } from '../ledger/erase-openings.ts';
import type { PlatformContext } from '../platform.ts';
import type { PlatformTables } from '../store/tables.ts';
import { Attribution } from './attribution.ts';
import { keptSince } from './record-keeping.ts';

/** How often what has been kept long enough is looked for. */
const EVERY_MS = 24 * 60 * 60_000;
/** Records looked at in one transaction. */
const BATCH = 500;
/** Streams whose events are about purposes. Reports of devices stay: what comes again is compared with them. */
const STREAMS = ['purposes', 'notices', 'consents', 'presentations', 'assessments', 'alternatives'];

/** Begins to delete records whose three years are over, by one replica at a time. */
export function startSweepingRecord(context: PlatformContext): Working {
  const work = () => sweepRecord(context.database, context.now());
  return workRounds(context, { record_sweep: { everyMs: EVERY_MS, work } });
}

/**
 * Deletes accesses whose three years are over, and what was processed for purposes that ended before them.
 * What is younger the database itself refuses to delete.
 *
 * @param now epoch milliseconds
 */
export async function sweepRecord(database: Database<PlatformTables>, now: number): Promise<void> {
  const since = keptSince(now);
  await inTransaction(database, (writing) => raiseFloor(writing, since));
  while ((await inTransaction(database, (writing) => sweepAccesses(writing, since, now))) === BATCH);
  const ended = await endedBefore(database, since);
  if (ended.size === 0) return;
  for (const stream of STREAMS) {
    let after: number | null = 0;
    while (after !== null) {
      const from: number = after;
      after = await inTransaction(database, (writing) =>
        sweepEvents(writing, { stream, from, since, ended, now }),
      );
    }
  }
  await eraseOpeningsOfPurposes(database, ended, since, now);
}

/** The floor never sinks: a clock that was set back keeps more, not less. */
async function raiseFloor(writing: Writing<PlatformTables>, since: number): Promise<void> {
  await writing.updateTable('record_floor').set({ at: since }).where('at', '<', since).execute();
}

async function sweepAccesses(writing: Writing<PlatformTables>, since: number, now: number): Promise<number> {
  const rows = await writing
    .selectFrom('accesses')
    .select('access')
    .where('at', '<', since)
    .orderBy('at')
    .limit(BATCH)
    .execute();
  if (rows.length === 0) return 0;
  const ids = rows.map(({ access }) => access);
  await writing.deleteFrom('accesses').where('access', 'in', ids).execute();
  await eraseOpenings(writing, ids.map(accessStream), [1], now);
  return rows.length;
}

/** Purposes of which nothing is in use any more, and has not been for three years. */
async function endedBefore(
  { reading }: Database<PlatformTables>,
  since: number,
): Promise<ReadonlySet<string>> {
  const rows = await reading
    .selectFrom('purpose_versions')
    .innerJoin('purposes', 'purposes.purpose', 'purpose_versions.purpose')
    .select('purposes.purpose')
    .select((row) => row.fn.max('ended_at').as('ended_at'))
    .where('purposes.state', '=', 'ended')
    .groupBy('purposes.purpose')
    .execute();
  return new Set(
    rows.filter(({ ended_at }) => ended_at !== null && ended_at < since).map(({ purpose }) => purpose),
  );
}

/** @returns where to go on, or `null` at the end */
async function sweepEvents(
  writing: Writing<PlatformTables>,
  {
    stream,
    from,
    since,
    ended,
    now,
  }: {
    readonly stream: string;
    readonly from: number;
    readonly since: number;
    readonly ended: ReadonlySet<string>;
    readonly now: number;
  },
): Promise<number | null> {
  const rows = await writing
    .selectFrom('events')
    .select(['sequence', 'body'])
    .where('stream', '=', stream)
    .where('sequence', '>', from)
    .where('at', '<', since)
    .orderBy('sequence')
    .limit(BATCH)
    .execute();
  const attribution = new Attribution(writing);
  const over: number[] = [];
  for (const { sequence, body } of rows) {
    const purposes = await attribution.purposesOf(JSON.parse(body) as Record<string, unknown>);
    if (purposes.length === 0 || !purposes.every((purpose) => ended.has(purpose))) continue;
    over.push(sequence);
    for (const purpose of purposes) await noteSweep(writing, purpose, now);
  }
  if (over.length > 0) {
    await writing.deleteFrom('events').where('stream', '=', stream).where('sequence', 'in', over).execute();
    await eraseOpenings(writing, [stream], over, now);
  }
  return rows.length < BATCH ? null : (rows.at(-1)?.sequence ?? null);
}

async function noteSweep(writing: Writing<PlatformTables>, purpose: string, now: number): Promise<void> {
  await writing
    .insertInto('record_sweeps')
    .values({ purpose, swept_at: now })
    .onConflict((on) => on.column('purpose').doUpdateSet({ swept_at: now }))
    .execute();
}
