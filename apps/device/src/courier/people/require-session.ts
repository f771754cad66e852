import type { Courier } from '../courier.ts';
import { ProblemError } from '../problem/problem.ts';
import type { Session } from './sessions.ts';

/** A live session with the token it was found by. */
export interface Held {
  readonly session: Session;
  readonly token: string;
}

/** Where a session is looked for. */
export interface Bearing {
  readonly headers: { readonly authorization?: string | undefined };
}

const BEARER = /^Bearer ([A-Za-z0-9_-]{43})$/;

/** Finds the session of a request, or `null` when the request bears none. @throws {ProblemError} `session_ended` */
export function findSession(courier: Courier, request: Bearing): Held | null {
  const header = request.headers.authorization;
  if (header === undefined) return null;
  const token = BEARER.exec(header)?.[1];
  const session = token === undefined ? 'unknown' : courier.sessions.find(token);
  if (token === undefined || typeof session === 'string') throw new ProblemError('session_ended');
  return { session, token };
}

/** Gives the session of a request. @throws {ProblemError} `session_missing`, `session_ended` */
export function requireSession(courier: Courier, request: Bearing): Held {
  const held = findSession(courier, request);
  if (held === null) throw new ProblemError('session_missing');
  return held;
}

/**
 * Gives the session of a person who showed a PIN. A face may read and withdraw, but it does not decide:
 * as long as there is no liveness check, a photo could agree in somebody's name (R06.2, R14.10).
 *
 * @throws {ProblemError} `session_missing`, `session_ended`
 */
export function requirePinSession(courier: Courier, request: Bearing): Held {
  const held = requireSession(courier, request);
  if (held.session.way !== 'pin') throw new ProblemError('session_missing');
  return held;
}
