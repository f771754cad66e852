import type { EnterByPin } from '@consentry/contract';
import type { z } from 'zod';
import type { Courier } from '../courier.ts';
import { checkPin } from '../people/pin-hash.ts';
import { findPersonByNumber } from '../people/people-store.ts';
import { ProblemError } from '../problem/problem.ts';
import type { Door } from '../purpose/door-config.ts';
import { addRecord } from '../record/record-store.ts';
import { noteUse, startOf } from '../verification/note-use.ts';
import { type Limit, PIN_DEVICE_LIMIT, PIN_LIMIT } from './attempts.ts';
import {
  attemptsLeft,
  clearAttempts,
  countAttempt,
  DEVICE,
  numberSubject,
  uncountAttempt,
  waitFor,
} from './attempts-store.ts';
import { otherWays } from './ways.ts';

/**
 * Checks a number and PIN, with equal work and answer for a number nobody has, and gives the person.
 *
 * @param why `entry` when somebody comes in with it, which is recorded; `sign_in` when they only want
 *   to be known
 * @throws {ProblemError} `credentials_wrong`, `locked`, `rate_limited`
 */
export async function showPin(
  courier: Courier,
  door: Door,
  { number, pin, took_ms, verification }: z.infer<typeof EnterByPin>,
  why: 'entry' | 'sign_in',
): Promise<string> {
  const { database } = courier;
  const subject = numberSubject(database.reading, number);
  const began = took_ms === undefined ? null : courier.now() - took_ms;
  const firstTry = takePinAttempt(courier, door, subject);
  const found = findPersonByNumber(database.reading, number);
  const right = await checkPin(pin, found?.pin_hash ?? null);
  const person = right ? (found?.person ?? null) : null;
  database.transact((writing) => {
    if (person !== null) {
      clearAttempts(writing, PIN_LIMIT, subject);
      uncountAttempt(writing, PIN_DEVICE_LIMIT, DEVICE);
    }
    if (why === 'sign_in') return;
    const outcome = person === null ? 'wrong' : 'admitted';
    const who = found?.person ?? null;
    addRecord(writing, door, { person: who, event: 'entry', way: 'pin', outcome }, courier.now());
    noteUse(writing, courier, door, {
      way: 'pin',
      outcome,
      verification: verification ?? null,
      person: who,
      consent: null,
      began: startOf(courier, verification ?? null) ?? began,
      firstTry,
    });
  });
  if (person === null) throw new ProblemError('credentials_wrong', { otherWays: otherWays(courier, door) });
  return person;
}

/**
 * Counts the attempt before the PIN is looked at: a hundred at once are still a hundred.
 *
 * @returns whether none was counted before
 */
function takePinAttempt(courier: Courier, door: Door, subject: string): boolean {
  return courier.database.transact((writing) => {
    const now = courier.now();
    const firstTry = attemptsLeft(writing, PIN_LIMIT, subject, now) === PIN_LIMIT.most;
    refuseWhenLimited(waitFor(writing, PIN_LIMIT, subject, now), 'locked', courier, door);
    refuseWhenLimited(waitFor(writing, PIN_DEVICE_LIMIT, DEVICE, now), 'rate_limited', courier, door);
    for (const [limit, who] of [
      [PIN_LIMIT, subject],
      [PIN_DEVICE_LIMIT, DEVICE],
    ] as const satisfies readonly (readonly [Limit, string])[]) {
      countAttempt(writing, limit, who, now);
    }
    return firstTry;
  });
}

/** Refuses when a limit is reached, with the ways that still work. @throws {ProblemError} `locked`, `rate_limited` */
export function refuseWhenLimited(
  wait: number,
  code: 'locked' | 'rate_limited',
  courier: Courier,
  door: Door,
): void {
  if (wait === 0) return;
  // A PIN that is locked for this number is no way in for who has it.
  const ways = otherWays(courier, door).filter((way) => code !== 'locked' || way !== 'pin');
  throw new ProblemError(code, { retryAfterSeconds: wait, otherWays: ways });
}
