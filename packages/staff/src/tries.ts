import { type KeyObject, createHmac, randomUUID } from 'node:crypto';
import { type Database, ProblemError, inTransaction } from '@consentry/server';
import type { SignInMeans } from './account.ts';
import type { SignInTables } from './tables.ts';

/** Tries count for this long. */
export const TRIES_MS = 15 * 60_000;
/** Tries of one account in {@link TRIES_MS}, in any stretch of that length (T-W3). */
export const TRIES_OF_ACCOUNT = 5;
/** Tries from one address: many colleagues may be behind one. */
export const TRIES_OF_ADDRESS = 50;
/** Passkeys shown from one address. Nobody guesses one: this only bounds the work, and is counted apart. */
export const PASSKEYS_OF_ADDRESS = 500;

/** Whom a try is counted for: an account (known or not), an address. */
export interface Tried {
  readonly kind: string;
  readonly name: string;
  readonly limit: number;
}

/**
 * Counts a try for each of `tried`, before anything is checked: of a thousand at once no more get through
 * than of a thousand in a row, by whatever replica.
 *
 * @param secret the platform's; names and addresses are kept as keyed hashes only, for {@link TRIES_MS}
 * @throws {ProblemError} `rate_limited`, with nothing counted; the same for an account that nobody has
 */
export async function countTries(
  database: Database<SignInTables>,
  secret: KeyObject,
  tried: readonly Tried[],
  now: number,
): Promise<void> {
  const wait = await inTransaction(database, async (writing) => {
    const since = now - TRIES_MS;
    const waits: number[] = [];
    for (const { kind, name, limit } of tried) {
      const subject = subjectOf(secret, kind, name);
      const earlier = await writing
        .selectFrom('tries')
        .select('at')
        .where('subject', '=', subject)
        .where('at', '>', since)
        .orderBy('at', 'desc')
        .limit(limit)
        .execute();
      const first = earlier.length < limit ? undefined : earlier.at(-1);
      waits.push(first === undefined ? 0 : first.at + TRIES_MS - now);
    }
    if (waits.some((ms) => ms > 0)) return Math.max(...waits);
    const rows = tried.map(({ kind, name }) => ({
      try: randomUUID(),
      subject: subjectOf(secret, kind, name),
      at: now,
    }));
    await writing.insertInto('tries').values(rows).execute();
    return 0;
  });
  if (wait > 0) throw new ProblemError('rate_limited', { retryAfterSeconds: Math.ceil(wait / 1000) });
}

/**
 * Counts a try of an address, whoever it is for.
 *
 * @throws {ProblemError} `rate_limited`
 */
export async function countTriesOfAddress(
  { database, keys }: Pick<SignInMeans, 'database' | 'keys'>,
  address: string,
  now: number,
): Promise<void> {
  await countTries(database, keys.secret, [{ kind: 'address', name: address, limit: TRIES_OF_ADDRESS }], now);
}

function subjectOf(secret: KeyObject, kind: string, name: string): string {
  return createHmac('sha256', secret)
    .update(JSON.stringify(['try', kind, name]))
    .digest('base64url');
}
