import { type KeyObject, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Writing } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import type { PasskeyOwner } from './passkey.ts';

/** Time to touch a key or look up a phone, milliseconds. */
export const CHALLENGE_MS = 5 * 60_000;

/** What a challenge is for, and whose; one for something else is none. */
export interface ChallengeFor {
  readonly use: 'sign_in' | 'step_up' | 'add' | 'verification';
  readonly kind: PasskeyOwner['kind'];
  /** Account, or `''` where nobody is known yet. */
  readonly owner: string;
  /** Verification it completes; a challenge for one is none for another. */
  readonly verification?: string;
}

const NONCE_BYTES = 16;
const TIME_BYTES = 6;
const BYTES = NONCE_BYTES + TIME_BYTES;

/**
 * Makes a challenge: 128 random bits, its end, and a mark that only this platform makes. It needs no row
 * until it is used, so asking for challenges fills no disk. At least 16 random bytes: WebAuthn § 13.4.3.
 *
 * @param now epoch milliseconds
 * @returns base64url
 */
export function makeChallenge(secret: KeyObject, wanted: ChallengeFor, now: number): string {
  const time = Buffer.alloc(TIME_BYTES);
  time.writeUIntBE(now + CHALLENGE_MS, 0, TIME_BYTES);
  const head = Buffer.concat([randomBytes(NONCE_BYTES), time]);
  return Buffer.concat([head, mark(secret, wanted, head)]).toString('base64url');
}

/**
 * Uses a challenge up.
 *
 * @returns `false` when it was not made here for this, has expired, or was used before: by whatever replica,
 *   and whatever came of it
 */
export async function useChallenge(
  writing: Writing<PlatformTables>,
  secret: KeyObject,
  wanted: ChallengeFor,
  challenge: string,
  now: number,
): Promise<boolean> {
  const bytes = Buffer.from(challenge, 'base64url');
  const head = bytes.subarray(0, BYTES);
  const expected = mark(secret, wanted, head);
  const given = bytes.subarray(BYTES);
  // The text too has to be the one that was made: base64url has more than one spelling of some bytes.
  if (bytes.toString('base64url') !== challenge) return false;
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
  const expires = head.readUIntBE(NONCE_BYTES, TIME_BYTES);
  if (now >= expires) return false;
  const used = await writing
    .insertInto('used_challenges')
    .values({ challenge, expires_at: expires })
    .onConflict((on) => on.column('challenge').doNothing())
    .returning('challenge')
    .executeTakeFirst();
  return used !== undefined;
}

function mark(secret: KeyObject, { use, kind, owner, verification }: ChallengeFor, head: Uint8Array): Buffer {
  return createHmac('sha256', secret)
    .update(JSON.stringify(['challenge', use, kind, owner, verification ?? '']))
    .update(head)
    .digest();
}
