import { createHash, timingSafeEqual } from 'node:crypto';
import type { Courier } from '../courier.ts';
import { ProblemError } from '../problem/problem.ts';
import type { Bearing } from './require-session.ts';

const OPERATOR = /^Operator ([A-Za-z0-9_-]{43})$/;

/**
 * Lets through who bears the operator key of this device: whoever may read its data folder.
 *
 * @throws {ProblemError} `session_missing` otherwise
 */
export function requireOperator(courier: Courier, request: Bearing): void {
  const key = OPERATOR.exec(request.headers.authorization ?? '')?.[1];
  const expected = courier.operatorKey;
  if (key === undefined || expected === null || !timingSafeEqual(digest(key), digest(expected))) {
    throw new ProblemError('session_missing');
  }
}

function digest(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
