import { type KeyObject, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** A browser in which somebody signed in is known for this long, milliseconds. */
export const KNOWN_MS = 90 * 24 * 60 * 60_000;

const COOKIE = '__Host-known';
const NONCE_BYTES = 16;
const TIME_BYTES = 6;
const BYTES = NONCE_BYTES + TIME_BYTES;

/**
 * Makes the cookie of a browser in which an account just signed in. Tries from it are counted apart, so that
 * whoever tries names from elsewhere locks nobody out (SECURITY.md pitfall 28; OWASP "device cookies"). It
 * signs nobody in, and a platform keeps nothing of it.
 *
 * @param account kind and name of whoever signed in, as {@link knownClient} is asked for it
 * @returns a value of `Set-Cookie`
 */
export function knownCookie(secret: KeyObject, account: string, now: number): string {
  const time = Buffer.alloc(TIME_BYTES);
  time.writeUIntBE(now + KNOWN_MS, 0, TIME_BYTES);
  const head = Buffer.concat([randomBytes(NONCE_BYTES), time]);
  const value = Buffer.concat([head, mark(secret, account, head)]).toString('base64url');
  return `${COOKIE}=${value}; Max-Age=${KNOWN_MS / 1000}; Secure; HttpOnly; SameSite=Strict; Path=/`;
}

/**
 * Tells in which known browser of an account a request was made.
 *
 * @returns a name to count tries by; `null` in one that nobody knows for this account
 */
export function knownClient(
  secret: KeyObject,
  { cookie = '' }: IncomingHttpHeaders,
  account: string,
  now: number,
): string | null {
  const [only, ...more] = [...cookie.matchAll(/(?:^|;)\s*__Host-known=([\w-]+)\s*(?=;|$)/g)];
  if (only === undefined || more.length > 0) return null;
  const bytes = Buffer.from(only[1] ?? '', 'base64url');
  const head = bytes.subarray(0, BYTES);
  const expected = mark(secret, account, head);
  const given = bytes.subarray(BYTES);
  // The text too has to be the one that was made: base64url has more than one spelling of some bytes.
  if (bytes.toString('base64url') !== only[1]) return null;
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  return now < head.readUIntBE(NONCE_BYTES, TIME_BYTES) ? head.toString('base64url') : null;
}

function mark(secret: KeyObject, account: string, head: Uint8Array): Buffer {
  return createHmac('sha256', secret)
    .update(JSON.stringify(['known client', account]))
    .update(head)
    .digest();
}
