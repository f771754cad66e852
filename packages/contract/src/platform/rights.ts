import { BiText, PostureFacts } from '@consentry/law';
import { z } from 'zod';
import { ComplaintGuide } from './complaint.ts';
import { ConsentEntry, ConsentKind, EndView, ReceiptContent } from './consent.ts';
import { DueView } from './due.ts';
import { NoticeTexts } from './notice.ts';
import { Identity, IdentityView, PersonEntry, PersonId } from './people.ts';
import { PurposeId } from './purpose.ts';
import { VerificationUse, VerificationWay } from './verification.ts';
import { At, Words } from '../written.ts';

const { asker, refusal, deceased, transfer } = PostureFacts.shape.rights.shape.requests.element.shape;
const { reason } = refusal.unwrap().shape;
const Proof = z.string().min(1).max(64);

/**
 * What a person can ask for. To withdraw is no request but done at once (`consent.withdraw`), and the rules
 * are there for anyone (`GET /v1/rules`).
 */
export const RightsKind = z.enum([
  'access',
  'copy',
  'correct',
  'delete',
  'explain',
  'limit',
  'transfer',
  'decision_review',
]);
export type RightsKind = z.infer<typeof RightsKind>;

/** `received → in_hand → granted | refused`; some are granted by the platform itself as they come. */
export const RightsState = z.enum(['received', 'in_hand', 'granted', 'refused']);
export type RightsState = z.infer<typeof RightsState>;

/** What is wrong in what is held of a person, and what is right; what is left out stays. */
export const Correction = Identity.partial().refine((given) => Object.keys(given).length > 0, {
  error: 'corrects nothing',
});
export type Correction = z.infer<typeof Correction>;

/** What staff note of somebody who stands there or wrote. */
const AtCounter = z
  .strictObject({
    /** Day on which it came, up to thirty days ago; `null` for today. */
    received_on: z.iso.date().nullable(),
    /** How they showed who they are; never by their face. */
    identity_check: z.enum(['document', 'known', 'not_shown']),
    /** Number of the document that was seen. */
    identity_proof: Proof.nullable(),
    on_behalf: z.enum(['self', 'guardian', 'relative']),
    /** The guardian, of whom it is on record that they are. */
    guardian: PersonId.nullable(),
    /** Of a relative: proofs of death and kinship (《个人信息保护法》第四十九条). */
    deceased,
    /** Where the answer is read; on paper it counts when it was handed over. */
    reply: z.enum(['portal', 'paper']),
  })
  .refine((of) => (of.identity_check === 'document') === (of.identity_proof !== null), {
    path: ['identity_proof'],
  })
  .refine((of) => (of.on_behalf === 'guardian') === (of.guardian !== null), { path: ['guardian'] })
  .refine((of) => (of.on_behalf === 'relative') === (of.deceased !== null), { path: ['deceased'] })
  .refine((of) => of.on_behalf !== 'relative' || of.reply === 'paper', { path: ['reply'] });

/** `POST /v1/people/{person}/rights-requests`. */
export const OpenRightsRequest = z
  .strictObject({
    kind: RightsKind,
    /** In the person's words; no reason is ever needed. */
    wish: Words.nullable(),
    /** Only with `correct`. */
    correction: Correction.nullable(),
    /** The purpose it is about; `null` for all. */
    purpose_id: PurposeId.nullable(),
    /** Only from staff. */
    counter: AtCounter.nullable(),
  })
  .refine(({ kind, correction }) => correction === null || kind === 'correct', { path: ['correction'] })
  .refine(({ kind, correction, wish }) => kind !== 'correct' || correction !== null || wish !== null, {
    path: ['wish'],
  });
export type OpenRightsRequest = z.infer<typeof OpenRightsRequest>;

/** One request, as a list shows it. */
export const RightsRequestEntry = z.strictObject({
  request: z.uuid(),
  person: PersonId,
  kind: RightsKind,
  asker,
  state: RightsState,
  received_on: z.iso.date(),
  /** `null` where no calendar reaches. */
  due: DueView.nullable(),
  answered_at: At.nullable(),
  version: z.int().min(1),
});
export type RightsRequestEntry = z.infer<typeof RightsRequestEntry>;

/** One request, as the person and who handles it see it. */
export const RightsRequestView = z.strictObject({
  ...RightsRequestEntry.shape,
  opened_by: z.enum(['person', 'guardian', 'staff']),
  opened_at: At,
  identity_check: z.enum(['session', 'document', 'known', 'not_shown']),
  wish: Words.nullable(),
  correction: Correction.nullable(),
  purpose_id: PurposeId.nullable(),
  deceased,
  transfer,
  taken_at: At.nullable(),
  answer: z
    .strictObject({
      by: z.enum(['platform', 'staff']),
      /** What the platform says by itself of this kind. */
      said: BiText.nullable(),
      /** What the handler wrote; `null` also when its time of keeping is over. */
      text: Words.nullable(),
      /** When it was where the person reads it; `null` while it is to be handed over. */
      reached_at: At.nullable(),
    })
    .nullable(),
  refusal: z
    .strictObject({
      reason,
      /** 《个人信息保护法》第五十条第二款. */
      court: BiText,
      /** Where to complain; `null` while nobody has published it. */
      complain: ComplaintGuide.nullable(),
    })
    .nullable(),
  /** Of `delete`: every consent that was ended, each with how far it is. */
  ends: z.array(EndView).max(10_000),
});
export type RightsRequestView = z.infer<typeof RightsRequestView>;

const page = {
  cursor: z.string().min(1).max(512).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

/** `GET /v1/people/{person}/rights-requests`, newest first. */
export const ListPersonsRequests = z.strictObject(page);
/** `GET /v1/rights-requests`, newest first. */
export const ListRightsRequests = z.strictObject({
  site: z.string().min(1).max(64).optional(),
  state: RightsState.optional(),
  kind: RightsKind.optional(),
  /** Those of which a reminder was made: soon due, or over. */
  flag: z.enum(['soon', 'overdue']).optional(),
  ...page,
});
export type ListRightsRequests = z.infer<typeof ListRightsRequests>;
export const RightsRequestList = z.strictObject({
  requests: z.array(RightsRequestEntry).max(200),
  cursor: z.string().nullable(),
});

/** `POST /v1/rights-requests/{request}/taking`, `/correction`, `/handing-over`, `/copy`: nothing more to say. */
export const TakeRightsRequest = z.strictObject({});

/** `POST /v1/rights-requests/{request}/answer`. */
export const AnswerRightsRequest = z.strictObject({
  text: Words,
  /** Only of a transfer: its conditions as they were found. */
  transfer: z
    .strictObject({
      feasible: z.boolean(),
      harms_others: z.boolean(),
      fee_charged: z.boolean(),
      excessive: z.boolean(),
    })
    .nullable(),
});
export type AnswerRightsRequest = z.infer<typeof AnswerRightsRequest>;

/** `POST /v1/rights-requests/{request}/refusal`: never without a reason (R17.3). */
export const RefuseRightsRequest = z.strictObject({
  reason: reason.unwrap(),
  text: Words,
  /** Only of a transfer. */
  transfer: AnswerRightsRequest.shape.transfer,
});
export type RefuseRightsRequest = z.infer<typeof RefuseRightsRequest>;

/** Everything the platform holds of a person, and of nobody else (RP.1). */
export const RightsCopy = z.strictObject({
  as_of: At,
  person: PersonEntry,
  identity: IdentityView,
  age: z
    .strictObject({ born_on: z.iso.date().nullable(), band: z.string().nullable(), told_at: At })
    .nullable(),
  /** Guardians and children are other persons: only since when, until when. */
  guardianships: z
    .array(z.strictObject({ as: z.enum(['child', 'guardian']), since: At, ended_at: At.nullable() }))
    .max(1000),
  consents: z
    .array(
      z.strictObject({
        decision: ConsentEntry,
        receipt: ReceiptContent,
        end: EndView.nullable(),
        /** Organisations that the notice named as recipients. */
        recipients: z.array(z.string()).max(1000),
      }),
    )
    .max(10_000),
  presentations: z
    .array(
      z.strictObject({
        purpose_id: ConsentEntry.shape.purpose_id,
        kind: ConsentKind,
        notice_digest: z.string(),
        language: z.string(),
        place: z.strictObject({ kind: z.string(), id: z.string().nullable() }),
        shown_at: At,
      }),
    )
    .max(10_000),
  /** Devices that may match the person's face now. */
  devices: z
    .array(
      z.strictObject({
        device: z.string(),
        site: z.string(),
        consent: z.uuid(),
        purpose_id: ConsentEntry.shape.purpose_id,
        until: At,
      }),
    )
    .max(10_000),
  /** When and where they went which way, as long as that is kept. */
  uses: z
    .array(
      z.strictObject({
        purpose_id: z.string(),
        way: VerificationWay,
        outcome: VerificationUse.shape.outcome,
        device: z.string().nullable(),
        checkpoint: z.string().nullable(),
        at: At,
      }),
    )
    .max(1_000_000),
  sessions: z.array(z.strictObject({ began_at: At, seen_at: At })).max(1000),
  requests: z
    .array(
      z.strictObject({
        request: z.uuid(),
        kind: RightsKind,
        state: RightsState,
        received_on: z.iso.date(),
        wish: z.string().nullable(),
        answer: z.string().nullable(),
        answered_at: At.nullable(),
      }),
    )
    .max(10_000),
  /** What it does not hold, and why. */
  left_out: z.array(BiText).max(10),
});
export type RightsCopy = z.infer<typeof RightsCopy>;

/** `GET /v1/rights-requests/{request}/explanation`: what is done with a face, and what the law says of it. */
export const RightsExplanation = z.strictObject({
  purposes: z
    .array(
      z.strictObject({
        purpose_id: PurposeId,
        version: z.int().min(1),
        statement: BiText,
        mode: z.enum(['verify', 'identify']),
        state: z.enum(['prepared', 'active', 'suspended']),
        texts: NoticeTexts,
        retention_days: z.int().min(1).nullable(),
        /** What the person decided on it, newest first. */
        decisions: z.array(ConsentEntry).max(1000),
      }),
    )
    .max(1000),
  /** Nobody and nothing but a person and the rules above decide; what a comparison does and what it does not. */
  decides: BiText,
  rules: z
    .array(
      z.strictObject({
        row: z.string(),
        text: BiText,
        citations: z.array(BiText).max(20),
      }),
    )
    .max(200),
});
export type RightsExplanation = z.infer<typeof RightsExplanation>;
