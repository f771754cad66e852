import { type KeyObject, createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A code is good for this long. */
export const CODE_LIFE_MS = 10 * 60_000;
/** Tries and codes are counted over this long. */
export const TRIES_WINDOW_MS = 15 * 60_000;
/** Codes that may be tried for one contact in the window: one in twenty million is found by chance. */
export const TRIES_MAX = 5;
/** Codes that may be asked for one contact in the window: nobody's mailbox is filled by us. */
export const CODES_MAX = 5;
/** A person who walks away is signed out after this long. */
export const SESSION_IDLE_MS = 10 * 60_000;
/** Nobody stays signed in longer than this. */
export const SESSION_LIFE_MS = 60 * 60_000;

/** A session's token begins with this, so that it is taken for nothing else. */
const TOKEN_PREFIX = 'cps_';
const TOKEN = /^cps_[A-Za-z0-9_-]{43}$/;

/**
 * Gives the code of a challenge: eight digits, computed from its id and a secret, so that no code is ever
 * written down. Who has a copy of the database has no code.
 */
export function codeOf(secret: KeyObject, challenge: string): string {
  const mac = createHmac('sha256', secret)
    .update(JSON.stringify(['one-time code', challenge]))
    .digest();
  // 64 bits over 10^8: the codes differ in likelihood by less than one in 10^11.
  return String(mac.readBigUInt64BE() % 100_000_000n).padStart(8, '0');
}

/** Compares a code in constant time. */
export function isCode(secret: KeyObject, challenge: string, code: string): boolean {
  return timingSafeEqual(Buffer.from(codeOf(secret, challenge)), Buffer.from(code.padStart(8).slice(0, 8)));
}

/** Seconds until one more is taken, `0` when it is now. @param times of those that count, in any order */
export function waitSeconds(times: readonly number[], most: number, now: number): number {
  const freeing = times
    .filter((at) => now - at < TRIES_WINDOW_MS)
    .toSorted((a, b) => a - b)
    .at(-most);
  return freeing === undefined ? 0 : Math.max(1, Math.ceil((freeing + TRIES_WINDOW_MS - now) / 1000));
}

/** Makes a token of 256 random bits; shown once. */
export function newToken(): string {
  return TOKEN_PREFIX + randomBytes(32).toString('base64url');
}

/** What is kept of a token: SHA-256, hex. `null` for what is no token of a person. */
export function hashToken(token: string): string | null {
  return TOKEN.test(token) ? createHash('sha256').update(token).digest('hex') : null;
}

/** When a session ends if nothing more is heard. */
export function sessionEnd(began: number, seen: number): number {
  return Math.min(seen + SESSION_IDLE_MS, began + SESSION_LIFE_MS);
}
