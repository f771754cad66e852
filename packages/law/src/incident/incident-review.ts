import type { PostureFacts } from '../posture/posture-facts.ts';
import type { DecidingFact, Lapse } from '../posture/verdict.ts';
import { incidentPosture } from './incident-posture.ts';
import type { Incident } from './incident-section.ts';

export { type Incident, NoticeContent } from './incident-section.ts';

/** What RP.5 and RP.6 say of one incident, and which of its facts nobody knows. */
export interface IncidentReview {
  readonly lapses: readonly Lapse[];
  readonly unknown: readonly DecidingFact[];
}

/**
 * Judges one incident by itself, as the posture judges all of them (RP.5, RP.6).
 *
 * @param now milliseconds since the epoch
 */
export function reviewIncident(incident: Incident, now: number): IncidentReview {
  // The rules of these rows see the section of incidents and no other.
  const facts = { incident: { incidents: [incident] } } as unknown as PostureFacts;
  const verdicts = (['RP.5', 'RP.6'] as const).map((id) => incidentPosture[id].judge(facts, now));
  return {
    lapses: verdicts.flatMap((verdict) => (verdict.applies ? verdict.lapses : [])),
    unknown: verdicts.flatMap((verdict) => (verdict.applies ? verdict.unknown : [])),
  };
}
