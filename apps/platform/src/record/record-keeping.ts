import { addCalendarDays, civilDateAt, startOfDay } from '@consentry/law';
import { keptUntil } from '../assessment/assessment.ts';

/** No three years have more days. */
const DAYS_MAX = 3 * 365 + 2;

/**
 * Gives the instant from which on records are kept still: what was over before it may be deleted.
 *
 * @param now epoch milliseconds
 */
export function keptSince(now: number): number {
  const today = civilDateAt(now);
  let day = addCalendarDays(today, -DAYS_MAX);
  while (keptUntil(startOfDay(day)) < today) day = addCalendarDays(day, 1);
  return startOfDay(day);
}
