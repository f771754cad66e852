import type { PostureFacts } from '../posture/posture-facts.ts';
import { type DecidingFact, fact } from '../posture/verdict.ts';
import type { SecuritySection } from './security-section.ts';

type Store = SecuritySection['stores'][number];

/** Tells whether a store holds face information; an encrypted template is (reading G11). */
export function holdsFaces({ holds }: Store): boolean {
  return holds.includes('face_images') || holds.includes('templates');
}

/** Finds what shows that somebody processes for a purpose now, or `null`. */
export function activePurpose({ purpose }: Pick<PostureFacts, 'purpose'>): DecidingFact | null {
  const index = purpose.purposes.findIndex(({ state }) => state === 'active');
  return index < 0 ? null : fact(`/purpose/purposes/${index}/state`, 'active');
}

/**
 * Finds what shows that a face recognition system is in operation (§ 第十四条), or `null`: an active
 * purpose, or a store that still holds faces. That keeping faces is operation too is our reading.
 */
export function inOperation(facts: Pick<PostureFacts, 'purpose' | 'security'>): DecidingFact | null {
  const active = activePurpose(facts);
  if (active !== null) return active;
  const index = facts.security.stores.findIndex(holdsFaces);
  const [held] = facts.security.stores[index]?.holds ?? [];
  return held === undefined ? null : fact(`/security/stores/${index}/holds`, held);
}

/** What shows that no system is in operation. */
export const notInOperation = fact('/purpose/purposes', 'none active');
