import type { IncomingHttpHeaders } from 'node:http';

/** Names this device has for itself. A page of any other name is somebody else's (DNS rebinding). */
const NAMES = ['127.0.0.1', 'localhost'] as const;

/**
 * Tells whether a request comes from a page of this device, or from a program on it.
 *
 * @param port port the courier listens on
 */
export function isOurs(headers: IncomingHttpHeaders, port: number): boolean {
  const host = headers.host;
  // A browser leaves the port of http out where it is 80.
  const suffix = port === 80 ? '' : `:${port}`;
  if (host === undefined || !NAMES.some((name) => host === `${name}${suffix}`)) return false;
  if (headers.origin !== undefined && headers.origin !== `http://${host}`) return false;
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}
