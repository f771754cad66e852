import type { IncomingHttpHeaders } from 'node:http';

/** One for staff and persons: in one browser one of them is signed in, and no request is of two. */
const COOKIE = '__Host-session';
const ATTRIBUTES = 'Secure; HttpOnly; SameSite=Strict; Path=/';

/** Finds what comes as `Authorization: Bearer`, of whatever kind; `null` for another scheme. */
export function bearerOf(headers: IncomingHttpHeaders): string | null {
  return /^Bearer ([!-~]{1,512})$/i.exec(headers.authorization ?? '')?.[1] ?? null;
}

/** Finds the token of a session as it came. What a program bears counts before what a browser adds by itself. */
export function carriedToken(
  headers: IncomingHttpHeaders,
): { readonly token: string; readonly carrier: 'cookie' | 'bearer' } | null {
  const bearer = bearerOf(headers);
  if (bearer !== null) return { token: bearer, carrier: 'bearer' };
  if (headers.authorization !== undefined) return null;
  const named = (headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${COOKIE}=`));
  const [only, ...more] = named.map((pair) => pair.slice(COOKIE.length + 1));
  // Two of one name: somebody else set one of them.
  return only === undefined || more.length > 0 ? null : { token: only, carrier: 'cookie' };
}

/**
 * Hands a token to a browser (`__Host-`: this host only, over TLS only; RFC 6265bis § 4.1.3.2).
 *
 * @param lifeMs how long the session can last, milliseconds
 */
export function sessionCookie(token: string, lifeMs: number): Readonly<Record<string, string>> {
  return { 'set-cookie': `${COOKIE}=${token}; Max-Age=${lifeMs / 1000}; ${ATTRIBUTES}` };
}

/** Takes it away. */
export function noSessionCookie(): Readonly<Record<string, string>> {
  return { 'set-cookie': `${COOKIE}=; Max-Age=0; ${ATTRIBUTES}`, 'clear-site-data': '"cache", "storage"' };
}
