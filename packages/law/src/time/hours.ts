import { requireCount } from './civil-date.ts';
import { TimeError } from './time-error.ts';

/** Length of an hour, milliseconds. */
export const HOUR_MS = 3_600_000;

/**
 * Counts hours on from an instant, which itself is the beginning (《民法典》第二百零一条第二款): nights,
 * weekends and holidays count.
 *
 * @param from milliseconds since the epoch
 * @param count hours, 1 to 8784
 * @returns milliseconds since the epoch
 * @throws {TimeError} `clock_unusable`, `count_malformed`
 */
export function addHours(from: number, count: number): number {
  if (typeof from !== 'number' || !Number.isFinite(from)) throw new TimeError('clock_unusable');
  requireCount(count, 1, 8784);
  return from + count * HOUR_MS;
}
