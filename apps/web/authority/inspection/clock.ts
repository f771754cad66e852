import type { InspectionView } from '@consentry/contract';
import {
  type CivilDate,
  DUE_SOON_DAYS,
  addCalendarDays,
  civilDate,
  daysBetween,
  isWorkingDay,
} from '@consentry/law';

/** A day that runs: for an answer, or for mending. */
export interface Clock {
  readonly of: 'answer' | 'mend';
  readonly by: string;
  readonly state: 'due' | 'soon' | 'overdue';
}

/** What a clock is read from. */
export interface Timed extends Pick<InspectionView, 'state' | 'answer_by' | 'late'> {
  /** Oldest first: the last one is open. */
  readonly rectifications: readonly { readonly by: string }[];
}

/** Gives the day that the processor has now; `null` where none runs. Pure. */
export function clockOf({ state, answer_by, rectifications, late }: Timed, today: CivilDate): Clock | null {
  const mendBy = rectifications.at(-1)?.by;
  const by = state === 'ordered' ? answer_by : state === 'rectifying' ? mendBy : undefined;
  if (by === undefined) return null;
  const isSoon = daysBetween(today, civilDate(by)) <= DUE_SOON_DAYS;
  return {
    of: state === 'ordered' ? 'answer' : 'mend',
    by,
    state: late ? 'overdue' : isSoon ? 'soon' : 'due',
  };
}

/** Days that a count of working days goes over at most. */
const COUNTED_MAX = 366;

/**
 * Counts the working days after one day, up to another and with it. Pure.
 *
 * @returns `null` where a calendar is not published, or it lies too far ahead or behind
 */
export function workingDaysUntil(today: CivilDate, by: CivilDate): number | null {
  const days = daysBetween(today, by);
  if (days < 0 || days > COUNTED_MAX) return null;
  const kinds = Array.from({ length: days }, (_, at) => isWorkingDay(addCalendarDays(today, at + 1)));
  return kinds.includes('unknown') ? null : kinds.filter((kind) => kind === 'yes').length;
}
