import {
  type DecidingFact,
  type Lapse,
  type Verdict,
  fact,
  judged,
  notApplicable,
} from '../posture/verdict.ts';
import type { PurposeOfProcessor, PurposeSection } from './purpose-section.ts';

/** A purpose that has begun and not ended, and where it stands in the facts. */
export interface Running {
  readonly purpose: PurposeOfProcessor;
  /** JSON pointer. */
  readonly at: string;
}

/** Purposes that have begun and not ended: a suspended one still keeps its faces. */
export function runningPurposes({ purposes }: PurposeSection): readonly Running[] {
  return purposes
    .map((purpose, index) => ({ purpose, at: `/purpose/purposes/${index}` }))
    .filter(({ purpose: { state } }) => state === 'active' || state === 'suspended');
}

/** What is wrong with one purpose, and what nobody knows of it. */
export interface OfOne {
  readonly lapses: readonly Lapse[];
  readonly unknown?: readonly DecidingFact[];
}

/** Judges a row purpose by purpose; without a running one it does not apply. */
export function judgeEach(section: PurposeSection, judge: (running: Running) => OfOne): Verdict {
  const running = runningPurposes(section);
  if (running.length === 0) return notApplicable(fact('/purpose/purposes', 0));
  const found = running.map((one) => judge(one));
  return judged({
    facts: running.map(({ purpose, at }) => fact(`${at}/version`, purpose.version)),
    lapses: found.flatMap(({ lapses }) => lapses),
    unknown: found.flatMap(({ unknown = [] }) => unknown),
  });
}
