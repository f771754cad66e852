import { z } from 'zod';
import { BiText } from '../text.ts';
import { CivilDate, isWeekend, yearOf } from './civil-date.ts';
import { TimeError } from './time-error.ts';

const Holiday = z.strictObject({ name: BiText, from: CivilDate, to: CivilDate });

/** One year of 《国务院办公厅关于部分节假日安排的通知》: the days off and the weekends that are worked. */
export const StateCouncilCalendar = z
  .strictObject({
    year: z.int().min(2000).max(2199),
    /** Number of the notice, for example `国办发明电〔2025〕7号`. */
    document: z.string().min(1).max(100),
    published: CivilDate,
    /** The day on which these data were entered. */
    loaded_at: CivilDate,
    /** How they were checked. */
    verified: z.string().min(1).max(300),
    /** Days off, both ends included. */
    holidays: z.array(Holiday).min(1).max(12),
    /** Saturdays and Sundays that are worked (上班). */
    worked_weekends: z.array(CivilDate).max(20),
  })
  .superRefine((calendar, context) => {
    const wrong = (path: PropertyKey[]): void => context.addIssue({ code: 'custom', path });
    let last = '';
    for (const [at, { from, to }] of calendar.holidays.entries()) {
      if (from > to || from <= last) wrong(['holidays', at]);
      if (yearOf(from) !== calendar.year || yearOf(to) !== calendar.year) wrong(['holidays', at]);
      last = to;
    }
    for (const [at, day] of calendar.worked_weekends.entries()) {
      const off = calendar.holidays.some(({ from, to }) => from <= day && day <= to);
      if (off || !isWeekend(day) || yearOf(day) !== calendar.year) wrong(['worked_weekends', at]);
    }
  });
export type StateCouncilCalendar = z.infer<typeof StateCouncilCalendar>;

/**
 * Reads the calendar of a year that somebody enters.
 *
 * @throws {TimeError} `calendar_malformed`: days of another year, holidays out of order, a worked
 *   weekend that is a holiday or no weekend
 */
export function stateCouncilCalendar(data: unknown): StateCouncilCalendar {
  const parsed = StateCouncilCalendar.safeParse(data);
  if (parsed.success) return parsed.data;
  const paths = parsed.error.issues.map(
    ({ path }) => `/${path.map((step) => String(step).slice(0, 64)).join('/')}`,
  );
  throw new TimeError(
    'calendar_malformed',
    { paths: [...new Set(paths)].slice(0, 10).join(' ') },
    { cause: parsed.error },
  );
}
