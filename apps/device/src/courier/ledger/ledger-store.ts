import { Entry, entryBytes, type EntrySource, type Opening } from '@consentry/ledger';
import { z } from 'zod';
import { iso } from '../clock.ts';
import type { Database, Reading, Writing } from '../store/database.ts';

/** What opens an entry is kept as long as records of processing have to be (PIPL Art. 56): three years. */
const OPENINGS_KEPT_MS = 3 * 365 * 24 * 60 * 60_000 + 24 * 60 * 60_000;

const Told = z.object({ note: z.string().nullable(), size: z.int() });

/** The place of the next entry: 0, 1, 2 … without a gap. */
export function countEntries(reading: Reading): number {
  const row = reading.get('SELECT coalesce(max(position) + 1, 0) AS n FROM ledger_entries');
  return z.int().parse(row?.['n']);
}

/** Gives an entry its durable place, with what opens it beside it. @returns the place */
export function placeEntry(
  writing: Writing,
  { entry, opening }: { readonly entry: Entry; readonly opening: Opening },
): number {
  const position = countEntries(writing);
  const text = entryBytes(entry).toString();
  writing.run('INSERT INTO ledger_entries (position, entry) VALUES (?, ?)', position, text);
  writing.run(
    'INSERT INTO ledger_openings (position, opening, at) VALUES (?, ?, ?)',
    position,
    JSON.stringify(opening),
    entry.at,
  );
  return position;
}

/** The entries in their places, for the tree. */
export function entriesOf({ reading }: Pick<Database, 'reading'>): EntrySource {
  return {
    size: async () => countEntries(reading),
    read: async (from, to) =>
      reading
        .all(
          'SELECT entry FROM ledger_entries WHERE position >= ? AND position < ? ORDER BY position',
          from,
          to,
        )
        .map(({ entry }) => Buffer.from(z.string().parse(entry))),
  };
}

/** Reads an entry with what opens it; the opening is `null` once it was erased. */
export function findEntry(
  reading: Reading,
  position: number,
): { readonly entry: string; readonly opening: Opening | null } | null {
  const row = reading.get(
    'SELECT entry, opening FROM ledger_entries LEFT JOIN ledger_openings USING (position) WHERE position = ?',
    position,
  );
  if (row === undefined) return null;
  const opening = z.string().nullable().parse(row['opening']);
  return {
    entry: z.string().parse(row['entry']),
    opening: opening === null ? null : (JSON.parse(opening) as Opening),
  };
}

/** Erases what opens entries older than it is kept. The entries stay, and every proof with them. */
export function eraseOldOpenings(writing: Writing, now: number): void {
  writing.run('DELETE FROM ledger_openings WHERE at < ?', iso(now - OPENINGS_KEPT_MS));
}

/** The last head signed under a name; `null` before the first. */
export function headOf(reading: Reading, origin: string): string | null {
  const row = reading.get('SELECT note FROM ledger_heads WHERE origin = ?', origin);
  return row === undefined ? null : z.string().parse(row['note']);
}

/** Publishes a head that follows `after`. @returns `false` where another was published meanwhile */
export function setHead(writing: Writing, origin: string, note: string, after: string | null): boolean {
  if (headOf(writing, origin) !== after) return false;
  writing.run(
    'INSERT INTO ledger_heads (origin, note) VALUES (?, ?) ON CONFLICT (origin) DO UPDATE SET note = excluded.note',
    origin,
    note,
  );
  return true;
}

/** The head the platform was told last (`null`: it has to be told again), and the entries of the one it holds. */
export function toldHead(reading: Reading): { readonly note: string | null; readonly size: number } {
  const row = reading.get('SELECT note, size FROM ledger_told');
  return row === undefined ? { note: null, size: 0 } : Told.parse(row);
}

export function setToldHead(writing: Writing, note: string | null, size: number): void {
  writing.run(
    `INSERT INTO ledger_told (one, note, size) VALUES (1, ?, ?)
     ON CONFLICT (one) DO UPDATE SET note = excluded.note, size = excluded.size`,
    note,
    size,
  );
}
