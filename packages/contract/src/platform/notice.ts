import { BiText, Mode, PostureFacts, ProcessorFacts } from '@consentry/law';
import { z } from 'zod';
import { ContentDigest, HandedInFacts } from './facts.ts';
import { ComplaintGuideView } from './complaint.ts';
import { PurposeId } from './purpose.ts';

const { legibility, changes, storage_place } = PostureFacts.shape.notice.shape.notices.element.shape;
const At = z.iso.datetime({ offset: true });
const Text = BiText.nullable();

/** Matters of § 第五条第一款, in its order; `null` while nobody has written one. */
export const NoticeTexts = z.strictObject({
  purpose: Text,
  method: Text,
  kinds: Text,
  necessity: Text,
  impact: Text,
  rights_ways: Text,
  rights_procedure: Text,
  /** What becomes of it when its time is over. */
  after_expiry: Text,
});
export type NoticeTexts = z.infer<typeof NoticeTexts>;

/**
 * What persons are told of one purpose, in both languages. Its digest is SHA-256 of its canonical JSON
 * (RFC 8785), so that a consent names exactly these words.
 */
export const NoticeDocument = z.strictObject({
  purpose: PurposeId,
  purpose_version: z.int().min(1),
  /** Who decides, and how they are reached (§ 第五条第一款第一项). */
  processor: ProcessorFacts,
  texts: NoticeTexts,
  /** What the text tells, as it is compared with what is set. */
  told: z.strictObject({
    retention_days: z.int().min(1).max(36_500).nullable(),
    mode: Mode.nullable(),
    storage_place,
    recipient_organisation_ids: z.array(z.string().min(1).max(64)).max(1000),
  }),
  /** Anything else, in paragraphs. */
  more: z.array(BiText).max(100),
});
export type NoticeDocument = z.infer<typeof NoticeDocument>;

/** `PUT /v1/notices/{notice}`, `POST /v1/notices`: a notice in preparation. */
export const NoticeDraft = z.strictObject({
  document: NoticeDocument,
  /** Measured on the smallest screen that shows it. */
  legibility,
  /** What changed, in words for who was told the one before; `null` for a first notice. */
  changed_part: BiText.nullable(),
});
export type NoticeDraft = z.infer<typeof NoticeDraft>;

/** Whom a notice that takes the place of another concerns. */
export const NoticeEffect = z.strictObject({
  changes,
  /** Whoever was told the one before has to be told what changed (§ 第五条第二款). */
  tell_again: z.boolean(),
  /** Consents under the one before are none to this one (《个人信息保护法》第十四条第二款). */
  consent_again: z.boolean(),
});
export type NoticeEffect = z.infer<typeof NoticeEffect>;

/** A notice, versioned by its `revision`. */
export const NoticeEntry = z.strictObject({
  notice: z.uuid(),
  state: z.enum(['draft', 'in_force', 'replaced']),
  digest: ContentDigest,
  document: NoticeDocument,
  legibility,
  changed_part: BiText.nullable(),
  /** The notice whose place it took, or would take now. */
  replaces: z.uuid().nullable(),
  effect: NoticeEffect,
  written_by: z.string(),
  published_at: At.nullable(),
  ended_at: At.nullable(),
  revision: z.int().min(1),
});
export type NoticeEntry = z.infer<typeof NoticeEntry>;

/** `GET /v1/purposes/{purpose}/notices`, the latest first. */
export const NoticeList = z.strictObject({ notices: z.array(NoticeEntry).max(200) });

/** `POST /v1/notices/{notice}/publication`. */
export const PublishNotice = z.strictObject({ facts: HandedInFacts });

/** `GET /v1/published-notices/{digest}`: the words of a notice that is or was in force, for anyone. */
export const PublishedNotice = z.strictObject({
  digest: ContentDigest,
  document: NoticeDocument,
  published_at: At,
  ended_at: At.nullable(),
});
export type PublishedNotice = z.infer<typeof PublishedNotice>;

/** `GET /v1/rules`: the rules of processing, for anyone (《个人信息保护法》第十七条第三款). */
export const RulesView = z.strictObject({
  /** Of `rules` and `complaints`. */
  digest: ContentDigest,
  /** When they were last changed; `null` while there is nothing to tell. */
  published_at: At.nullable(),
  rules: z
    .array(
      z.strictObject({
        purpose: PurposeId,
        purpose_version: z.int().min(1),
        statement: BiText,
        state: z.enum(['prepared', 'active', 'suspended']),
        notice: ContentDigest,
        published_at: At,
        processor: ProcessorFacts,
        mode: Mode,
        texts: NoticeTexts,
        retention_days: z.int().min(1).nullable(),
        storage_place,
        recipient_organisation_ids: z.array(z.string()).max(1000),
        more: z.array(BiText).max(100),
      }),
    )
    .max(1000),
  /** Where to complain (§ 第十七条); `null` while nobody has published it. Also at `/v1/complaint-guide`. */
  complaints: ComplaintGuideView.nullable(),
  /** Address of the page on which anyone reads them, withdraws and complains: what a sign leads to. */
  page: z.url(),
});
export type RulesView = z.infer<typeof RulesView>;
