import type { PurposeSection } from '../purpose/index.ts';
import { type DecidingFact, type Lapse, fact } from '../posture/verdict.ts';

/** How far something is: what is wrong with a plan is at risk, with what runs it is broken. */
export type Stage = 'planned' | 'running' | 'ended';

/** Tells how far something is by its first and last day. */
export function stageOf({
  begun_on,
  ended_on,
}: {
  readonly begun_on: string | null;
  readonly ended_on: string | null;
}): Stage {
  if (begun_on === null) return 'planned';
  return ended_on === null ? 'running' : 'ended';
}

/** How bad a lapse of something is at its stage. */
export function riskAt(stage: Stage): Lapse['risk'] {
  return stage === 'planned' ? 'at-risk' : 'broken';
}

/** Finds what shows that faces were ever processed: a purpose that is no draft; `null` without one. */
export function begunPurpose({ purposes }: PurposeSection): DecidingFact | null {
  const index = purposes.findIndex(({ state }) => state !== 'draft');
  const purpose = purposes[index];
  return purpose === undefined ? null : fact(`/purpose/purposes/${index}/state`, purpose.state);
}

/** What shows that none ever was. */
export const NONE_BEGUN = fact('/purpose/purposes', 'only drafts');
