import { DAY_MS, epoch } from '../instant.ts';
import { type Deadline, TimeError, startOfDay } from '../time/index.ts';

/**
 * Tells whether a deadline has gone by. A provisional one has when its provisional day has; `act_by`
 * is earlier and only says by when to be safe.
 *
 * @param now milliseconds since the epoch
 */
export function isOver({ end }: Deadline, now: number): boolean {
  if (end.certainty === 'instant') return now > epoch(end.at);
  return now >= startOfDay(end.certainty === 'firm' ? end.date : end.provisional) + DAY_MS;
}

/** Counts a deadline or a day, or gives `null` where the calendars or the law do not reach it. */
export function countable<T = Deadline>(count: () => T): T | null {
  try {
    return count();
  } catch (error) {
    if (error instanceof TimeError) return null;
    throw error;
  }
}

/** How a duty with a last day stands: not done and over, not done yet, done too late, or done in time. */
export type DutyState = 'overdue' | 'due' | 'late' | 'in_time';

/**
 * Tells how a duty with a last day stands. One whose last day cannot be counted is never over.
 *
 * @param done when it was done, milliseconds since the epoch, or `null`
 */
export function dutyState(deadline: Deadline | null, done: number | null, now: number): DutyState {
  const over = deadline !== null && isOver(deadline, done ?? now);
  if (done === null) return over ? 'overdue' : 'due';
  return over ? 'late' : 'in_time';
}
