import { randomUUID } from 'node:crypto';
import { Entry, type EntryType } from '@consentry/ledger';
import { holdPlaces } from '@consentry/ledger-server';
import { type Database, type Reading, type Writing, appendEvent, inTransaction } from '@consentry/server';
import { z } from 'zod';
import type { PlatformTables } from '../store/tables.ts';
import { idsOfPerson, keptPerson } from './ids-of-person.ts';

type Write = Writing<PlatformTables>;
type Read = Reading<PlatformTables>;

/** Stream of what was erased of openings: how many, of which types, of when; not which. */
const OPENINGS = 'openings';
/** Says that those of a person went; it is evidence for that person, and keeps its own opening. */
export const OPENINGS_ERASED = 'openings.erased';
const OPENINGS_OUTLIVED = 'openings.outlived';
/** Openings looked at in one transaction. */
const BATCH = 500;
const Counts = z.partialRecord(z.string(), z.int());

/** What was erased at once. */
export interface OpeningErasure {
  readonly erasure: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly reason: 'person_erased' | 'kept_long_enough';
  /** How many, by type of entry. */
  readonly entries: Readonly<Partial<Record<string, number>>>;
  /** When the first and the last of them happened; `null` for none. */
  readonly from_at: number | null;
  readonly to_at: number | null;
}

/**
 * Erases what opens the entries about a person: their right to erasure was carried out (《个人信息保护法》第四十七条).
 * The entries stay, and every proof with them: they tell that something of their type happened then, and of nobody any
 * more (SECURITY.md 4.5). What happened until now and has no place yet gets no opening when it gets one. The record
 * of processing, which names nobody, is kept apart and for as long as it has to be (R09.4).
 */
export async function eraseOpeningsOfPerson(writing: Write, person: string, now: number): Promise<void> {
  await holdPlaces(writing);
  const ids = await idsOfPerson(writing, person);
  const rows = await writing
    .selectFrom('ledger_openings')
    .innerJoin('ledger_entries', 'ledger_entries.position', 'ledger_openings.position')
    .select('ledger_entries.entry')
    .where('person', 'in', ids)
    .execute();
  await writing.deleteFrom('ledger_openings').where('person', 'in', ids).execute();
  const erasure = await keepErasure(writing, { person, reason: 'person_erased' }, rows, now);
  const body = JSON.stringify({ person, erasure, entries: rows.length });
  await appendEvent(writing, OPENINGS, { kind: OPENINGS_ERASED, body, at: now });
}

/**
 * Erases what opens the entries of events whose time of keeping is over, and writes down how many.
 *
 * @returns how many
 */
export async function eraseOpenings(
  writing: Write,
  streams: readonly string[],
  sequences: readonly number[],
  now: number,
): Promise<number> {
  if (streams.length === 0 || sequences.length === 0) return 0;
  const rows = await writing
    .selectFrom('ledger_openings')
    .innerJoin('ledger_entries', 'ledger_entries.position', 'ledger_openings.position')
    .select(['ledger_openings.position', 'ledger_entries.entry'])
    .where('stream', 'in', streams)
    .where('sequence', 'in', sequences)
    .execute();
  return eraseOutlived(writing, rows, now);
}

/**
 * Erases what opens entries of purposes that ended so long ago that nothing of them is kept: also of streams whose
 * events stay, such as those of devices.
 *
 * @param since what happened before is not kept
 */
export async function eraseOpeningsOfPurposes(
  database: Database<PlatformTables>,
  ended: ReadonlySet<string>,
  since: number,
  now: number,
): Promise<void> {
  for (let from: number | null = 0; from !== null; ) {
    const rows: ReadonlyArray<{ readonly position: number; readonly entry: string }> = await database.reading
      .selectFrom('ledger_openings')
      .innerJoin('ledger_entries', 'ledger_entries.position', 'ledger_openings.position')
      .select(['ledger_openings.position', 'ledger_entries.entry'])
      .where('ledger_openings.position', '>=', from)
      .orderBy('ledger_openings.position')
      .limit(BATCH)
      .execute();
    const over = rows.filter(({ entry: text }) => {
      const entry = entryOf(text);
      return entry.purpose !== undefined && ended.has(entry.purpose) && Date.parse(entry.at) < since;
    });
    if (over.length > 0) await inTransaction(database, (writing) => eraseOutlived(writing, over, now));
    from = rows.length < BATCH ? null : (rows.at(-1)?.position ?? 0) + 1;
  }
}

async function eraseOutlived(
  writing: Write,
  rows: ReadonlyArray<{ readonly position: number; readonly entry: string }>,
  now: number,
): Promise<number> {
  if (rows.length === 0) return 0;
  const positions = rows.map(({ position }) => position);
  await writing.deleteFrom('ledger_openings').where('position', 'in', positions).execute();
  const erasure = await keepErasure(writing, { person: null, reason: 'kept_long_enough' }, rows, now);
  const body = JSON.stringify({ erasure, entries: rows.length });
  await appendEvent(writing, OPENINGS, { kind: OPENINGS_OUTLIVED, body, at: now });
  return rows.length;
}

async function keepErasure(
  writing: Write,
  of: Pick<PlatformTables['opening_erasures'], 'person' | 'reason'>,
  rows: ReadonlyArray<{ readonly entry: string }>,
  now: number,
): Promise<string> {
  const entries = rows.map(({ entry }) => entryOf(entry));
  const counts: Partial<Record<EntryType, number>> = {};
  for (const { type } of entries) counts[type] = (counts[type] ?? 0) + 1;
  const times = entries.map(({ at }) => Date.parse(at)).toSorted((a, b) => a - b);
  const erasure = randomUUID();
  await writing
    .insertInto('opening_erasures')
    .values({
      ...of,
      erasure,
      at: now,
      entries: JSON.stringify(counts),
      from_at: times[0] ?? null,
      to_at: times.at(-1) ?? null,
    })
    .execute();
  return erasure;
}

/** Until when what happened to a person gets no opening any more, epoch milliseconds; `null` for never. */
export async function erasedUntil(reading: Read, person: string): Promise<number | null> {
  const kept = await keptPerson(reading, person);
  const row = await reading
    .selectFrom('opening_erasures')
    .select((one) => one.fn.max('at').as('at'))
    .where('person', 'in', [person, kept])
    .executeTakeFirst();
  return row?.at ?? null;
}

/** What was erased of a person, the latest first. */
export async function erasuresOf(reading: Read, person: string): Promise<readonly OpeningErasure[]> {
  const rows = await reading
    .selectFrom('opening_erasures')
    .selectAll()
    .where('person', 'in', await idsOfPerson(reading, person))
    .orderBy('at', 'desc')
    .orderBy('erasure')
    .execute();
  return rows.map(({ person: _person, entries, ...row }) => ({
    ...row,
    entries: Counts.parse(JSON.parse(entries)),
  }));
}

function entryOf(text: string): Entry {
  return Entry.parse(JSON.parse(text));
}
