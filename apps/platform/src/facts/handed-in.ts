import type { HandedInFacts } from '@consentry/contract';
import { ProblemError } from '@consentry/server';

/** Our setting: handed-in facts older than this say too little of today for a decision, milliseconds. */
export const HANDED_IN_LIFE_MS = 7 * 24 * 60 * 60_000;

/** Parts of otherwise own sections that come from the document, too. */
const PARTS_OF_OWN = ['purpose', 'notice', 'retention', 'alternatives'] as const;

/**
 * Names the parts of the facts that were handed in: whole sections, and members of sections of which the
 * platform holds the rest (`notice/flows`).
 */
export function partsOf(facts: HandedInFacts): readonly string[] {
  const whole = Object.keys(facts).filter(
    (name) => name !== 'as_of' && !(PARTS_OF_OWN as readonly string[]).includes(name),
  );
  const members = PARTS_OF_OWN.flatMap((name) => Object.keys(facts[name]).map((one) => `${name}/${one}`));
  return [...whole, ...members].toSorted();
}

/**
 * Checks that handed-in facts are of these days.
 *
 * @throws {ProblemError} `facts_stale`, for those gathered too long ago or after now
 */
export function requireFresh(facts: HandedInFacts, now: number): void {
  if (isStale(facts, now)) throw new ProblemError('facts_stale', { fields: ['/facts/as_of'] });
}

/** Tells whether handed-in facts were gathered too long ago, or after now. */
export function isStale({ as_of }: HandedInFacts, now: number): boolean {
  const age = now - Date.parse(as_of);
  return age < 0 || age > HANDED_IN_LIFE_MS;
}
