import {
  type CivilDate,
  addCalendarDays,
  addYears,
  civilDateAt,
  recordsKeptUntil,
  startOfDay,
} from '@consentry/law';

/**
 * Gives the last day on which a record is kept (§ 第九条第二款, R09.4, reading G22).
 *
 * @param ended when what it describes was over, epoch milliseconds
 */
export function keptUntil(ended: number): CivilDate {
  const { end } = recordsKeptUntil(civilDateAt(ended));
  if (end.certainty !== 'firm') throw new TypeError('Three years of keeping end on a known day.');
  return end.date;
}

/**
 * Gives the instant from which on records are kept still: what was over before it may be deleted.
 *
 * @param now epoch milliseconds
 */
export function keptSince(now: number): number {
  const today = civilDateAt(now);
  let day = addCalendarDays(addYears(today, -3), 1);
  // A record of 29 February is kept until the same day as one of the 28th.
  while (keptUntil(startOfDay(day)) >= today) day = addCalendarDays(day, -1);
  return startOfDay(addCalendarDays(day, 1));
}
