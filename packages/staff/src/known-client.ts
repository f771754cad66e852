import type { KeyObject } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { makeMarkedNonce, openMarkedNonce } from './marked-nonce.ts';

/** A browser in which somebody signed in is known for this long, milliseconds. */
export const KNOWN_MS = 90 * 24 * 60 * 60_000;

const COOKIE = '__Host-known';

/**
 * Makes the cookie of a browser in which an account just signed in. Tries from it are counted apart, so that
 * whoever tries names from elsewhere locks nobody out (SECURITY.md pitfall 28; OWASP "device cookies"). It
 * signs nobody in, and a platform keeps nothing of it.
 *
 * @param account kind and name of whoever signed in, as {@link knownClient} is asked for it
 * @returns a value of `Set-Cookie`
 */
export function knownCookie(secret: KeyObject, account: string, now: number): string {
  const value = makeMarkedNonce(secret, aboutOf(account), now + KNOWN_MS);
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
  return openMarkedNonce(secret, aboutOf(account), only[1] ?? '', now)?.head ?? null;
}

const aboutOf = (account: string): readonly string[] => ['known client', account];
