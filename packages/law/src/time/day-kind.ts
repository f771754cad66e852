import type { BiText } from '../text.ts';
import { type CivilDate, addCalendarDays, isWeekend, yearOf } from './civil-date.ts';
import type { StateCouncilCalendar } from './state-council-calendar.ts';
import { statutoryHolidays } from './statutory-days.ts';
import { TimeError } from './time-error.ts';

/** A holiday that a count passed over, as its notice names it; both ends included. */
export interface DaysOff {
  readonly name: BiText;
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** True where the State Council has not published the year: statutory days and substitutes only. */
  readonly provisional: boolean;
}

/** What is known of one day. */
export interface DayKind {
  readonly working: boolean;
  /** Whether the calendar of its year is published. */
  readonly published: boolean;
  /** The holiday it belongs to, or `null`. */
  readonly off: DaysOff | null;
}

type Calendars = readonly StateCouncilCalendar[];
type Year = {
  readonly published: boolean;
  readonly off: ReadonlyMap<CivilDate, DaysOff>;
  readonly worked: ReadonlySet<CivilDate>;
};

/** Years are laid out once for each list of calendars. */
const LAID_OUT = new WeakMap<Calendars, Map<number, Year>>();

/**
 * Tells what a day is by the published calendars; in a year without one, by the statutory days alone.
 *
 * @throws {TimeError} `calendar_out_of_reach` for a year of which neither is known
 */
export function dayKind(day: CivilDate, calendars: Calendars): DayKind {
  const { published, off, worked } = layOut(day, calendars);
  const holiday = off.get(day) ?? null;
  return { working: worked.has(day) || (holiday === null && !isWeekend(day)), published, off: holiday };
}

function layOut(day: CivilDate, calendars: Calendars): Year {
  const years = LAID_OUT.get(calendars) ?? new Map<number, Year>();
  LAID_OUT.set(calendars, years);
  const number = yearOf(day);
  const year = years.get(number) ?? published(number, calendars) ?? statutory(number);
  if (year === null) throw new TimeError('calendar_out_of_reach', { day });
  years.set(number, year);
  return year;
}

function published(number: number, calendars: Calendars): Year | null {
  const calendar = calendars.find(({ year }) => year === number);
  if (calendar === undefined) return null;
  const off = new Map<CivilDate, DaysOff>();
  for (const { name, from, to } of calendar.holidays) {
    for (let day = from; day <= to; day = addCalendarDays(day, 1))
      off.set(day, { name, from, to, provisional: false });
  }
  return { published: true, off, worked: new Set(calendar.worked_weekends) };
}

function statutory(number: number): Year | null {
  const holidays = statutoryHolidays(number);
  if (holidays === null) return null;
  const off = new Map<CivilDate, DaysOff>();
  for (const { name, days } of holidays) {
    const [from, to] = [days[0], days.at(-1)];
    if (from === undefined || to === undefined) continue;
    for (const day of days) off.set(day, { name, from, to, provisional: true });
  }
  return { published: false, off, worked: new Set() };
}
