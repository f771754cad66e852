import { both } from '@consentry/law';
import type { ProblemCatalogue } from '../http/problem.ts';

/** What the routes of calendars refuse with. */
export const CALENDAR_PROBLEMS = {
  calendar_state: {
    status: 409,
    title: both('这份日历已经通过', 'This calendar was approved already'),
    detail: both(
      '每份日历只核对一次；通过以后不再更改。',
      'A calendar is compared with its notice once, and is not changed afterwards.',
    ),
    remedy: both('如有新的通知，请重新录入。', 'Where there is a newer notice, enter that.'),
  },
} as const satisfies ProblemCatalogue;
