import { type CivilDate, addCalendarDays, civilDate, isWeekend, yearOf } from './civil-date.ts';
import { dayKind } from './day-kind.ts';
import type { StateCouncilCalendar } from './state-council-calendar.ts';
import { TimeError } from './time-error.ts';

/** A day that would be worked, or off, where it is the other now. */
export interface CalendarChange {
  readonly day: CivilDate;
  readonly working: boolean;
}

/** Lists the days of its year that a calendar makes others, against those known; in the order of time. */
export function calendarChanges(
  calendar: StateCouncilCalendar,
  known: readonly StateCouncilCalendar[],
): readonly CalendarChange[] {
  const changes: CalendarChange[] = [];
  const own = [calendar];
  let day = civilDate(`${calendar.year}-01-01`);
  for (; yearOf(day) === calendar.year; day = addCalendarDays(day, 1)) {
    const { working } = dayKind(day, own);
    if (working !== worksNow(day, known)) changes.push({ day, working });
  }
  return changes;
}

/** Beyond the years of which even the statutory days are known, by the weekday. */
function worksNow(day: CivilDate, known: readonly StateCouncilCalendar[]): boolean {
  try {
    return dayKind(day, known).working;
  } catch (error) {
    if (error instanceof TimeError) return !isWeekend(day);
    throw error;
  }
}
