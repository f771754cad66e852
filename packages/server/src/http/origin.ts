import type { IncomingHttpHeaders } from 'node:http';

/** Addresses of one server, for example `https://portal.example.com`. */
export type Origins = readonly string[];

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Tells whether a request may change anything: it comes from a page of this server, or from a program.
 * A browser says where a request comes from (`Origin`, `Sec-Fetch-Site`); a program has no cookies that
 * somebody else could ride on.
 */
export function isOurs(method: string, headers: IncomingHttpHeaders, origins: Origins): boolean {
  const { host, origin } = headers;
  if (host === undefined || !origins.some((one) => new URL(one).host === host)) return false;
  if (SAFE.has(method)) return true;
  if (origin !== undefined) return origins.includes(origin);
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  // A browser that sends neither is too old for us; what bears a cookie is a browser.
  return headers.cookie === undefined;
}
