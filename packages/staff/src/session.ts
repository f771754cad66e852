import { STEP_UP_MS } from '@consentry/server';

/** Nothing was done for this long: the session is over (ASVS 5.0 § 7.3.1; SECURITY.md 4.6). */
export const STAFF_IDLE_MS = 15 * 60_000;
/** A working day: the session is over whatever is done (ASVS 5.0 § 7.3.2). */
export const STAFF_LIFE_MS = 8 * 60 * 60_000;
/** A sign of life is written at most so often; a session so ends up to this much earlier, never later. */
export const SIGN_OF_LIFE_MS = 60_000;

/** The times of a session, epoch milliseconds. */
export interface SessionTimes {
  readonly began_at: number;
  readonly seen_at: number;
  readonly stepped_up_at: number | null;
}

/** Tells whether a session is over. One seen far ahead is: the clock was set back, nobody knows how long ago. */
export function isOver({ began_at, seen_at }: SessionTimes, now: number): boolean {
  return now >= seen_at + STAFF_IDLE_MS || now >= began_at + STAFF_LIFE_MS || seen_at - now >= STAFF_IDLE_MS;
}

/** Gives when a session ends by itself, and how long its second factor counts. */
export function endsOf({ began_at, seen_at, stepped_up_at }: SessionTimes, now: number) {
  const until = stepped_up_at === null ? 0 : stepped_up_at + STEP_UP_MS;
  const end = began_at + STAFF_LIFE_MS;
  return { idle: Math.min(seen_at + STAFF_IDLE_MS, end), end, steppedUp: until > now ? until : null };
}
