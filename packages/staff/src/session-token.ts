import type { IncomingHttpHeaders } from 'node:http';
import { carriedToken } from './session-cookie.ts';
import { isToken } from './secrets.ts';

/** A session token as it came. */
export interface Carried {
  readonly token: string;
  readonly carrier: 'cookie' | 'bearer';
}

/** Finds the token of a staff session. */
export function sessionTokenOf(headers: IncomingHttpHeaders): Carried | null {
  const carried = carriedToken(headers);
  return carried !== null && isToken('session', carried.token) ? carried : null;
}
