import { z } from 'zod';
import { Digest, Id } from '../id.ts';
import { Instant } from '../instant.ts';
import { BiText } from '../text.ts';

/** Who decides purpose and method, as the notice names them (§ 第五条第一款第一项, § 第十九条第一项). */
export const ProcessorFacts = z.strictObject({
  name: BiText,
  contact: z.string().max(200),
});
export type ProcessorFacts = z.infer<typeof ProcessorFacts>;

/** The notice in force, and its showing to this person (§ 第五条第一款). */
export const NoticeFacts = z.strictObject({
  /** SHA-256 of the canonical text, lower-case hex. */
  digest: Digest,
  purpose_id: Id,
  purpose_version: z.int().min(1),
  /** What the notice tells the person; must equal the purpose (R05.2, truthful). */
  retention_days: z.int().min(1).max(36500),
  /**
   * The showing that the person's decision followed, or `null` when none was. Showing the same
   * notice again later does not replace it: a decision must not look older than its notice.
   */
  presented: z.strictObject({ digest: Digest, at: Instant }).nullable(),
});
export type NoticeFacts = z.infer<typeof NoticeFacts>;
