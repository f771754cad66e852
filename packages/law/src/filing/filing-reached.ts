import { FILING_THRESHOLD } from '../counting/index.ts';
import { type DecidingFact, fact } from '../posture/verdict.ts';
import type { CivilDate } from '../time/index.ts';
import type { FilingSection } from './filing-section.ts';

/** A day on which 100,000 was reached, and the fact that says so. */
export interface ReachedDay {
  readonly day: CivilDate;
  readonly fact: DecidingFact;
}

/**
 * First day on which the processor or its group reached 100,000, whichever did first (reading G4). A day
 * whose peak reached it says so, too.
 *
 * @param bound by the upper bound, which decides, or by the lower
 */
export function reachedOn(
  { reached, peaks }: FilingSection,
  bound: 'possible_on' | 'certain_on',
): ReachedDay | null {
  const peak = bound === 'possible_on' ? peaks.findIndex(({ persons }) => persons >= FILING_THRESHOLD) : -1;
  const days: ReadonlyArray<readonly [path: string, day: CivilDate | undefined | null]> = [
    [`/filing/reached/processor/${bound}`, reached.processor[bound]],
    [`/filing/reached/group/${bound}`, reached.group?.[bound]],
    [`/filing/peaks/${peak}/on`, peaks[peak]?.on],
  ];
  return days.reduce<ReachedDay | null>((first, [path, day]) => {
    if (typeof day !== 'string' || (first !== null && first.day <= day)) return first;
    return { day, fact: fact(path, day) };
  }, null);
}

/** The higher count of processor and group now, by the upper bound; `null` when nobody has counted. */
function mostStored({ stock }: FilingSection): (DecidingFact & { readonly persons: number }) | null {
  if (stock === null) return null;
  const { processor, group } = stock;
  const ofGroup = group !== null && group.upper > processor.upper;
  const persons = ofGroup ? group.upper : processor.upper;
  return { ...fact(`/filing/stock/${ofGroup ? 'group' : 'processor'}/upper`, persons), persons };
}

/** Whether 100,000 was reached, as far as anybody knows. */
export type Reaching =
  | ({
      readonly kind: 'reached';
      /** Whether it was reached on that day or before: the list of peaks begins with it, and no day is on record. */
      readonly atLatest: boolean;
    } & ReachedDay)
  /** The count shows it and no day is known. */
  | { readonly kind: 'day_unknown'; readonly fact: DecidingFact }
  | { readonly kind: 'not_reached'; readonly fact: DecidingFact; readonly persons: number }
  | { readonly kind: 'not_counted'; readonly fact: DecidingFact };

/** Tells whether 100,000 was reached, by the upper bound. */
export function reachingOf(section: FilingSection): Reaching {
  const on = reachedOn(section, 'possible_on');
  if (on !== null) {
    const { processor, group } = section.reached;
    const onRecord = processor.possible_on !== null || (group?.possible_on ?? null) !== null;
    return { kind: 'reached', ...on, atLatest: !onRecord && on.fact.path === '/filing/peaks/0/on' };
  }
  const most = mostStored(section);
  if (most === null) return { kind: 'not_counted', fact: fact('/filing/stock', null) };
  const { path, value, persons } = most;
  // Who filed with so many had reached it, whatever is stored now (reading G2).
  const stated = section.filings.some((filing) => filing.persons >= FILING_THRESHOLD);
  if (persons < FILING_THRESHOLD && !stated) return { kind: 'not_reached', fact: { path, value }, persons };
  return { kind: 'day_unknown', fact: fact('/filing/reached/processor/possible_on', null) };
}
