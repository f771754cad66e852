import { PostureFacts } from '@consentry/law';
import { z } from 'zod';

const { purpose, notice, retention, alternatives, ...sections } = PostureFacts.shape;
const { assessment: _, ...foreign } = sections;
const { used_otherwise, comparisons } = purpose.shape.purposes.element.shape;
const { keeps, past_end } = retention.shape.schedule.element.shape;
const rules = notice.shape.rules.unwrap();

/** SHA-256 of a canonical text (RFC 8785), lower-case hex. */
export const ContentDigest = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * What the platform does not hold of the state of the organisation, in the shapes of the law. A data
 * protection officer hands it in with a proposal and vouches for it. Purposes, notices, assessments, ways
 * and times of keeping are the platform's own and cannot be handed in.
 */
export const HandedInFacts = z.strictObject({
  ...foreign,
  purpose: z.strictObject({
    interfaces: purpose.shape.interfaces,
    /** What was counted of each purpose, elsewhere; who is left out was not counted. */
    counted: z
      .array(z.strictObject({ purpose_id: z.string().min(1).max(64), used_otherwise, comparisons }))
      .max(1000),
  }),
  notice: notice
    .omit({ processor: true, notices: true, rules: true })
    .extend({ rules_visit: rules.shape.visit }),
  retention: retention.omit({ schedule: true }).extend({
    counted: z.array(z.strictObject({ purpose_id: z.string().min(1).max(64), keeps, past_end })).max(5000),
  }),
  alternatives: alternatives.omit({ checkpoints: true }),
});
export type HandedInFacts = z.infer<typeof HandedInFacts>;

/** What the law said to an act of the organisation, and on what it was decided. */
export const LawDecision = z.strictObject({
  decision: z.uuid(),
  act: z.enum(['activate_purpose', 'change_purpose', 'change_notice', 'extend_retention']),
  purpose: z.uuid(),
  version: z.int().min(1),
  permitted: z.boolean(),
  /** Rows that would be broken. */
  broken: z.array(z.strictObject({ code: z.string(), requirement: z.string() })).max(200),
  /** Rows about which the law asks a person, whatever the answer was. */
  asks: z.array(z.string()).max(200),
  /** The handed-in document it rests on, and the parts of the facts that were not the platform's own. */
  handed_in: z.strictObject({ digest: ContentDigest, by: z.string(), parts: z.array(z.string()).max(64) }),
  proposed_by: z.string().nullable(),
  decided_by: z.string(),
  decided_at: z.iso.datetime({ offset: true }),
});
export type LawDecision = z.infer<typeof LawDecision>;

/** `GET /v1/purposes/{purpose}/decisions`, the latest first. */
export const LawDecisionList = z.strictObject({ decisions: z.array(LawDecision).max(200) });
