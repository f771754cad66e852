import { z } from 'zod';
import { RequirementId } from '../finding.ts';
import { Id } from '../id.ts';
import { Instant, epoch } from '../instant.ts';
import { Actor, Subject } from './posture-state.ts';

/**
 * What a human judged of a row that software cannot judge alone. Without one, a row that asks a human
 * (`prompt` in the register) is never reported as met.
 */
export const Attestation = z.strictObject({
  requirement: RequirementId,
  /** What was looked at; `null` for the processor as a whole. */
  of: Subject.nullable(),
  judged: z.enum(['met', 'not_met']),
  /** Pseudonymous id of who judged, in which office. */
  by: Id,
  office: Actor,
  at: Instant,
  /** From when the judgement no longer counts: people look again. */
  until: Instant,
});
export type Attestation = z.infer<typeof Attestation>;

/** Judgements by row, in the order in which they were made; only those that still count at `now`. */
export function livingAttestations(
  attestations: readonly Attestation[],
  now: number,
): ReadonlyMap<string, readonly Attestation[]> {
  const living = attestations
    .filter(({ at, until }) => epoch(at) <= now && now < epoch(until))
    .toSorted((a, b) => epoch(a.at) - epoch(b.at));
  return Map.groupBy(living, ({ requirement }) => requirement);
}

/** The last yes for the processor as a whole, on which `met` rests; a yes for one thing says nothing of the others. */
export function judgementThatCounts(judgements: readonly Attestation[]): Attestation | null {
  return judgements.findLast(({ of, judged }) => of === null && judged === 'met') ?? null;
}
