import { knownCalendars } from './calendars.ts';
import { type CivilDate, addCalendarDays, isWeekend, requireCount, yearOf } from './civil-date.ts';
import { type DaysOff, dayKind } from './day-kind.ts';
import type { StateCouncilCalendar } from './state-council-calendar.ts';

/** Longest period of working days that is counted. */
export const WORKING_DAYS_MAX = 1000;

/** Working days by which a plain Monday-to-Friday count is drawn in where a calendar is missing (our rule). */
export const FORWARD_MARGIN = 2;

/**
 * Further working days that a backward count takes where a calendar is missing (our rule). With the
 * calendars of 2025 and 2026 hidden two are needed; two more are spare.
 */
export const BACKWARD_MARGIN = 4;

/** A calendar that a count relied on, to be stored beside the date and counted anew when it changes. */
export interface CalendarUse {
  readonly year: number;
  readonly document: string;
  readonly loaded_at: CivilDate;
}

/** What a count of working days passed over. */
export interface Passed {
  /** Holidays passed over, in the order of the calendar. */
  readonly skipped: readonly DaysOff[];
  /** Saturdays and Sundays passed over outside holidays. */
  readonly weekend_days: number;
  /** Saturdays and Sundays that counted, because the State Council has them worked. */
  readonly worked_weekends: readonly CivilDate[];
  readonly calendars: readonly CalendarUse[];
}

/** A day on a published calendar, or two days of which only `act_by` is to be relied on. */
export type WorkingDayEnd =
  | { readonly certainty: 'firm'; readonly date: CivilDate }
  | {
      readonly certainty: 'provisional';
      /** With the statutory days and their substitutes off, and no weekend worked. */
      readonly provisional: CivilDate;
      /** The day to work to until the calendar is published. */
      readonly act_by: CivilDate;
    };

export type WorkingDayCount = WorkingDayEnd & Passed;

type Calendars = readonly StateCouncilCalendar[];

/** Tells whether a day is worked; `unknown` in a year whose calendar is not published. */
export function isWorkingDay(
  day: CivilDate,
  calendars: Calendars = knownCalendars(),
): 'yes' | 'no' | 'unknown' {
  if (!calendars.some(({ year }) => year === yearOf(day))) return 'unknown';
  return dayKind(day, calendars).working ? 'yes' : 'no';
}

/**
 * Counts working days on from a trigger, which is not counted: day 1 is the next working day
 * (《民法典》第二百零一条 by analogy, and the two dates that the CAC itself computed).
 *
 * Where the count meets a year without a calendar there is no one date: `provisional` and `act_by`.
 *
 * @param count working days, 1 to 1000
 * @throws {TimeError} `count_malformed`, `calendar_out_of_reach`
 * @example addWorkingDays(civilDate('2025-06-01'), 30) // { certainty: 'firm', date: '2025-07-14', … }
 */
export function addWorkingDays(
  trigger: CivilDate,
  count: number,
  calendars: Calendars = knownCalendars(),
): WorkingDayCount {
  requireCount(count, 1, WORKING_DAYS_MAX);
  const { date, firm, passed } = walk(trigger, count, 1, calendars);
  if (firm) return { certainty: 'firm', date, ...passed };
  const plain = backOnPlainDays(onPlainDays(trigger, count), FORWARD_MARGIN);
  const act_by = plain > trigger ? later(trigger, onOrBeforeWorkingDay(plain, calendars)) : trigger;
  return { certainty: 'provisional', provisional: date, act_by, ...passed };
}

/**
 * Counts working days back from an event, which is not counted: the latest day that is `count`
 * working days before it.
 *
 * @throws {TimeError} `count_malformed`, `calendar_out_of_reach`
 */
export function workingDaysBefore(
  event: CivilDate,
  count: number,
  calendars: Calendars = knownCalendars(),
): WorkingDayCount {
  requireCount(count, 1, WORKING_DAYS_MAX);
  const { date, firm, passed } = walk(event, count, -1, calendars);
  if (firm) return { certainty: 'firm', date, ...passed };
  const act_by = walk(event, count + BACKWARD_MARGIN, -1, calendars).date;
  return { certainty: 'provisional', provisional: date, act_by, ...passed };
}

/**
 * Gives the working day before a day. In a year without a calendar the statutory days are off.
 *
 * @throws {TimeError} `calendar_out_of_reach`
 */
export function workingDayBefore(day: CivilDate, calendars: Calendars = knownCalendars()): CivilDate {
  return walk(day, 1, -1, calendars).date;
}

/**
 * Gives the last day of a period that would end on this day, by 《民法典》第二百零三条第一款: a day off
 * moves it to the day after the time off. It extends periods of calendar days and years, where somebody
 * must act on the last day. A period of working days cannot end on a day off. We state this day and never
 * rely on it: that the rule extends a public-law period is an analogy.
 *
 * @throws {TimeError} `calendar_out_of_reach`
 */
export function civilCodeLastDay(
  day: CivilDate,
  calendars: Calendars = knownCalendars(),
): { readonly date: CivilDate; readonly certainty: 'firm' | 'provisional' } {
  let date = day;
  let firm = true;
  for (;;) {
    const kind = dayKind(date, calendars);
    firm &&= kind.published;
    if (kind.working) return { date, certainty: firm ? 'firm' : 'provisional' };
    date = addCalendarDays(date, 1);
  }
}

interface Walk {
  readonly date: CivilDate;
  readonly firm: boolean;
  readonly passed: Passed;
}

function walk(from: CivilDate, count: number, step: 1 | -1, calendars: Calendars): Walk {
  const skipped = new Map<string, DaysOff>();
  const worked_weekends: CivilDate[] = [];
  const years = new Set<number>();
  let weekend_days = 0;
  let firm = true;
  let date = from;
  for (let left = count; left > 0; ) {
    date = addCalendarDays(date, step);
    const { working, published, off } = dayKind(date, calendars);
    firm &&= published;
    years.add(yearOf(date));
    if (working) {
      left -= 1;
      if (isWeekend(date)) worked_weekends.push(date);
    } else if (off !== null) skipped.set(`${off.from} ${off.to}`, off);
    else weekend_days += 1;
  }
  const passed = {
    skipped: [...skipped.values()].toSorted((a, b) => (a.from < b.from ? -1 : 1)),
    weekend_days,
    worked_weekends: worked_weekends.toSorted(),
    calendars: calendars
      .filter(({ year }) => years.has(year))
      .map(({ year, document, loaded_at }) => ({ year, document, loaded_at })),
  };
  return { date, firm, passed };
}

function later(a: CivilDate, b: CivilDate): CivilDate {
  return a < b ? b : a;
}

function onPlainDays(from: CivilDate, count: number): CivilDate {
  let date = from;
  for (let left = count; left > 0; ) {
    date = addCalendarDays(date, 1);
    if (!isWeekend(date)) left -= 1;
  }
  return date;
}

function backOnPlainDays(from: CivilDate, count: number): CivilDate {
  let date = from;
  for (let left = count; left > 0; ) {
    date = addCalendarDays(date, -1);
    if (!isWeekend(date)) left -= 1;
  }
  return date;
}

function onOrBeforeWorkingDay(day: CivilDate, calendars: Calendars): CivilDate {
  return dayKind(day, calendars).working ? day : walk(day, 1, -1, calendars).date;
}
