import { sql } from 'kysely';
import type { Reading, Writing } from './database.ts';
import type { ServerTables } from './tables.ts';

export interface EventTable {
  readonly stream: string;
  readonly sequence: number;
  readonly kind: string;
  readonly body: string;
  readonly at: number;
}

/** Something that happened, in the order of its stream. */
export interface StreamEvent {
  /** 1, 2, 3 … without a gap in each stream. */
  readonly sequence: number;
  readonly kind: string;
  /** JSON, as text. */
  readonly body: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Events given at once. */
export const EVENTS_MAX = 1000;

/**
 * Adds an event in the transaction of what it tells of: both are there or neither. Its number follows the
 * last of the stream, and no later one can be seen before it.
 *
 * @returns the sequence number
 */
export async function appendEvent<T extends ServerTables>(
  writing: Writing<T>,
  stream: string,
  event: Omit<StreamEvent, 'sequence'>,
): Promise<number> {
  const tables = writing as unknown as Writing<ServerTables>;
  const { last } = await tables
    .insertInto('streams')
    .values({ stream, last: 1 })
    .onConflict((on) => on.column('stream').doUpdateSet({ last: sql`streams.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow();
  await tables
    .insertInto('events')
    .values({ stream, sequence: last, ...event })
    .execute();
  return last;
}

/**
 * Gives the events after a cursor, in order.
 *
 * @param after the last sequence number the reader has; 0 for none
 * @param limit at most {@link EVENTS_MAX}
 */
export async function readEvents<T extends ServerTables>(
  reading: Reading<T>,
  stream: string,
  after: number,
  limit = EVENTS_MAX,
): Promise<readonly StreamEvent[]> {
  return (reading as unknown as Reading<ServerTables>)
    .selectFrom('events')
    .select(['sequence', 'kind', 'body', 'at'])
    .where('stream', '=', stream)
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(Math.min(limit, EVENTS_MAX))
    .execute();
}
