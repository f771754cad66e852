import { PostureFacts } from '@consentry/law';
import { z } from 'zod';
import { EndReason } from './consent.ts';
import { HandedInFacts } from './facts.ts';
import { KeptKind, PurposeId } from './purpose.ts';

const { limit, reason, ends_on, ground } = PostureFacts.shape.retention.shape.schedule.element.shape;
const At = z.iso.datetime({ offset: true });
const Days = z.int().min(1).max(36_500);

/** How long one kind is kept for a purpose now. */
export const KeptTime = z.strictObject({
  keeps: KeptKind,
  limit,
  reason,
  ground,
  ends_on,
  changed_at: At,
  revision: z.int().min(1),
  /** A longer time that waits for another person's approval. */
  proposal: z.strictObject({ days: Days, ground, proposed_by: z.string(), proposed_at: At }).nullable(),
});
export type KeptTime = z.infer<typeof KeptTime>;

/** `GET /v1/purposes/{purpose}/retention`, of the version in force. */
export const RetentionView = z.strictObject({
  purpose: PurposeId,
  purpose_version: z.int().min(1),
  kept: z.array(KeptTime).max(4),
});
export type RetentionView = z.infer<typeof RetentionView>;

/** `PUT /v1/purposes/{purpose}/retention/{keeps}`: keep shorter, at once. */
export const ShortenRetention = z.strictObject({ limit });

/** `POST /v1/purposes/{purpose}/retention/{keeps}/proposal`: keep longer, if the law lets and another approves. */
export const ProposeExtension = z.strictObject({ days: Days, ground, facts: HandedInFacts });

const Month = z.strictObject({ month: z.string().regex(/^\d{4}-\d{2}$/), count: z.int().min(1) });

/**
 * `GET /v1/retention-outlook`: templates that consents let devices hold, in sums alone. Months are those of
 * Asia/Shanghai.
 */
export const RetentionOutlook = z.strictObject({
  as_of: At,
  purposes: z
    .array(
      z.strictObject({
        purpose: z.string().min(1).max(64),
        held: z.int().min(0),
        /** When the consents run out that last now. */
        runs_out: z.array(Month).max(1300),
        /** What has to go and is not all gone; `since`: the oldest of it. */
        to_erase: z.strictObject({ count: z.int().min(0), since: At.nullable() }),
        /** What was erased in the last 366 days, by why it had to go. */
        erased: z.array(Month.extend({ reason: EndReason })).max(200),
      }),
    )
    .max(1000),
});
export type RetentionOutlook = z.infer<typeof RetentionOutlook>;
