import { createHmac, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { Database, Writing } from './database.ts';
import type { ServerTables } from './tables.ts';
import { inTransaction } from './transaction.ts';

export interface IdempotencyTable {
  readonly principal: string;
  readonly key: string;
  readonly digest: string;
  readonly status: number | null;
  readonly type: string | null;
  readonly payload: string | null;
  /** JSON; `null` in answers from before there was one. */
  readonly headers: string | null;
  readonly expires_at: number;
}

/** An answer as it was sent. It is kept as it is: never one that holds a secret. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly payload: string;
  /** Its own headers (`etag`, `location`, `retry-after`), in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A request that bears an `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header). */
export interface KeyedRequest {
  /** Who asks; the same key of somebody else is another request. */
  readonly principal: string;
  /** The header's value. */
  readonly key: string;
  /** {@link digestRequest} of what is asked. */
  readonly digest: string;
}

/** What a keyed request gets. */
export type Answered =
  | { readonly kind: 'first' | 'again'; readonly answer: Answer }
  /** The key was used for another request; nothing was done. */
  | { readonly kind: 'other_request' };

const Headers = z.record(z.string(), z.string());

/** An answer is given again for this long. */
export const ANSWER_LIFE_MS = 24 * 60 * 60_000;

/**
 * Gives a keyed digest of what is asked, so that a short secret in a body cannot be found by trying.
 *
 * @param secret the same for every replica
 * @param parts method, target, media type, body
 */
export function digestRequest(secret: KeyObject, parts: readonly string[]): string {
  // As JSON, so that no two lists of parts give the same text.
  return createHmac('sha256', secret).update(JSON.stringify(parts)).digest('base64url');
}

/**
 * Does what is asked once, and gives the same answer to each repetition. Effects and answer are in one
 * transaction: when the program dies there is neither, and the key is free. A repetition that comes while
 * the first is under way waits for it.
 *
 * `work` obeys the rules of {@link inTransaction}. When it throws, nothing is kept: let it throw where the
 * same request may succeed later.
 *
 * @param now epoch milliseconds
 */
export async function answerOnce<T extends ServerTables>(
  database: Database<T>,
  request: KeyedRequest,
  now: number,
  work: (writing: Writing<T>) => Promise<Answer>,
): Promise<Answered> {
  return inTransaction(database, async (writing) => {
    const known = await take(writing, request, now);
    if (known !== null) return known;
    const answer = await work(writing);
    await keep(writing, request, answer);
    return { kind: 'first', answer };
  });
}

/**
 * Deletes answers whose time has passed.
 *
 * @returns how many
 */
export async function sweepAnswers<T extends ServerTables>(
  writing: Writing<T>,
  now: number,
): Promise<number> {
  const { numDeletedRows } = await (writing as unknown as Writing<ServerTables>)
    .deleteFrom('idempotency')
    .where('expires_at', '<=', now)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Takes the key, or gives what it was used for. The row has no answer only inside this transaction. */
async function take<T extends ServerTables>(
  writing: Writing<T>,
  request: KeyedRequest,
  now: number,
): Promise<Answered | null> {
  const tables = writing as unknown as Writing<ServerTables>;
  const { principal, key, digest } = request;
  await tables
    .deleteFrom('idempotency')
    .where('principal', '=', principal)
    .where('key', '=', key)
    .where('expires_at', '<=', now)
    .execute();
  // PostgreSQL waits here for a transaction that holds the key, and then has this one tried again.
  const taken = await tables
    .insertInto('idempotency')
    .values({
      principal,
      key,
      digest,
      status: null,
      type: null,
      payload: null,
      headers: null,
      expires_at: now + ANSWER_LIFE_MS,
    })
    .onConflict((on) => on.columns(['principal', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst();
  if (taken !== undefined) return null;
  const row = await tables
    .selectFrom('idempotency')
    .select(['digest', 'status', 'type', 'payload', 'headers'])
    .where('principal', '=', principal)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  if (row.digest !== digest || row.status === null || row.type === null || row.payload === null) {
    return { kind: 'other_request' };
  }
  const { status, type, payload } = row;
  const headers = Headers.parse(JSON.parse(row.headers ?? '{}'));
  return { kind: 'again', answer: { status, type, payload, headers } };
}

async function keep<T extends ServerTables>(
  writing: Writing<T>,
  { principal, key }: KeyedRequest,
  { status, type, payload, headers }: Answer,
): Promise<void> {
  await (writing as unknown as Writing<ServerTables>)
    .updateTable('idempotency')
    .set({ status, type, payload, headers: JSON.stringify(headers) })
    .where('principal', '=', principal)
    .where('key', '=', key)
    .execute();
}
