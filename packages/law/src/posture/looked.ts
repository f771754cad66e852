import { type DecidingFact, type Lapse, type Verdict, judged, notApplicable } from './verdict.ts';

/** What a look at one thing found. */
export interface Looked {
  /** Facts that show the row kept for it. */
  readonly facts?: readonly DecidingFact[];
  readonly lapses?: readonly Lapse[];
  readonly unknown?: readonly DecidingFact[];
}

/** Sums up looks at every thing a row reaches; where there is none, the row does not apply. */
export function judgedOf(looks: readonly Looked[], ...absent: readonly DecidingFact[]): Verdict {
  if (looks.length === 0) return notApplicable(...absent);
  return judged({
    facts: looks.flatMap(({ facts }) => facts ?? []),
    lapses: looks.flatMap(({ lapses }) => lapses ?? []),
    unknown: looks.flatMap(({ unknown }) => unknown ?? []),
  });
}
