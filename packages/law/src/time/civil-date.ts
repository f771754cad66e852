import { z } from 'zod';
import { DAY_MS, SHANGHAI_OFFSET_MS } from '../instant.ts';
import { TimeError } from './time-error.ts';

/** A day of the calendar in Asia/Shanghai, `YYYY-MM-DD`; only days that exist. */
export const CivilDate = z.iso.date().brand<'CivilDate'>();
export type CivilDate = z.infer<typeof CivilDate>;

/** Longest period of days that is counted: a hundred years. */
export const DAYS_MAX = 36_525;

/** Reads a day. @throws {TimeError} `date_malformed` for what is no day, 2026-02-29 among them */
export function civilDate(text: string): CivilDate {
  const parsed = CivilDate.safeParse(text);
  if (!parsed.success) throw new TimeError('date_malformed', {}, { cause: parsed.error });
  return parsed.data;
}

/**
 * Tells the day in Asia/Shanghai, where all periods of the Measures run (no summer time).
 *
 * @param now milliseconds since the epoch
 * @example civilDateAt(Date.parse('2026-03-31T16:30:00Z')) // 2026-04-01
 */
export function civilDateAt(now: number): CivilDate {
  if (typeof now !== 'number' || !Number.isFinite(now)) throw new TimeError('clock_unusable');
  return fromDayNumber(Math.floor((now + SHANGHAI_OFFSET_MS) / DAY_MS));
}

/** Gives 00:00 of a day in Asia/Shanghai, milliseconds since the epoch. */
export function startOfDay(day: CivilDate): number {
  return dayNumber(day) * DAY_MS - SHANGHAI_OFFSET_MS;
}

/** Counts calendar days on, or back where `count` is negative; the day itself is not counted (民法典 201). */
export function addCalendarDays(day: CivilDate, count: number): CivilDate {
  requireCount(count, -DAYS_MAX, DAYS_MAX);
  return fromDayNumber(dayNumber(day) + count);
}

/**
 * Counts years on to the corresponding day; where there is none, to the last day of the month
 * (《民法典》第二百零二条). 2024-02-29 and three years: 2027-02-28.
 */
export function addYears(day: CivilDate, years: number): CivilDate {
  requireCount(years, 0, 100);
  const [year = Number.NaN, month = Number.NaN, ofMonth = Number.NaN] = day.split('-').map(Number);
  const same = utcDay(year + years, month - 1, ofMonth);
  return fromDayNumber(Math.min(same, utcDay(year + years, month, 0)));
}

/** Counts the days from one day to another: 1 from a day to the next. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Tells the day of the week: 0 Sunday to 6 Saturday. */
export function weekday(day: CivilDate): number {
  return (((dayNumber(day) + 4) % 7) + 7) % 7;
}

/** Tells whether a day is a Saturday or Sunday. */
export function isWeekend(day: CivilDate): boolean {
  return weekday(day) % 6 === 0;
}

/** Gives the year of a day. */
export function yearOf(day: CivilDate): number {
  return Number(day.slice(0, 4));
}

/** Fails for what is no whole number of `least` to `most`. @throws {TimeError} `count_malformed` */
export function requireCount(count: number, least: number, most: number): void {
  if (Number.isInteger(count) && count >= least && count <= most) return;
  throw new TimeError('count_malformed', { least: String(least), most: String(most) });
}

/** Writes an instant as RFC 3339 in Asia/Shanghai, to the second, or to the millisecond where it has any. */
export function shanghaiInstant(now: number): string {
  if (typeof now !== 'number' || !Number.isFinite(now)) throw new TimeError('clock_unusable');
  const local = new Date(now + SHANGHAI_OFFSET_MS).toISOString();
  return `${local.slice(0, -1).replace(/\.000$/, '')}+08:00`;
}

function dayNumber(day: CivilDate): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}

/** Years before 0 and after 9999 have another form in ISO 8601, and are no days here. */
function fromDayNumber(days: number): CivilDate {
  const at = new Date(days * DAY_MS);
  const text = Number.isNaN(at.getTime()) ? '' : at.toISOString();
  if (text.length !== '2026-11-22T00:00:00.000Z'.length) throw new TimeError('date_malformed');
  return text.slice(0, 10) as CivilDate;
}

/** Not `Date.UTC`: it reads the years 0 to 99 as 1900 to 1999. */
function utcDay(year: number, monthIndex: number, day: number): number {
  return new Date(0).setUTCFullYear(year, monthIndex, day) / DAY_MS;
}
