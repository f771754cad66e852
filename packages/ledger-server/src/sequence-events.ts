import { commitTo, entryBytes } from '@consentry/ledger';
import { inTransaction, readEvents } from '@consentry/server';
import type { LedgerMeans } from './ledger-means.ts';
import type { LedgerSource, Told } from './ledger-source.ts';
import type { LedgerTables, Read, Write } from './ledger-tables.ts';
import { holdPlaces, setPlace } from './place-order.ts';

/** Events that get their place in one transaction. */
const AT_ONCE = 500;

/**
 * Gives every event that has none yet its durable place in the ledger, and what else waits for one. Both are written in
 * the transaction of what they tell of, so nothing that was acknowledged can be missing here; done by several at once,
 * one waits for the other and nothing is doubled.
 *
 * @returns how many entries got a place
 */
export async function sequenceEvents(
  { database }: Pick<LedgerMeans, 'database'>,
  source: LedgerSource,
): Promise<number> {
  let placed = 0;
  for (;;) {
    const behind = await streamsBehind(database.reading);
    const waits = (await source.isWaiting?.(database.reading)) ?? false;
    if (behind.length === 0 && !waits) return placed;
    placed += await inTransaction(
      database,
      (writing) => placeSome(writing, behind, source),
      'read committed',
    );
  }
}

async function streamsBehind(reading: Read): Promise<readonly string[]> {
  const rows = await reading
    .selectFrom('streams')
    .leftJoin('ledger_places', 'ledger_places.stream', 'streams.stream')
    .select('streams.stream')
    .where((row) =>
      row.or([
        row('ledger_places.sequence', 'is', null),
        row('last', '>', row.ref('ledger_places.sequence')),
      ]),
    )
    .orderBy('streams.stream')
    .execute();
  return rows.map(({ stream }) => stream);
}

async function placeSome(writing: Write, streams: readonly string[], source: LedgerSource): Promise<number> {
  await holdPlaces(writing);
  const happened = [...((await source.takeWaiting?.(writing, AT_ONCE)) ?? [])];
  for (const stream of streams) {
    if (happened.length >= AT_ONCE) break;
    const from = await placeOf(writing, stream);
    // Before the events: what comes in between is not passed over.
    const end = await lastOf(writing, stream);
    const events = await readEvents(writing, stream, from, AT_ONCE - happened.length);
    const last = events.at(-1);
    // None left: their time of keeping is over.
    await setPlace(writing, stream, last?.sequence ?? end);
    happened.push(...events.map((event) => ({ ...event, stream })));
  }
  return addEntries(writing, happened, source);
}

async function placeOf(writing: Write, stream: string): Promise<number> {
  const row = await writing
    .selectFrom('ledger_places')
    .select('sequence')
    .where('stream', '=', stream)
    .executeTakeFirst();
  return row?.sequence ?? 0;
}

async function lastOf(writing: Write, stream: string): Promise<number> {
  const row = await writing
    .selectFrom('streams')
    .select('last')
    .where('stream', '=', stream)
    .executeTakeFirst();
  return row?.last ?? 0;
}

async function addEntries(writing: Write, happened: readonly Told[], source: LedgerSource): Promise<number> {
  let position = await countEntries(writing);
  const entries: LedgerTables['ledger_entries'][] = [];
  const openings: LedgerTables['ledger_openings'][] = [];
  for (const told of happened) {
    const happening = await source.evidenceOf(writing, told);
    if (happening === null) continue;
    const { entry, opening } = commitTo(happening);
    const { stream, sequence } = told;
    entries.push({ position, stream, sequence, entry: entryBytes(entry).toString() });
    const person = happening.subject ?? null;
    const isErased = person !== null && (await source.isErased?.(writing, person, told)) === true;
    if (!isErased) openings.push({ position, person, opening: JSON.stringify(opening) });
    position += 1;
  }
  if (entries.length === 0) return 0;
  await writing.insertInto('ledger_entries').values(entries).execute();
  if (openings.length > 0) await writing.insertInto('ledger_openings').values(openings).execute();
  return entries.length;
}

/** Entries that have a place. */
export async function countEntries(reading: Pick<Read, 'selectFrom'>): Promise<number> {
  const { last } = await reading
    .selectFrom('ledger_entries')
    .select((row) => row.fn.max('position').as('last'))
    .executeTakeFirstOrThrow();
  return last === null ? 0 : last + 1;
}
