import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { Database, type Writing } from './database.ts';
import { DatabaseError, isDatabaseError } from './database-error.ts';
import type { ServerTables } from './tables.ts';

/** How far a transaction is kept from others. SQLite has one writer: there it is always `serializable`. */
export type Isolation = 'serializable' | 'read committed';

/** Tries of a transaction that PostgreSQL could not put in an order with others. */
export const TRIES_MAX = 12;
/** After so many tries on PostgreSQL, the next one waits until no other writes events, and keeps others waiting. */
const ALONE_AFTER = 3;
/** Longest pause before the second try; doubles with each, up to {@link PAUSE_MAX_MS}. */
const PAUSE_MS = 4;
const PAUSE_MAX_MS = 500;

const inside = new AsyncLocalStorage<ReadonlySet<object>>();

/**
 * Runs `work` in one transaction and returns after its commit is on disk: all of it happened, as if it had
 * been alone, or none of it.
 *
 * `work` may run several times, since PostgreSQL may refuse to put it in an order with others: it has to
 * read what it decides by through `writing`, and do nothing that is not undone with the transaction (no
 * mail, no call of another server; make a job of it). It opens no other transaction on this database.
 *
 * @throws whatever `work` throws, after undoing; {@link DatabaseError} `contended` after {@link TRIES_MAX}
 *   tries; `connection_lost`, with nothing changed; `outcome_unknown`, when the connection broke while it
 *   was committed; `storage_failed`
 */
export async function inTransaction<T extends ServerTables, R>(
  database: Database<T>,
  work: (writing: Writing<T>) => Promise<R>,
  isolation: Isolation = 'serializable',
): Promise<R> {
  const open = inside.getStore() ?? new Set<object>();
  if (open.has(database)) throw new DatabaseError('nested_transaction', '');
  return inside.run(new Set([...open, database]), async () => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await attempt(database, work, isolation, tries > ALONE_AFTER);
      } catch (error) {
        if (!isDatabaseError(error, 'contended')) throw error;
        if (tries >= TRIES_MAX) throw new DatabaseError('contended', String(tries), { cause: error });
        await sleep(Math.random() * Math.min(PAUSE_MAX_MS, PAUSE_MS * 2 ** tries));
      }
    }
  });
}

async function attempt<T extends ServerTables, R>(
  database: Database<T>,
  work: (writing: Writing<T>) => Promise<R>,
  isolation: Isolation,
  alone: boolean,
): Promise<R> {
  let committing = false;
  try {
    return await Database.writerOf(database)
      .transaction()
      .setIsolationLevel(isolation)
      .execute(async (transaction) => {
        // Nearly everything that contends does so for the number of its event. A lock taken before anything is
        // read comes before the snapshot, so that what others committed meanwhile is no conflict.
        if (alone && database.engine === 'postgresql')
          await sql`lock table streams in share row exclusive mode`.execute(transaction);
        const result = await work(transaction as unknown as Writing<T>);
        committing = true;
        return result;
      });
  } catch (error) {
    if (committing && isDatabaseError(error, 'connection_lost')) {
      throw new DatabaseError('outcome_unknown', '', { cause: error });
    }
    throw error;
  }
}
