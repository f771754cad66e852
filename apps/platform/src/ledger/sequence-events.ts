import { commitTo, entryBytes } from '@consentry/ledger';
import { inTransaction, readEvents, type Writing } from '@consentry/server';
import type { PlatformContext } from '../platform.ts';
import type { PlatformTables } from '../store/tables.ts';
import { evidenceOf, type Told } from './evidence-of.ts';

/** Events of one stream that get their place in one transaction. */
const AT_ONCE = 200;

/**
 * Gives every event that has none yet its durable place in the ledger. An event stands in its stream in the
 * transaction of what it tells of, so nothing that was acknowledged can be missing here; done by two at once, one
 * of them fails and nothing is doubled.
 *
 * @returns how many entries got a place
 */
export async function sequenceEvents({ database }: Pick<PlatformContext, 'database'>): Promise<number> {
  const behind = await database.reading
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
  let placed = 0;
  for (const { stream } of behind) {
    for (let count = AT_ONCE; count === AT_ONCE; placed += count)
      count = await inTransaction(database, (writing) => sequenceStream(writing, stream));
  }
  return placed;
}

async function sequenceStream(writing: Writing<PlatformTables>, stream: string): Promise<number> {
  const place = await writing
    .selectFrom('ledger_places')
    .select('sequence')
    .where('stream', '=', stream)
    .executeTakeFirst();
  const events = await readEvents(writing, stream, place?.sequence ?? 0, AT_ONCE);
  const last = events.at(-1);
  if (last === undefined) return 0;
  let position = await countEntries(writing);
  for (const event of events) {
    if (await addEntry(writing, position, { ...event, stream })) position += 1;
  }
  await writing
    .insertInto('ledger_places')
    .values({ stream, sequence: last.sequence })
    .onConflict((on) => on.column('stream').doUpdateSet({ sequence: last.sequence }))
    .execute();
  return events.length;
}

async function addEntry(writing: Writing<PlatformTables>, position: number, told: Told): Promise<boolean> {
  const happening = evidenceOf(told);
  if (happening === null) return false;
  const { entry, opening } = commitTo(happening);
  const { stream, sequence } = told;
  await writing
    .insertInto('ledger_entries')
    .values({ position, stream, sequence, entry: entryBytes(entry).toString() })
    .execute();
  await writing
    .insertInto('ledger_openings')
    .values({ position, person: happening.subject ?? null, opening: JSON.stringify(opening) })
    .execute();
  return true;
}

/** Entries that have a place. */
export async function countEntries(reading: Pick<Writing<PlatformTables>, 'selectFrom'>): Promise<number> {
  const { last } = await reading
    .selectFrom('ledger_entries')
    .select((row) => row.fn.max('position').as('last'))
    .executeTakeFirstOrThrow();
  return last === null ? 0 : Number(last) + 1;
}
