import { z } from 'zod';
import { Id } from '../id.ts';
import { Instant } from '../instant.ts';
import { BiText } from '../text.ts';

/** Comparison mode a purpose declares: one-to-one or one-to-many (§ 第十九条第五、六项). */
export const Mode = z.enum(['verify', 'identify']);
export type Mode = z.infer<typeof Mode>;

/** One specific purpose in one version: what a face is processed for (§ 第四条). */
export const PurposeFacts = z.strictObject({
  id: Id,
  version: z.int().min(1),
  state: z.enum(['draft', 'active', 'suspended', 'ended']),
  statement: BiText,
  mode: Mode,
  /** Why one-to-many and not one-to-one (§ 第四条, least impact). `null` when mode is `verify`. */
  mode_justification: z.string().max(2000).nullable(),
  basis: z.literal('consent'),
  retention_days: z.int().min(1).max(36500),
  /** The approved assessment that covers this version (§ 第九条第一款), or `null`. */
  assessment: z
    .strictObject({
      id: Id,
      approved_at: Instant,
      purpose_version: z.int().min(1),
      /** Risks the assessment found to remain (§ 第九条第一款第三项). For people to read; no rule judges them. */
      remaining_risks: z.array(BiText).max(16).optional(),
    })
    .nullable(),
});
export type PurposeFacts = z.infer<typeof PurposeFacts>;
