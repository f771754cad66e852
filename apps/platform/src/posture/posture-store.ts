import type { RowReview } from '@consentry/law';
import {
  type Database,
  type Reading,
  type Writing,
  appendEvent,
  inTransaction,
  sql,
} from '@consentry/server';
import { contentDigest } from '../facts/content-digest.ts';
import type { PlatformTables } from '../store/tables.ts';

type Read = Reading<PlatformTables>;
type Write = Writing<PlatformTables>;

/** Stream in which others learn that rows changed; it changes no fact. */
export const POSTURE = 'posture';
/** The one row of `posture_reviews`. */
const ONE = 1;

/** How many events there were, by stream; those that devices report are one. Grows, and never back. */
export async function countEvents(reading: Read): Promise<ReadonlyMap<string, number>> {
  const rows = await reading
    .selectFrom('streams')
    .select([
      sql<string>`case when stream like 'device/%' then 'device/' else stream end`.as('of'),
      sql<number>`sum(last)`.as('events'),
    ])
    .where('stream', '!=', POSTURE)
    .groupBy('of')
    .execute();
  return new Map(rows.map(({ of, events }) => [of, events]));
}

/** Reads how far the posture was written down. */
export async function readReview(reading: Read): Promise<PlatformTables['posture_reviews'] | null> {
  const row = await reading
    .selectFrom('posture_reviews')
    .selectAll()
    .where('one', '=', ONE)
    .executeTakeFirst();
  return row ?? null;
}

/** Reads since when each row is in its state. */
export async function readSince(reading: Read): Promise<ReadonlyMap<string, PlatformTables['posture_rows']>> {
  const rows = await reading.selectFrom('posture_rows').selectAll().execute();
  return new Map(rows.map((row) => [row.row, row]));
}

/** A review of all rows, and what it was of. */
export interface Reviewed {
  readonly rows: readonly RowReview[];
  /** How many events had happened when its facts began to be gathered. */
  readonly events: number;
  /** Epoch milliseconds. */
  readonly at: number;
}

/**
 * Writes down how rows changed since the last review that was written, each change once, whichever replica
 * finds it. A review of older facts than one that is written changes nothing.
 *
 * @returns the number of rows that changed
 */
export async function noteReview(
  database: Database<PlatformTables>,
  { rows, events, at }: Reviewed,
): Promise<number> {
  return inTransaction(database, async (writing) => {
    const last = await readReview(writing);
    if (last !== null && (last.events > events || (last.events === events && last.reviewed_at > at)))
      return 0;
    const before = await readSince(writing);
    const changed = rows.flatMap((row) => {
      const codes = row.found.map(({ finding }) => finding.code).toSorted();
      const why = contentDigest([row.state, codes]);
      const was = before.get(row.requirement);
      return was?.why === why ? [] : [{ row, codes, why, was }];
    });
    let change = await lastChange(writing);
    for (const { row, codes, why, was } of changed) {
      change += 1;
      const { requirement, state } = row;
      const since = was?.state === state ? was.since : at;
      await writing
        .insertInto('posture_rows')
        .values({ row: requirement, state, why, since })
        .onConflict((on) => on.column('row').doUpdateSet({ state, why, since }))
        .execute();
      await writing
        .insertInto('posture_changes')
        .values({
          change,
          row: requirement,
          before: was?.state ?? null,
          after: state,
          codes: JSON.stringify(codes),
          at,
        })
        .execute();
    }
    const version = (last?.version ?? 0) + (changed.length > 0 ? 1 : 0);
    const head = { events, reviewed_at: at, version };
    await writing
      .insertInto('posture_reviews')
      .values({ one: ONE, ...head })
      .onConflict((on) => on.column('one').doUpdateSet(head))
      .execute();
    if (changed.length > 0) {
      const body = JSON.stringify({ version, rows: changed.map(({ row }) => row.requirement) });
      await appendEvent(writing, POSTURE, { kind: 'posture.changed', body, at });
    }
    return changed.length;
  });
}

async function lastChange(writing: Write): Promise<number> {
  const [last] = await writing
    .selectFrom('posture_changes')
    .select((e) => e.fn.max('change').as('change'))
    .execute();
  return last?.change ?? 0;
}

/** Reads how rows changed, the latest first, before a change. */
export async function readChanges(
  reading: Read,
  { before, rows }: { readonly before: number | null; readonly rows: readonly string[] | null },
  limit: number,
): Promise<ReadonlyArray<PlatformTables['posture_changes']>> {
  let query = reading.selectFrom('posture_changes').selectAll();
  if (before !== null) query = query.where('change', '<', before);
  if (rows !== null) query = query.where('row', 'in', rows.length === 0 ? [''] : [...rows]);
  return query.orderBy('change', 'desc').limit(limit).execute();
}
