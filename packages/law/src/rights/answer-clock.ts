import { DAY_MS } from '../instant.ts';
import { countable, isOver } from '../posture/deadline-state.ts';
import type { Subject } from '../posture/posture-state.ts';
import { type DecidingFact, type Lapse, type LapseDetails, fact } from '../posture/verdict.ts';
import { type CivilDate, type Deadline, civilDateAt, startOfDay } from '../time/index.ts';

/** Our setting: an answer that is owed is at risk for its last days, this many before the last one. */
export const DUE_SOON_DAYS = 7;

/** Something that was received and is to be answered. */
export interface Owed {
  /** JSON pointer to where it stands in the facts. */
  readonly at: string;
  readonly of: Subject;
  readonly received_on: CivilDate;
  readonly answered_on: CivilDate | null;
  /** Name of the field that says when it was answered. */
  readonly field: string;
  readonly count: (received: CivilDate) => Deadline;
}

/** The codes of one row for an answer that is overdue, due or was late. */
export interface AnswerCodes<C extends string> {
  readonly overdue: C;
  readonly due: C;
  readonly late: C;
}

type Say<C extends string> = Record<'broken' | 'atRisk', (code: C, details: LapseDetails) => Lapse>;

/**
 * Judges by one clock everything that is owed an answer (《个人信息保护法》第五十条 及时, reading G30): open
 * after the last day is broken; open and soon due, or answered after it, is at risk. Each day of receipt
 * is counted once, so that ten thousand requests are some hundred counts.
 */
export function answerLapses<C extends string>(
  owed: readonly Owed[],
  { broken, atRisk }: Say<C>,
  codes: AnswerCodes<C>,
  now: number,
): { readonly lapses: readonly Lapse[]; readonly unknown: readonly DecidingFact[] } {
  const clocks = new Map([...new Set(owed.map(({ count }) => count))].map((count) => [count, byDay(count)]));
  const lapses: Lapse[] = [];
  const unknown: DecidingFact[] = [];
  for (const { at, of, received_on, answered_on, field, count } of owed) {
    const deadline = clocks.get(count)?.(received_on) ?? null;
    if (deadline === null) {
      if (answered_on === null) unknown.push(fact(`${at}/received_on`, received_on));
      continue;
    }
    const details = { fact: fact(`${at}/${field}`, answered_on), of, deadline };
    if (answered_on !== null) {
      if (isOver(deadline, startOfDay(answered_on))) lapses.push(atRisk(codes.late, details));
    } else if (isOver(deadline, now)) {
      lapses.push(broken(codes.overdue, details));
    } else if (isDueSoon(deadline, now)) {
      lapses.push(atRisk(codes.due, details));
    }
  }
  return { lapses, unknown };
}

/** Counts the deadline of each day once; `null` where it cannot be counted. */
export function byDay(count: (received: CivilDate) => Deadline): (received: CivilDate) => Deadline | null {
  const counted = new Map<CivilDate, Deadline | null>();
  return (received) => {
    const known = counted.get(received);
    if (known !== undefined) return known;
    const deadline = countable(() => count(received));
    counted.set(received, deadline);
    return deadline;
  };
}

/** A provisional last day may turn out earlier: from `act_by` on it is due, too. */
function isDueSoon(deadline: Deadline, now: number): boolean {
  const { end } = deadline;
  if (end.certainty === 'provisional' && civilDateAt(now) >= end.act_by) return true;
  return isOver(deadline, now + DUE_SOON_DAYS * DAY_MS);
}
