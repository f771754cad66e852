import { openCheckpoint, requirePart, TILE_WIDTH } from '@consentry/ledger';
import { type Database, inTransaction } from '@consentry/server';
import type { LedgerMeans } from './ledger-means.ts';
import type { LedgerTables, Read } from './ledger-tables.ts';
import type { Ledger } from './open-ledger.ts';

/** How often a part is checked. */
export const RECHECK_EVERY_MS = 60_000;
/** Parts in which the whole is checked, at most: half a day of them, so that a restart loses no day. */
const PARTS_MAX = 720;
/** Tiles of 256 entries in a part, at least. */
const TILES_MIN = 8;
/** A log that is checked sooner rests until so long after the last pass. */
const REST_MS = 60 * 60_000;

/** How far the log is checked again. */
export type Recheck = LedgerTables['ledger_rechecks'];

/** Reads how far the log is checked again. */
export async function readRecheck(reading: Read): Promise<Recheck> {
  const row = await reading.selectFrom('ledger_rechecks').selectAll().executeTakeFirst();
  return row ?? { id: 1, next: 0, checked: 0, began_at: null, whole_at: null, against: null };
}

/** Notes that the whole log was found to be in order. */
export async function noteWhole(database: Database<LedgerTables>, now: number): Promise<void> {
  const done = { next: 0, checked: 0, began_at: null, whole_at: now, against: null };
  await save(database, done);
}

/** Tiles of one part of a log, so that all parts are done in time. */
export function tilesOfPart(size: number): number {
  return Math.max(TILES_MIN, Math.ceil(Math.ceil(size / TILE_WIDTH) / PARTS_MAX));
}

/**
 * Checks the next part: entries, tiles, rows, and at the end of a pass that they give the root of the checkpoint
 * that was the last one when it began.
 *
 * @throws {LedgerError} for what is lost or changed
 */
export async function recheckPart(
  { database, now }: Pick<LedgerMeans, 'database' | 'now'>,
  ledger: Ledger,
): Promise<void> {
  const row = await readRecheck(database.reading);
  const begins = row.against === null;
  if (begins && row.whole_at !== null && now() - row.whole_at < REST_MS) return;
  const note = row.against ?? (await ledger.log.head()).note;
  if (note === null) return;
  const head = openCheckpoint(note, ledger.signer.key);
  const from = begins ? 0 : row.next;
  const to = from + tilesOfPart(head.size);
  await requirePart(ledger.tiles, ledger.entries, head, { from, to });
  const checked = to * TILE_WIDTH;
  if (checked >= head.size) return noteWhole(database, now());
  const change = { next: to, checked, against: note, began_at: begins ? now() : row.began_at };
  await save(database, change);
}

async function save(database: Database<LedgerTables>, change: Partial<Omit<Recheck, 'id'>>): Promise<void> {
  await inTransaction(database, async (writing) => {
    const row = { ...(await readRecheck(writing)), ...change };
    await writing
      .insertInto('ledger_rechecks')
      .values(row)
      .onConflict((on) => on.column('id').doUpdateSet(row))
      .execute();
  });
}
