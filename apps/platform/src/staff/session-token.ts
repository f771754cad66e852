import type { IncomingHttpHeaders } from 'node:http';
import { STAFF_LIFE_MS } from './session.ts';
import { isToken } from './secrets.ts';

const COOKIE = '__Host-session';
const ATTRIBUTES = 'Secure; HttpOnly; SameSite=Strict; Path=/';

/** A session token as it came. What a program bears counts before what a browser adds by itself. */
export interface Carried {
  readonly token: string;
  readonly carrier: 'cookie' | 'bearer';
}

/** Finds what comes as `Authorization: Bearer`, of whatever kind; `null` for another scheme. */
export function bearerOf(headers: IncomingHttpHeaders): string | null {
  return /^Bearer ([!-~]{1,512})$/i.exec(headers.authorization ?? '')?.[1] ?? null;
}

/** Finds the token of a staff session. */
export function sessionTokenOf(headers: IncomingHttpHeaders): Carried | null {
  const bearer = bearerOf(headers);
  if (bearer !== null) return isToken('session', bearer) ? { token: bearer, carrier: 'bearer' } : null;
  if (headers.authorization !== undefined) return null;
  const named = (headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${COOKIE}=`));
  const [only, ...more] = named.map((pair) => pair.slice(COOKIE.length + 1));
  // Two of one name: somebody else set one of them.
  if (only === undefined || more.length > 0 || !isToken('session', only)) return null;
  return { token: only, carrier: 'cookie' };
}

/** Hands a token to a browser (`__Host-`: this host only, over TLS only; RFC 6265bis § 4.1.3.2). */
export function sessionCookie(token: string): Readonly<Record<string, string>> {
  return { 'set-cookie': `${COOKIE}=${token}; Max-Age=${STAFF_LIFE_MS / 1000}; ${ATTRIBUTES}` };
}

/** Takes it away. */
export function noSessionCookie(): Readonly<Record<string, string>> {
  return { 'set-cookie': `${COOKIE}=; Max-Age=0; ${ATTRIBUTES}`, 'clear-site-data': '"cache", "storage"' };
}
