import { z } from 'zod';
import { ErasureCertificate } from '../certificate.ts';
import { Recipient } from './transfer.ts';
import { OneTimeCode, PersonId, PersonLanguage } from './people.ts';

const At = z.iso.datetime({ offset: true });
const PurposeId = z.string().min(1).max(64);
const Digest = z.string().regex(/^[0-9a-f]{64}$/);

/** Transfer of face information out of its device is another consent (§ 第八条第一款). */
export const ConsentKind = z.enum(['recognition', 'transfer']);
export type ConsentKind = z.infer<typeof ConsentKind>;

/** Where a notice was on screen. */
const Place = z.strictObject({
  kind: z.enum(['portal', 'device', 'counter']),
  id: z.string().min(1).max(64).nullable(),
});

/** To whom a transfer goes, each a consent of its own; `null` for recognition. */
const RecipientId = z.string().min(1).max(64).nullable().default(null);
const hasItsRecipient = ({ kind, recipient_id }: { kind: ConsentKind; recipient_id: string | null }) =>
  (kind === 'transfer') === (recipient_id !== null);
const recipientMissing = {
  path: ['recipient_id'],
  error: 'a transfer has a recipient, recognition has none',
};

/** `POST /v1/people/{person}/presentations`: the notice of this digest was on screen, in full view. */
export const ShowNotice = z
  .strictObject({
    purpose_id: PurposeId,
    kind: ConsentKind,
    digest: Digest,
    recipient_id: RecipientId,
    language: PersonLanguage,
    place: Place,
  })
  .refine(hasItsRecipient, recipientMissing);
export const NoticeShown = z.strictObject({
  presentation: z.uuid(),
  shown_at: At,
  /** A decision counts as following it until then; shown again, it counts anew. */
  expires_at: At,
});

/** A decision on one showing. A no needs no reason. */
export const Decision = z.enum(['given', 'refused']);

/** `POST /v1/people/{person}/consents`: the person's or their guardian's own decision. */
export const Decide = z.strictObject({ presentation: z.uuid(), decision: Decision });

/** `given → withdrawn | expired`, or `refused`; never back. Consenting again is another consent. */
export const ConsentState = z.enum(['given', 'refused', 'withdrawn', 'expired']);
export type ConsentState = z.infer<typeof ConsentState>;

/** Why a consent ended. */
export const EndReason = z.enum([
  'withdrawn',
  'refused_since',
  'superseded',
  'retention_over',
  'fourteenth_birthday',
  'guardianship_ended',
  'age_shown',
  'purpose_ended',
]);
export type EndReason = z.infer<typeof EndReason>;

export const ConsentEntry = z.strictObject({
  consent: z.uuid(),
  person: PersonId,
  kind: ConsentKind,
  /** To whom a transfer goes; `null` for recognition. */
  recipient_id: z.string().nullable(),
  state: ConsentState,
  given_by: z.enum(['person', 'guardian']),
  purpose_id: PurposeId,
  purpose_version: z.int().min(1),
  mode: z.enum(['verify', 'identify']),
  notice: z.strictObject({
    digest: Digest,
    shown_at: At,
    language: PersonLanguage,
    place: Place,
  }),
  /** How the person showed that it was they who decided; never by their face. */
  way: z.enum(['session', 'code']),
  /** Whether staff asked them to decide. */
  asked_by_staff: z.boolean(),
  decided_at: At,
  not_after: At,
  /** Since when no device matches under it, because purpose, manner or kind is another and the person has not consented again. */
  rests_since: At.nullable(),
  ended: z.strictObject({ at: At, reason: EndReason }).nullable(),
});
export type ConsentEntry = z.infer<typeof ConsentEntry>;

/** `GET /v1/people/{person}/consents`, newest first. */
export const ListConsents = z.strictObject({
  cursor: z.string().min(1).max(512).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const ConsentList = z.strictObject({
  consents: z.array(ConsentEntry).max(200),
  cursor: z.string().nullable(),
});

/** `POST /v1/consents/{consent}/withdrawal`: one click, no reason, no face. */
export const WithdrawConsent = z.strictObject({});
/** `POST /v1/withdrawals/by-paper`: the code on the receipt, for whoever lost everything else. */
export const WithdrawByPaper = z.strictObject({
  /** Twenty letters and digits; spaces and dashes are left out, small letters are as good. */
  paper_code: z
    .string()
    .min(20)
    .max(40)
    .regex(/^[0-9A-Za-z -]+$/),
});

const Step = <const R extends readonly [string, ...string[]]>(reasons: R) =>
  z.strictObject({ at: At, reason: z.enum(reasons) });
/** How far an end is; each state with its time and reason. */
export const EndView = z.strictObject({
  withdrawal: z.uuid(),
  consent: z.uuid(),
  state: z.enum(['accepted', 'effective', 'erased']),
  accepted: z.strictObject({
    at: At,
    reason: EndReason,
    by: z.enum(['person', 'guardian', 'staff', 'paper', 'platform']),
  }),
  /** No holder can match any more. */
  effective: Step(['no_holder', 'acknowledged', 'lease_over']).nullable(),
  /** Keys and templates are gone. */
  erased: Step(['nothing_held', 'receipts']).nullable(),
  /** What each device signed of its erasure; those still to come are missing. */
  certificates: z.array(ErasureCertificate).max(10_000),
});
export type EndView = z.infer<typeof EndView>;

/** `POST /v1/people/{person}/consent-requests`: staff ask; they can never answer. */
export const StartConsent = z
  .strictObject({ purpose_id: PurposeId, kind: ConsentKind, recipient_id: RecipientId })
  .refine(hasItsRecipient, recipientMissing);
export const ConsentStarted = z.strictObject({
  request: z.uuid(),
  /** The code was sent to the person's own contact; `null` where they have none: they sign in themselves. */
  expires_at: At,
});
/** `POST /v1/consent-requests/{request}/decision`: by the code that only the person was sent. */
export const DecideByCode = z.strictObject({
  presentation: z.uuid(),
  decision: Decision,
  code: OneTimeCode,
});

/** What the person takes home: what they agreed to, and how to get out of it. */
export const ReceiptContent = z.strictObject({
  v: z.literal(1),
  consent: z.uuid(),
  person: PersonId,
  kind: ConsentKind,
  decision: Decision,
  given_by: z.enum(['person', 'guardian']),
  processor: z.strictObject({
    name: z.strictObject({ 'zh-CN': z.string().max(4000), en: z.string().max(4000) }),
    contact: z.string().max(200),
  }),
  purpose: z.strictObject({
    id: PurposeId,
    version: z.int().min(1),
    statement: z.strictObject({ 'zh-CN': z.string().max(4000), en: z.string().max(4000) }),
    mode: z.enum(['verify', 'identify']),
    retention_days: z.int().min(1),
  }),
  /** To whom a transfer goes, and what for. */
  recipient: Recipient.extend({ purpose: Recipient.shape.name }).optional(),
  notice: z.strictObject({ digest: Digest, shown_at: At, language: PersonLanguage }),
  decided_at: At,
  not_after: At,
});
export type ReceiptContent = z.infer<typeof ReceiptContent>;
/** `GET /v1/consents/{consent}/receipt`. `digest` is the SHA-256 of the canonical JSON (RFC 8785) of `content`. */
export const Receipt = z.strictObject({
  content: ReceiptContent,
  digest: Digest,
  /** Withdraws this consent and nothing else; `null` on the receipt of a no. */
  paper_code: z.string().max(24).nullable(),
});
export type Receipt = z.infer<typeof Receipt>;
/** `POST /v1/receipts/check`: whether this is what was handed out. */
export const CheckReceipt = z.strictObject({ content: ReceiptContent, digest: Digest });
export const ReceiptChecked = z.strictObject({
  /** `true` when the digest is that of the content and of a receipt handed out here. */
  genuine: z.boolean(),
});
