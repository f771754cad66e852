import { BiText, PostureFacts } from '@consentry/law';
import { z } from 'zod';
import {
  FileVerdict,
  InspectionFinding,
  InspectionScope,
  RectificationView,
  SampleView,
} from '../authority/inspection.ts';
import { At, Line, Words } from '../written.ts';
import { DueView } from './due.ts';
import { ContentDigest } from './facts.ts';
import { PurposeId } from './purpose.ts';

const { authority } = PostureFacts.shape.supervision.shape.inspections.element.shape;

/** What an authority wants: an inspection, an answer to a question, or what a filing lacks. */
export const OrderKind = z.enum(['inspection', 'question', 'filing']);
export type OrderKind = z.infer<typeof OrderKind>;

/** By the authority’s server, or as it came on paper. */
export const OrderWay = z.enum(['online', 'paper']);

/**
 * `unread` until the authority’s server was reached once; then it waits for us (`to_answer`, `to_mend`), for the
 * authority (`answered`, `examined`, `reported`), or for nobody any more.
 */
export const OrderState = z.enum([
  'unread',
  'to_answer',
  'answered',
  'examined',
  'to_mend',
  'reported',
  'closed',
]);
export type OrderState = z.infer<typeof OrderState>;

/** By both of these the authority’s server opens an order. */
const Opening = {
  /** Address of the authority’s server, without a path of an order. */
  url: z.url().max(200),
  reference: z.string().trim().min(1).max(40),
  code: z.string().trim().min(1).max(60),
};
const Received = {
  authority,
  /** The day it reached us; the clock of the authority runs from its own. */
  received_on: z.iso.date(),
};

/** `POST /v1/orders`: an order that was received; the code is sealed, and shown to nobody again. */
export const EnterOrder = z.discriminatedUnion('way', [
  z.strictObject({ way: z.literal('online'), kind: OrderKind, ...Received, ...Opening }),
  z.strictObject({
    way: z.literal('paper'),
    kind: z.enum(['inspection', 'question']),
    ...Received,
    department: Line,
    case_number: Line,
    text: Words,
    basis: z.array(Line).max(10),
    answer_by: z.iso.date().nullable(),
    scope: InspectionScope.nullable(),
  }),
]);
export type EnterOrder = z.infer<typeof EnterOrder>;

/** Why the authority’s server was not read, or did not take what was sent. */
export const OrderTrouble = z.strictObject({
  /** `not_reached`, `timed_out`, `address_not_public` …; a problem of the authority’s, such as `code_wrong`. */
  code: z.string(),
  text: BiText,
  since: At,
  /** When it is tried again by itself; `null` where only a person can help. */
  again_at: At.nullable(),
});
export type OrderTrouble = z.infer<typeof OrderTrouble>;

/** What is handed in: evidence, an answer, or what was mended. */
export const AnswerKind = z.enum(['bundle', 'answer', 'report']);
export type AnswerKind = z.infer<typeof AnswerKind>;
/**
 * A bundle is `prepared` until somebody who looked at it confirms it. Then it is `waiting` to be sent, `sent`,
 * `refused` by the authority, noted as handed in `on_paper`, or `dropped` before it was sent.
 */
export const AnswerState = z.enum(['prepared', 'waiting', 'sent', 'refused', 'on_paper', 'dropped']);
export type AnswerState = z.infer<typeof AnswerState>;

/** `POST /v1/orders/{order}/bundles`: evidence within the scope of the order; never a person, never a face. */
export const PrepareBundle = z.strictObject({
  from: z.iso.date(),
  until: z.iso.date(),
  /** One of ours that the order means; `null` for all, where it names none. */
  site: z.string().min(1).max(64).nullable(),
  purpose: PurposeId.nullable(),
});
export type PrepareBundle = z.infer<typeof PrepareBundle>;

export const OrderAnswer = z.strictObject({
  answer: z.uuid(),
  kind: AnswerKind,
  state: AnswerState,
  /** What is said; `null` for a bundle. */
  text: Words.nullable(),
  bundle: z
    .strictObject({ ...PrepareBundle.shape, digest: ContentDigest, bytes: z.int().min(1), entries: z.int() })
    .nullable(),
  prepared_by: z.string(),
  prepared_at: At,
  /** Who looked at the bundle; only they can hand it in. */
  looks: z.array(z.strictObject({ by: z.string(), at: At })).max(200),
  confirmed_by: z.string().nullable(),
  confirmed_at: At.nullable(),
  sent_at: At.nullable(),
  /** What the authority’s verifier says of a bundle. */
  verdict: FileVerdict.nullable(),
  tries: z.int(),
  trouble: OrderTrouble.nullable(),
});
export type OrderAnswer = z.infer<typeof OrderAnswer>;

/** A clock of the order; the day is the authority’s own. */
export const OrderClock = z.strictObject({ kind: z.enum(['answer', 'rectification']), due: DueView });

export const OrderEntry = z.strictObject({
  order: z.uuid(),
  kind: OrderKind,
  way: OrderWay,
  state: OrderState,
  authority,
  /** `null` while it was not read. */
  department: BiText.nullable(),
  case_number: Line.nullable(),
  received_on: z.iso.date(),
  /** Those that run. */
  clocks: z.array(OrderClock).max(2),
  trouble: OrderTrouble.nullable(),
  /** Answers that are not with the authority yet. */
  waiting: z.int(),
  revision: z.int().min(1),
});
export type OrderEntry = z.infer<typeof OrderEntry>;

/** What happened, the oldest first. */
export const OrderHappened = z.strictObject({
  at: At,
  kind: z.string(),
  /** Of staff; `null` for the platform and the authority. */
  by: z.string().nullable(),
  state: OrderState.nullable(),
  answer: z.uuid().nullable(),
});

export const OrderView = z.strictObject({
  ...OrderEntry.shape,
  url: z.string().nullable(),
  reference: z.string().nullable(),
  text: Words.nullable(),
  basis: z.array(Line),
  answer_by: z.iso.date().nullable(),
  scope: InspectionScope.nullable(),
  samples: z.array(SampleView),
  findings: z.array(InspectionFinding),
  rectifications: z.array(RectificationView),
  answers: z.array(OrderAnswer).max(200),
  /** What the authority’s server says of itself. */
  standing: BiText.nullable(),
  read_at: At.nullable(),
  /** The filing of ours that it is about; `null` where it is about none, or was not read. */
  filing: z.uuid().nullable(),
  /** Who in the organisation sees to it. */
  contact: z.string(),
  entered_by: z.string(),
  entered_at: At,
  closed_at: At.nullable(),
  /** How the authority said that it ended, as somebody noted; `null` where its server said so. */
  closed_for: Words.nullable(),
  happened: z.array(OrderHappened).max(500),
});
export type OrderView = z.infer<typeof OrderView>;

/** `GET /v1/orders`, the latest first. */
export const ListOrders = z.strictObject({
  kind: OrderKind.optional(),
  /** Those that wait for us, for the authority, or for nobody. */
  waits_for: z.enum(['us', 'authority', 'nobody']).optional(),
  cursor: z.string().min(1).max(512).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListOrders = z.infer<typeof ListOrders>;
export const OrderList = z.strictObject({
  orders: z.array(OrderEntry).max(200),
  cursor: z.string().nullable(),
});

/** `POST /v1/orders/{order}/code`: one that was mistyped, or that the authority gave anew. */
export const RenewCode = z.strictObject({ code: Opening.code });
/** `POST /v1/orders/{order}/reading`: reads it now, and sends what waits. */
export const FollowOrder = z.strictObject({});
/** `POST /v1/orders/{order}/bundles/{answer}/handing-in`: whoever looked at these very bytes hands them in. */
export const HandInBundle = z.strictObject({ digest: ContentDigest, way: OrderWay });
/** `POST /v1/orders/{order}/answer` and `/report`: by the authority’s server, or as it was handed in on paper. */
export const AnswerOrder = z.strictObject({ text: Words, way: OrderWay });
/** `DELETE /v1/orders/{order}/answers/{answer}`: only what is not with the authority. */
export const DropAnswer = z.strictObject({}).nullish();
/** `POST /v1/orders/{order}/rectifications`: an order on paper to put something right. */
export const NoteRectification = z.strictObject({
  text: Words,
  basis: z.array(Line).max(10),
  by: z.iso.date(),
});
/** `POST /v1/orders/{order}/closing`: the authority ended it, and how it said so. */
export const CloseOrder = z.strictObject({ text: Words });
