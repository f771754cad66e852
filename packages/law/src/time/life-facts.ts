import { z } from 'zod';
import { ConsentFacts } from '../consent/consent-facts.ts';
import { Digest, Id } from '../id.ts';
import { Instant, epoch } from '../instant.ts';
import { PersonFacts } from '../minors/minors-facts.ts';

/** What is known of one person, their consent, and the purposes and the device it is for, with their dates. */
export const LifeFacts = z.strictObject({
  person: PersonFacts,
  consent: ConsentFacts.refine(
    ({ decided_at, withdrawn_at }) => withdrawn_at === null || epoch(decided_at) <= epoch(withdrawn_at),
    { path: ['withdrawn_at'], error: 'withdrawn before it was given' },
  ).nullable(),
  /** Notices of the purpose, past and planned. */
  notices: z.array(z.strictObject({ purpose_id: Id, digest: Digest, in_force_from: Instant })).max(1000),
  /** Versions of purposes, past and planned: purpose, method and kind of information. */
  purposes: z.array(z.strictObject({ id: Id, version: z.int().min(1), in_force_from: Instant })).max(1000),
  assessments: z
    .array(z.strictObject({ id: Id, purpose_id: Id, purpose_version: z.int().min(1), approved_at: Instant }))
    .max(1000),
  /** Security incidents that re-open the assessments of these purposes (§ 第九条第二款, reading G23). */
  incidents: z
    .array(z.strictObject({ id: Id, known_at: Instant, purpose_ids: z.array(Id).min(1).max(200) }))
    .max(1000),
  device: z
    .strictObject({ id: Id, approved_at: Instant.nullable(), moved_at: z.array(Instant).max(1000) })
    .nullable(),
});
export type LifeFacts = z.infer<typeof LifeFacts>;
