import { createHash } from 'node:crypto';
import type { DeadlineEntry } from '@consentry/contract';
import {
  type OpenDeadline,
  RequirementId,
  civilDate,
  civilDateAt,
  daysBetween,
  deadlineEnd,
  deadlineRules,
  startOfDay,
} from '@consentry/law';

const DAY_MS = 86_400_000;

/** Days before the day to keep on which a reminder is sent: our setting. */
export const LEADS = [30, 14, 7, 3, 1, 0] as const;
/** The lead of the reminder that it is over. */
export const OVER = -1;

/** Shows a clock that runs. */
export function deadlineEntry({ deadline, of, overdue, who }: OpenDeadline): DeadlineEntry {
  const { kind, row, strength, period_from, citation, trigger, passed, explanation, end, aim } = deadline;
  const dueAt = dueOf(end);
  const name = JSON.stringify([kind, trigger, of?.kind ?? null, of?.id ?? null]);
  return {
    deadline: createHash('sha256').update(name).digest('hex').slice(0, 32),
    kind,
    requirement: RequirementId.parse(row),
    began: deadlineRules[kind].trigger,
    duty: deadlineRules[kind].duty,
    citation,
    strength,
    period_from,
    trigger,
    certainty: end.certainty,
    act_by: civilDateAt(dueAt - 1),
    aim_on: aim,
    due_at: new Date(dueAt).toISOString(),
    overdue,
    of,
    who,
    calendars: (passed?.calendars ?? []).map((one) => ({ ...one })),
    text: deadlineEnd(deadline),
    explanation,
  };
}

/** When it is over, by the day to keep: 24:00 of it. */
function dueOf(end: OpenDeadline['deadline']['end']): number {
  if (end.certainty === 'instant') return Date.parse(end.at);
  return startOfDay(end.certainty === 'firm' ? end.date : end.act_by) + DAY_MS;
}

/**
 * Tells which reminder of a clock is due now: the latest of those whose day has come, so that a clock that is
 * found late is not told of four times. A clock of hours is told of at once, and when it is over.
 *
 * @returns days before, 0 on the day, -1 when it is over; `null` while it is too early for any
 */
export function reminderDue(
  { act_by, due_at, certainty }: Pick<DeadlineEntry, 'act_by' | 'due_at' | 'certainty'>,
  now: number,
): number | null {
  if (now > Date.parse(due_at)) return OVER;
  if (certainty === 'instant') return 0;
  const left = daysBetween(civilDateAt(now), civilDate(act_by));
  return LEADS.findLast((lead) => left <= lead) ?? null;
}
