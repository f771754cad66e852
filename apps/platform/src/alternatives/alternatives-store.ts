import { randomUUID } from 'node:crypto';
import { NewCheckpoint, type ReportCounts, WayTerms } from '@consentry/contract';
import { type Reading, type Writing, appendEvent, sql } from '@consentry/server';
import { renewSetsAt } from '../device/set-store.ts';
import type { PlatformTables } from '../store/tables.ts';
import {
  type StoredCheckpoint,
  type StoredCount,
  type StoredWay,
  bucketOf,
  isFaceUsable,
} from './alternatives.ts';

/** Stream in which others learn that a face is, or is no longer, the only way somewhere. */
export const ALTERNATIVES = 'alternatives';

const { chooser: Chooser, residents: Residents, face_terms: FaceTerms } = NewCheckpoint.shape;

function read(text: string | null): unknown {
  return text === null ? null : JSON.parse(text);
}

function write(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}

/** Reads checkpoints with their ways: of a purpose, one of them, or all. */
export async function readCheckpoints(
  reading: Reading<PlatformTables>,
  of: { readonly purpose?: string; readonly checkpoint?: string; readonly site?: string } = {},
): Promise<readonly StoredCheckpoint[]> {
  let query = reading.selectFrom('checkpoints').selectAll();
  for (const column of ['purpose', 'checkpoint', 'site'] as const) {
    const value = of[column];
    if (value !== undefined) query = query.where(column, '=', value);
  }
  const rows = await query.orderBy('checkpoint').execute();
  if (rows.length === 0) return [];
  const all = reading.selectFrom('ways').selectAll();
  const narrow = Object.keys(of).length > 0;
  const ids = rows.map(({ checkpoint }) => checkpoint);
  const ways = await (narrow ? all.where('checkpoint', 'in', ids) : all).orderBy('kind').execute();
  const byCheckpoint = Map.groupBy(ways.map(wayOf), ({ checkpoint }) => checkpoint);
  return rows.map((row) => ({
    ...row,
    chooser: Chooser.parse(read(row.chooser)),
    residents: Residents.parse(read(row.residents)),
    face_terms: FaceTerms.parse(read(row.face_terms)),
    ways: byCheckpoint.get(row.checkpoint) ?? [],
  }));
}

function wayOf({ terms, ...row }: PlatformTables['ways']): StoredWay {
  return { ...row, terms: WayTerms.nullable().parse(read(terms)) };
}

/** Reads a way. */
export async function findWay(reading: Reading<PlatformTables>, way: string): Promise<StoredWay | null> {
  const row = await reading.selectFrom('ways').selectAll().where('way', '=', way).executeTakeFirst();
  return row === undefined ? null : wayOf(row);
}

/** Adds a place where a purpose asks for a face. No way works, nor face, until somebody has looked. */
export async function addCheckpoint(
  writing: Writing<PlatformTables>,
  purpose: string,
  { site, preset, chooser, residents, face_terms, ways }: NewCheckpoint,
  now: number,
): Promise<string> {
  const checkpoint = randomUUID();
  await writing
    .insertInto('checkpoints')
    .values({
      checkpoint,
      purpose,
      site,
      preset,
      chooser: write(chooser),
      residents: write(residents),
      face_terms: write(face_terms),
      face_stopped_at: now,
      made_at: now,
      revision: 1,
    })
    .execute();
  const told = JSON.stringify({ checkpoint, purpose, site, face_usable: false });
  await appendEvent(writing, ALTERNATIVES, { kind: 'alternatives.face_only', body: told, at: now });
  await renewSetsAt(writing, site);
  if (ways.length === 0) return checkpoint;
  await writing
    .insertInto('ways')
    .values(
      ways.map(({ kind, with_face, terms }) => ({
        way: randomUUID(),
        checkpoint,
        kind,
        with_face,
        live: false,
        checked_at: now,
        terms: write(terms),
      })),
    )
    .execute();
  return checkpoint;
}

/**
 * Writes down whether a way works, and its outage. When no other way works any more, face stops here at
 * once (R10.1), in the bundles of its devices, too; when one works again, it may go on. Both are told to
 * whoever follows the stream.
 *
 * @returns whether a face may be asked for here now
 */
export async function noteHealth(
  writing: Writing<PlatformTables>,
  { way, checkpoint: id }: StoredWay,
  live: boolean,
  now: number,
): Promise<boolean> {
  await writing.updateTable('ways').set({ live, checked_at: now }).where('way', '=', way).execute();
  await noteOutage(writing, way, live, now);
  const [checkpoint] = await readCheckpoints(writing, { checkpoint: id });
  if (checkpoint === undefined) return false;
  const usable = isFaceUsable(checkpoint);
  if (usable === (checkpoint.face_stopped_at === null)) return usable;
  await writing
    .updateTable('checkpoints')
    .set({ face_stopped_at: usable ? null : now, revision: checkpoint.revision + 1 })
    .where('checkpoint', '=', id)
    .execute();
  const { purpose, site } = checkpoint;
  const body = JSON.stringify({ checkpoint: id, purpose, site, face_usable: usable });
  const kind = usable ? 'alternatives.restored' : 'alternatives.face_only';
  await appendEvent(writing, ALTERNATIVES, { kind, body, at: now });
  // In the same transaction: no bundle made from here on lets a face in, or keeps one out, wrongly.
  await renewSetsAt(writing, site);
  return usable;
}

async function noteOutage(
  writing: Writing<PlatformTables>,
  way: string,
  live: boolean,
  now: number,
): Promise<void> {
  if (live) {
    const open = writing.updateTable('way_outages').set({ ended_at: now }).where('way', '=', way);
    await open.where('ended_at', 'is', null).execute();
    return;
  }
  const open = await writing
    .selectFrom('way_outages')
    .select('way')
    .where('way', '=', way)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (open !== undefined) return;
  await writing
    .insertInto('way_outages')
    .values({ way, began_at: now, ended_at: null })
    .onConflict((on) => on.columns(['way', 'began_at']).doUpdateSet({ ended_at: null }))
    .execute();
}

/** Reads when a way did not work, the latest first. */
export async function readOutages(
  reading: Reading<PlatformTables>,
  way: string,
  limit: number,
): Promise<ReadonlyArray<PlatformTables['way_outages']>> {
  return reading
    .selectFrom('way_outages')
    .selectAll()
    .where('way', '=', way)
    .orderBy('began_at', 'desc')
    .limit(limit)
    .execute();
}

/** Adds counts of a day to what is there. Attempts by face while no other way worked are marked. */
export async function addCounts(
  writing: Writing<PlatformTables>,
  { checkpoint, face_stopped_at }: StoredCheckpoint,
  { attempts, refusals }: ReportCounts,
  day: string,
): Promise<void> {
  for (const { way, took_ms, attempts: count, first_succeeded } of attempts) {
    const in_outage = way === 'face' && face_stopped_at !== null ? count : 0;
    const row = { checkpoint, day, way, bucket: bucketOf(took_ms) };
    await writing
      .insertInto('way_counts')
      .values({ ...row, attempts: count, first_succeeded, in_outage })
      .onConflict((on) =>
        on.columns(['checkpoint', 'day', 'way', 'bucket']).doUpdateSet({
          attempts: sql`way_counts.attempts + ${count}`,
          first_succeeded: sql`way_counts.first_succeeded + ${first_succeeded}`,
          in_outage: sql`way_counts.in_outage + ${in_outage}`,
        }),
      )
      .execute();
  }
  const { refused, turned_away } = refusals;
  if (refused === 0) return;
  await writing
    .insertInto('refusal_counts')
    .values({ checkpoint, day, refused, turned_away })
    .onConflict((on) =>
      on.columns(['checkpoint', 'day']).doUpdateSet({
        refused: sql`refusal_counts.refused + ${refused}`,
        turned_away: sql`refusal_counts.turned_away + ${turned_away}`,
      }),
    )
    .execute();
}

/** Reads counts from a day on, of one checkpoint or of all. */
export async function readCounts(
  reading: Reading<PlatformTables>,
  since: string,
  checkpoint?: string,
): Promise<readonly StoredCount[]> {
  const all = reading.selectFrom('way_counts').selectAll().where('day', '>=', since);
  return (checkpoint === undefined ? all : all.where('checkpoint', '=', checkpoint)).execute();
}

/** Reads who said no from a day on. */
export async function readRefusals(
  reading: Reading<PlatformTables>,
  since: string,
): Promise<ReadonlyArray<PlatformTables['refusal_counts']>> {
  return reading.selectFrom('refusal_counts').selectAll().where('day', '>=', since).execute();
}
