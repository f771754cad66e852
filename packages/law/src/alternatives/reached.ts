import type { PostureFacts } from '../posture/posture-facts.ts';
import type { Subject } from '../posture/posture-state.ts';
import type { AlternativeFacts } from './alternatives-facts.ts';
import type { Checkpoint, Way } from './checkpoint-section.ts';

/** What most rows of `alternatives` read. */
export type Reads = Pick<PostureFacts, 'alternatives' | 'purpose'>;

/** A checkpoint that asks for faces, and where it stands in the facts. */
export interface Reached {
  readonly checkpoint: Checkpoint;
  readonly at: string;
  readonly of: Subject;
}

/** Purposes in force. */
export function activePurposes({ purpose }: Pick<Reads, 'purpose'>): ReadonlySet<string> {
  return new Set(purpose.purposes.filter(({ state }) => state === 'active').map(({ id }) => id));
}

/** Checkpoints of purposes in force. */
export function activeCheckpoints(facts: Reads): readonly Reached[] {
  const active = activePurposes(facts);
  return facts.alternatives.checkpoints.flatMap((checkpoint, index) => {
    if (!active.has(checkpoint.purpose_id)) return [];
    const of = { kind: 'alternative', id: checkpoint.id } as const;
    return [{ checkpoint, at: `/alternatives/checkpoints/${index}`, of }];
  });
}

/** Checkpoints that take faces at this moment. */
export function openCheckpoints(facts: Reads): readonly Reached[] {
  return activeCheckpoints(facts).filter(({ checkpoint }) => checkpoint.face_stopped_at === null);
}

/** Ways that do without the face: a factor required together with it is none (G35). */
export function otherWays({ ways }: Checkpoint): readonly Way[] {
  return ways.filter(({ with_face }) => !with_face);
}

/** The same as the gate knows them. */
export function asAlternatives(ways: readonly Way[]): AlternativeFacts[] {
  return ways.map(({ kind, live }) => ({ kind, live }));
}
