import type { DueView } from '@consentry/contract';
import {
  DUE_SOON_DAYS,
  type Deadline,
  civilDate,
  countable,
  deadlineEnd,
  isOver,
  startOfDay,
} from '@consentry/law';

const DAY_MS = 86_400_000;

/** The days of a deadline that is counted in days: the last one, and the one to act by. */
function daysOf({ end }: Deadline): { readonly lastDay: string; readonly actBy: string } {
  if (end.certainty === 'firm') return { lastDay: end.date, actBy: end.date };
  if (end.certainty === 'provisional') return { lastDay: end.provisional, actBy: end.act_by };
  return { lastDay: end.at.slice(0, 10), actBy: end.at.slice(0, 10) };
}

/** Tells when a reminder is due: a week before the last day, or on the day to act by if that is earlier. */
export function soonAt(deadline: Deadline): number {
  const actBy = startOfDay(civilDate(daysOf(deadline).actBy));
  return Math.min(overAt(deadline) - DUE_SOON_DAYS * DAY_MS, actBy);
}

/** Tells when the last day is over, epoch milliseconds. */
export function overAt(deadline: Deadline): number {
  return startOfDay(civilDate(daysOf(deadline).lastDay)) + DAY_MS;
}

/**
 * Shows a deadline with the calendars of today; `null` where it cannot be counted.
 *
 * @param doneAt when what is owed was done, epoch milliseconds, or `null`
 */
export function dueView(count: () => Deadline, doneAt: number | null, now: number): DueView | null {
  const deadline = countable(count);
  if (deadline === null) return null;
  const { lastDay, actBy } = daysOf(deadline);
  const over = isOver(deadline, doneAt ?? now);
  const open = over ? 'overdue' : now >= soonAt(deadline) ? 'soon' : 'due';
  return {
    certainty: deadline.end.certainty === 'provisional' ? 'provisional' : 'firm',
    last_day: lastDay,
    act_by: actBy,
    period_from: deadline.period_from,
    text: deadlineEnd(deadline),
    explanation: deadline.explanation,
    state: doneAt === null ? open : over ? 'late' : 'in_time',
  };
}
