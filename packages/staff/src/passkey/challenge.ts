import type { KeyObject } from 'node:crypto';
import type { Write } from '../account.ts';
import { makeMarkedNonce, openMarkedNonce } from '../marked-nonce.ts';
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

/**
 * Makes a challenge: 128 random bits, its end, and a mark that only this platform makes. It needs no row
 * until it is used, so asking for challenges fills no disk. At least 16 random bytes: WebAuthn § 13.4.3.
 *
 * @param now epoch milliseconds
 * @returns base64url
 */
export function makeChallenge(secret: KeyObject, wanted: ChallengeFor, now: number): string {
  return makeMarkedNonce(secret, aboutOf(wanted), now + CHALLENGE_MS);
}

/**
 * Uses a challenge up.
 *
 * @returns `false` when it was not made here for this, has expired, or was used before: by whatever replica,
 *   and whatever came of it
 */
export async function useChallenge(
  writing: Write,
  secret: KeyObject,
  wanted: ChallengeFor,
  challenge: string,
  now: number,
): Promise<boolean> {
  const opened = openMarkedNonce(secret, aboutOf(wanted), challenge, now);
  if (opened === null) return false;
  const used = await writing
    .insertInto('used_challenges')
    .values({ challenge, expires_at: opened.endsAt })
    .onConflict((on) => on.column('challenge').doNothing())
    .returning('challenge')
    .executeTakeFirst();
  return used !== undefined;
}

function aboutOf({ use, kind, owner, verification }: ChallengeFor): readonly string[] {
  return ['challenge', use, kind, owner, verification ?? ''];
}
