import { z } from 'zod';
import { Digest, Id } from '../id.ts';
import { Instant } from '../instant.ts';
import { Mode } from '../purpose/purpose-facts.ts';

/** One decision on one version of one purpose and notice (§ 第六条). A refusal is a decision, too. */
export const ConsentFacts = z.strictObject({
  id: z.uuid(),
  state: z.enum(['given', 'refused', 'withdrawn']),
  given_by: z.enum(['person', 'guardian']),
  purpose_id: Id,
  purpose_version: z.int().min(1),
  mode: Mode,
  notice_digest: Digest,
  decided_at: Instant,
  withdrawn_at: Instant.nullable(),
  /** End of retention; nothing of this face may be kept or compared at or after it (§ 第八条第二款). */
  not_after: Instant,
});
export type ConsentFacts = z.infer<typeof ConsentFacts>;
