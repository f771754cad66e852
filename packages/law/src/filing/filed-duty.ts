import { FILING_THRESHOLD } from '../counting/index.ts';
import { countable, dutyState } from '../posture/deadline-state.ts';
import { type Lapse, fact } from '../posture/verdict.ts';
import {
  type CivilDate,
  type Deadline,
  changeDeadline,
  civilDateAt,
  deregistrationDeadline,
  filingDeadline,
} from '../time/index.ts';
import { epoch } from '../instant.ts';
import type { Filed } from './filed.ts';
import { atRisk, broken } from './filed-lapse.ts';

/** Whether what was due from a day on was handed in too late. */
function isLate(count: () => Deadline, now: number): Deadline | null {
  const deadline = countable(count);
  return dutyState(deadline, now, now) === 'late' ? deadline : null;
}

/** § 第十五条第一款: the day of reaching, the time since, and the authority of the right province. */
export function filingLapses({ kind, facts, province }: Filed, now: number): readonly Lapse[] {
  const { reached_on: reached, stock, processor } = facts;
  const first = kind === 'first' || kind === 'consolidated';
  const upper = Math.max(stock?.processor.upper ?? 0, stock?.group?.upper ?? 0);
  const late = reached !== null && first ? isLate(() => filingDeadline(reached), now) : null;
  const here = province === processor.registered || processor.operating.includes(province);
  return [
    ...(reached === null && upper >= FILING_THRESHOLD
      ? [broken('filed_reached_day_missing', { fact: fact('/facts/reached_on', null), values: { upper } })]
      : []),
    ...(late === null
      ? []
      : [atRisk('filing_late', { fact: fact('/facts/reached_on', reached), deadline: late })]),
    ...(here ? [] : [broken('filing_elsewhere', { fact: fact('/province', province) })]),
  ];
}

/** § 第十五条第二款, first sentence: each change by its own day. */
export function changesLapses({ changes }: Filed, now: number): readonly Lapse[] {
  return changes.flatMap(({ changed_on, field }, index) => {
    const late = field === 'contact_details' ? null : isLate(() => changeDeadline(changed_on), now);
    if (late === null) return [];
    const decided = fact(`/changes/${index}/changed_on`, changed_on);
    return [atRisk('change_late', { fact: decided, values: { changed: changed_on }, deadline: late })];
  });
}

/** § 第十五条第二款, second sentence: the end, its disposal and what still runs. */
export function cessationLapses({ cessation, facts }: Filed, now: number): readonly Lapse[] {
  if (cessation === null) return [];
  const { ceased_on: ceased, faces_left: left, certificates, erased } = cessation;
  const late = isLate(() => deregistrationDeadline(ceased), now);
  return [
    ...(late === null
      ? []
      : [atRisk('deregistration_late', { fact: fact('/cessation/ceased_on', ceased), deadline: late })]),
    ...(left !== null && left > 0
      ? [broken('faces_left_deregistered', { fact: fact('/cessation/faces_left', left), values: { left } })]
      : []),
    ...(certificates.length === 0 && erased > 0
      ? [broken('disposal_uncertified', { fact: fact('/cessation/certificates', 0) })]
      : []),
    ...facts.scenarios.flatMap(({ id, state }, index) =>
      state === 'active'
        ? [
            broken('ceased_and_going_on', {
              fact: fact(`/facts/scenarios/${index}/state`, state),
              of: { kind: 'purpose', id },
            }),
          ]
        : [],
    ),
  ];
}

/** Days that a filing states and that come after it was made: they cannot have happened. */
export function dayLapses({ facts, changes, cessation }: Filed): readonly Lapse[] {
  const made = civilDateAt(epoch(facts.as_of));
  const days: ReadonlyArray<readonly [path: string, day: CivilDate | null]> = [
    ['/facts/reached_on', facts.reached_on],
    ['/cessation/ceased_on', cessation?.ceased_on ?? null],
    ...changes.map(({ changed_on }, index) => [`/changes/${index}/changed_on`, changed_on] as const),
  ];
  return days.flatMap(([path, day]) =>
    day !== null && day > made ? [broken('filed_after_made', { fact: fact(path, day) })] : [],
  );
}
