import { BiText } from '@consentry/law';
import { z } from 'zod';

/** Where the number of days is from; all but `law` are never to be shown as law. `authority`, `organisation`: set the day itself. */
export const PeriodFrom = z.enum(['law', 'standard', 'ours', 'authority', 'organisation']);

/** A last day as it stands with today’s calendars, with how it was counted. */
export const DueView = z.strictObject({
  /** `provisional` where the calendar of a year is not published: then `act_by` is the day to keep. */
  certainty: z.enum(['firm', 'provisional']),
  last_day: z.iso.date(),
  act_by: z.iso.date(),
  period_from: PeriodFrom,
  text: BiText,
  explanation: BiText,
  /** `late` when it was done after its last day. */
  state: z.enum(['due', 'soon', 'overdue', 'in_time', 'late']),
});
export type DueView = z.infer<typeof DueView>;
