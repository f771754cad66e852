import type { RegisterIdOf, Slice } from '../register/index.ts';
import type { Actor } from './posture-state.ts';
import type { PostureFacts, SectionName } from './posture-facts.ts';
import type { Verdict } from './verdict.ts';

/** How one row of the register is judged on the state of a processor. */
export interface RowRule {
  /** The only sections the rule can see, and so the only ones whose change can change its verdict. */
  readonly reads: readonly SectionName[];
  /** Who in the organisation sees to the row. */
  readonly who: Actor;
  /** Whether the verdict can change with time alone. */
  readonly timed: boolean;
  readonly judge: (facts: PostureFacts, now: number) => Verdict;
}

/**
 * Makes the rule of a row. The judge gets the sections it names and nothing else; one that takes no
 * `now` is not asked again because time has passed.
 *
 * @param judge `now` is milliseconds since the epoch
 * @example rowRule(['audit'], 'auditor', ({ audit }, now) => judged({ facts: [] }))
 */
export function rowRule<S extends SectionName>(
  reads: readonly S[],
  who: Actor,
  judge: (facts: Pick<PostureFacts, S>, now: number) => Verdict,
): RowRule {
  return { reads, who, timed: judge.length > 1, judge };
}

/** Rules of one slice, by row. */
export type RowRules<S extends Slice> = Readonly<Record<RegisterIdOf<S>, RowRule>>;
