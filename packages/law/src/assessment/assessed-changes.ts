import type { PostureFacts } from '../posture/posture-facts.ts';
import type { Rests } from './latest-assessment.ts';

/** What of an activity can differ from what was assessed (R09.5). */
export type ChangeClass =
  | 'mode'
  | 'algorithm'
  | 'algorithm_supplier'
  | 'threshold'
  | 'storage_place'
  | 'capture_areas'
  | 'audience'
  | 'recipients';

/** Our reading: only these can be a minor technical change, which an assessor marks with reasons. */
const CAN_BE_MINOR: ReadonlySet<ChangeClass> = new Set(['algorithm', 'threshold', 'capture_areas']);

/** Who gets or processes faces of each purpose now, by the configuration and by what is on record. */
export function partiesByPurpose({
  notice,
  storage,
}: Pick<PostureFacts, 'notice' | 'storage'>): ReadonlyMap<string, ReadonlySet<string>> {
  const parties = new Map<string, Set<string>>();
  const add = (purpose: string, organisation: string): void => {
    const known = parties.get(purpose) ?? new Set();
    parties.set(purpose, known.add(organisation));
  };
  for (const { purpose_id, recipient_organisation_ids } of notice.flows) {
    for (const organisation of recipient_organisation_ids) add(purpose_id, organisation);
  }
  for (const { purpose_ids, organisation_id, begun_on, ended_on } of storage.entrustments) {
    if (begun_on === null || ended_on !== null) continue;
    for (const purpose of purpose_ids) add(purpose, organisation_id);
  }
  for (const { purpose_id, organisation_id, begun_on, ended_on } of storage.disclosures) {
    if (begun_on !== null && ended_on === null) add(purpose_id, organisation_id);
  }
  return parties;
}

/** Says in what an activity differs from what was assessed; empty where either is not known. */
export function changesOf(
  { purpose, assessment, configured }: Rests,
  parties: ReadonlySet<string>,
): readonly ChangeClass[] {
  if (assessment === null) return [];
  const assessed = assessment.configuration;
  const changes: ChangeClass[] = [];
  if (purpose.mode !== assessment.mode) changes.push('mode');
  if (configured !== null) {
    const now = configured.configuration;
    if (now.algorithm !== assessed.algorithm) changes.push('algorithm');
    if (now.algorithm_supplier !== assessed.algorithm_supplier) changes.push('algorithm_supplier');
    if (now.threshold !== assessed.threshold) changes.push('threshold');
    if (now.storage_place !== assessed.storage_place) changes.push('storage_place');
    if (now.capture_areas_digest !== assessed.capture_areas_digest) changes.push('capture_areas');
    if (now.audience.some((one) => !assessed.audience.includes(one))) changes.push('audience');
    const minor = configured.minor_change?.digest === now.digest;
    if (minor && changes.every((change) => CAN_BE_MINOR.has(change))) changes.length = 0;
  }
  const named = new Set(assessment.recipient_organisation_ids);
  if ([...parties].some((party) => !named.has(party))) changes.push('recipients');
  return changes;
}

/** Says whether an assessor marked the configuration in use as a minor technical change. */
export function isMarkedMinor({ configured }: Rests): boolean {
  return configured !== null && configured.minor_change?.digest === configured.configuration.digest;
}
