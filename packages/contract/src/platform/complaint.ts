import { BiText, PostureFacts } from '@consentry/law';
import { z } from 'zod';
import { DueView } from './due.ts';
import { PurposeId } from './purpose.ts';
import { At, Line, Words } from '../written.ts';

const { complaints, intake, shown } = PostureFacts.shape.complaint.shape;
const { from, channel, refusal, reachable, seen_by_accused } = complaints.element.shape;
const { kind: channelKind } = intake.element.shape;
const { authority } = shown.element.shape;

/** Where people complain: to the authorities (§ 第十七条) and to the organisation itself. */
export const ComplaintGuide = z.strictObject({
  authorities: z
    .array(z.strictObject({ channel: authority.element, name: BiText, address: z.string().min(1).max(300) }))
    .min(1)
    .max(8)
    .refine((all) => new Set(all.map(({ channel: one }) => one)).size === all.length),
  /** Besides the platform itself, which takes complaints in without a login. */
  own: z
    .array(
      z.strictObject({ kind: channelKind, address: z.string().min(1).max(300), needs_login: z.boolean() }),
    )
    .max(20),
});
export type ComplaintGuide = z.infer<typeof ComplaintGuide>;
/** `GET /v1/complaint-guide`, for anyone. */
export const ComplaintGuideView = z.strictObject({
  guide: ComplaintGuide,
  published_at: At,
  version: z.int().min(1),
});
export type ComplaintGuideView = z.infer<typeof ComplaintGuideView>;

/** What it is about. */
const About = { purpose_id: PurposeId.nullable(), site: z.string().min(1).max(64).nullable() };

/** `POST /v1/complaints`: no name, no login. Files are not taken: describe them, and say who has them. */
export const SendComplaint = z.strictObject({
  /** Made by the sender; sent again with the same one it is the same complaint. */
  once: z.uuid(),
  from,
  text: Words,
  /** Sealed; opened only by who handles it, and each opening is recorded. */
  contact: Line.nullable(),
  ...About,
});
export type SendComplaint = z.infer<typeof SendComplaint>;

/** `POST /v1/complaints/taken-in`: on paper, by telephone, at the counter. */
export const TakeInComplaint = z.strictObject({
  ...SendComplaint.shape,
  channel: channel.exclude(['web']),
  /** Day on which it came, up to thirty days ago; `null` for today. */
  received_on: z.iso.date().nullable(),
  /** Whether whoever sent it has the reference and the code. */
  handed_over: z.boolean(),
});
export type TakeInComplaint = z.infer<typeof TakeInComplaint>;

/** By both of these the complaint is followed up; the code is kept nowhere and shown here only. */
export const ComplaintReceipt = z.strictObject({
  reference: z.string().max(20),
  code: z.string().max(30),
  received_on: z.iso.date(),
  due: DueView.nullable(),
});

/** `received → in_hand → handled → closed`. */
export const ComplaintState = z.enum(['received', 'in_hand', 'handled', 'closed']);
export type ComplaintState = z.infer<typeof ComplaintState>;

const Outcome = z.strictObject({
  result: z.enum(['upheld', 'partly_upheld', 'turned_down']),
  /** `null` when its time of keeping is over. */
  text: Words.nullable(),
  /** Only of one that was turned down. */
  reason: refusal.unwrap().shape.reason,
});

/** `POST /v1/complaints/follow-up`. In a body, so that no log has it. */
export const FollowComplaint = z.strictObject({
  reference: z.string().min(1).max(40),
  code: z.string().min(1).max(60),
});
/** What whoever sent it may know. */
export const ComplaintStatus = z.strictObject({
  reference: z.string(),
  state: ComplaintState,
  received_on: z.iso.date(),
  acknowledged_at: At.nullable(),
  due: DueView.nullable(),
  outcome: Outcome.nullable(),
  /** Who is not content may go there; `null` while nobody has published it. */
  escalate: ComplaintGuide.nullable(),
});

/** One complaint, as a list shows it: nothing of what was written. */
export const ComplaintEntry = z.strictObject({
  complaint: z.uuid(),
  reference: z.string(),
  from,
  channel,
  state: ComplaintState,
  received_on: z.iso.date(),
  due: DueView.nullable(),
  /** Whether there is a sealed contact. */
  contact: z.boolean(),
  reachable,
  version: z.int().min(1),
});
export type ComplaintEntry = z.infer<typeof ComplaintEntry>;
/** One complaint, as who handles it sees it. */
export const ComplaintView = z.strictObject({
  ...ComplaintEntry.shape,
  ...About,
  /** `null` when its time of keeping is over. */
  text: Words.nullable(),
  acknowledged_at: At.nullable(),
  handled_at: At.nullable(),
  told_at: At.nullable(),
  closed_at: At.nullable(),
  outcome: Outcome.nullable(),
  seen_by_accused: seen_by_accused.nullable(),
});
export type ComplaintView = z.infer<typeof ComplaintView>;

/** `GET /v1/complaints`, newest first. */
export const ListComplaints = z.strictObject({
  state: ComplaintState.optional(),
  channel: channel.optional(),
  /** Those of which a reminder was made: soon due, or over. */
  flag: z.enum(['soon', 'overdue']).optional(),
  cursor: z.string().min(1).max(512).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListComplaints = z.infer<typeof ListComplaints>;
export const ComplaintList = z.strictObject({
  complaints: z.array(ComplaintEntry).max(200),
  cursor: z.string().nullable(),
});

/** `POST /v1/complaints/{complaint}/acknowledgement`, `/telling`, `/closing`: nothing more to say. */
export const StepComplaint = z.strictObject({});

/** `POST /v1/complaints/{complaint}/outcome`: what was found, with the reason if it was turned down (R17.3). */
export const DecideComplaint = z
  .strictObject({
    result: Outcome.shape.result,
    text: Words,
    reason: Outcome.shape.reason,
    /** Whether the person complained of has seen who sent it (R17.4). */
    seen_by_accused,
  })
  .refine(({ result, reason }) => (result === 'turned_down') === (reason !== null), { path: ['reason'] });
export type DecideComplaint = z.infer<typeof DecideComplaint>;

/** `POST /v1/complaints/{complaint}/contact`. */
export const ComplaintContact = z.strictObject({ contact: Line });
