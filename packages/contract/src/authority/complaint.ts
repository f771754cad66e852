import { z } from 'zod';
import { BiText } from '@consentry/law';
import { DueView } from '../platform/due.ts';
import { DepartmentId, DepartmentKind, DepartmentView, RegionCode } from './department.ts';
import { FindPart, Found, Period } from './search.ts';
import { At, Line, Words } from '../written.ts';

/** What somebody complains of, in the words of the Measures. */
export const ReportTopic = z.enum([
  /** Art. 13(3): a device in a changing room, a bathroom, a hotel room. */
  'private_space',
  /** Art. 6, 7: no consent, or none of a guardian. */
  'no_consent',
  /** Art. 10: the face is the only way. */
  'only_way',
  /** Art. 13(1): in a public place, not for public security, or without a sign. */
  'public_place',
  /** Art. 5: nobody was told. */
  'not_told',
  /** Art. 8: kept, sent on, or not deleted. */
  'kept_or_sent',
  /** Art. 7: a child. */
  'child',
  'leak',
  /** Art. 18: it may be a crime, such as secret filming, fraud by a face, selling of faces. */
  'crime',
  'other',
]);
export type ReportTopic = z.infer<typeof ReportTopic>;

/** `POST /v1/complaints`: by anyone, with or without a name (§ 第十七条, R17.1). */
export const SendReport = z.strictObject({
  /** Made by the sender; sent again with the same one it is the same complaint. */
  once: z.uuid(),
  topic: ReportTopic,
  region: RegionCode,
  /** Where it is, as the sender says it. */
  place: Line.nullable(),
  /** Whom it is about, as the sender says it. */
  processor: Line.nullable(),
  text: Words,
  /** How to reach the sender, sealed; `null` for nobody's name. The code always shows the outcome. */
  contact: Line.nullable(),
  /** Works or lives there, and fears what may follow (R17.4). */
  fears_retaliation: z.boolean(),
  language: z.enum(['zh-CN', 'en']),
  /** The department the sender chose; left out, it goes to the competent one. */
  department: DepartmentId.optional(),
});
export type SendReport = z.infer<typeof SendReport>;

/**
 * Why a complaint goes where it goes. `registered`: a department takes this topic there; `competent`: of the kind that
 * deals with it, there; `above`: the same, further up; `stand_in`: none of that kind is here, another hands it on;
 * `chosen`: the sender chose.
 */
export const RoutedBecause = z.enum(['registered', 'competent', 'above', 'stand_in', 'chosen']);
export type RoutedBecause = z.infer<typeof RoutedBecause>;

/** `GET /v1/complaints/routing`: where a complaint would go. */
export const AskRouting = z.strictObject({ topic: ReportTopic, region: RegionCode });
/** No article says which department deals with what: the table is a practice of this product, and says so. */
export const ReportRouting = z.strictObject({
  /** `null` where nobody here takes it. */
  to: DepartmentView.nullable(),
  because: RoutedBecause.nullable(),
  /** In words: where it goes and why, and whose practice that is. */
  text: BiText,
  /** The competent kind where no such department is here, with what to do. */
  elsewhere: z.strictObject({ kind: DepartmentKind, advice: BiText }).nullable(),
  /** Others of this region that may be chosen. */
  others: z.array(DepartmentView).max(5000),
});
export type ReportRouting = z.infer<typeof ReportRouting>;

/** By both of these a complaint is followed; the code is kept nowhere and shown here only. */
export const ReportReceipt = z.strictObject({
  reference: z.string().max(20),
  code: z.string().max(30),
  received_on: z.iso.date(),
  department: DepartmentId,
  /** Its name. */
  with: BiText,
  because: RoutedBecause.nullable(),
  due: DueView,
});

/** `received → in_hand ⇄ asked → decided → told → closed`; `told` once the outcome reached whoever complained. */
export const ReportState = z.enum(['received', 'in_hand', 'asked', 'decided', 'told', 'closed']);
export type ReportState = z.infer<typeof ReportState>;

export const ReportResult = z.enum(['upheld', 'partly_upheld', 'turned_down', 'handed_over']);
/** What was found, and the law it rests on (Art. 18 refers out). */
const Outcome = z.strictObject({
  result: ReportResult,
  text: Words,
  basis: z.array(Line).max(10),
});

/** What was done to a complaint, or added to it by its sender (`add`, `alarm`). */
export const ReportStep = z.enum([
  'receive',
  'accept',
  'ask',
  'note_answer',
  'decide',
  'tell',
  'arrive',
  'come_back',
  'close',
  'reopen',
  'hand_over',
  'add',
  'alarm',
  'look',
]);
export type ReportStep = z.infer<typeof ReportStep>;

/** `POST /v1/complaints/additions`: what whoever sent it adds, by its code. */
export const AddToReport = z.strictObject({
  reference: z.string().min(1).max(40),
  code: z.string().min(1).max(60),
  /** Made by the sender; sent again with the same one it is one. */
  addition: z.uuid(),
  /** `retaliation`: something happened to them since (R17.4). That is taken after the end too. */
  kind: z.enum(['more', 'retaliation']),
  text: Words,
});
const AdditionView = z.strictObject({
  addition: z.uuid(),
  kind: AddToReport.shape.kind,
  text: Words,
  added_at: At,
  looked_by: z.uuid().nullable(),
  looked_at: At.nullable(),
  /** What was done about it. */
  looked_note: Words.nullable(),
});
/** `POST /v1/complaints/{complaint}/additions/{addition}/look`: an official looked at it, and what was done. */
export const LookAtAddition = z.strictObject({ note: Words });

/** `POST /v1/complaints/follow-up`. In a body, so that no log has it. */
export const FollowReport = z.strictObject({
  reference: z.string().min(1).max(40),
  code: z.string().min(1).max(60),
});
/** What whoever sent it may know. */
export const ReportStatus = z.strictObject({
  reference: z.string(),
  state: ReportState,
  received_on: z.iso.date(),
  department: DepartmentId,
  due: DueView,
  attachments: z.int(),
  /** Once it is told. */
  outcome: Outcome.nullable(),
  /** Name of the department it is with. */
  with: BiText,
  /** What became of it, oldest first; a decision appears once it is told. */
  history: z.array(z.strictObject({ what: ReportStep, at: At, with: BiText })).max(1000),
  /** Whether more can be added. */
  open: z.boolean(),
});

/** What the first bytes of a file look like, whatever its name says. */
export const AttachmentKind = z.enum([
  'jpeg',
  'png',
  'gif',
  'webp',
  'heif',
  'pdf',
  'zip',
  'video',
  'audio',
  'markup',
  'program',
  'unknown',
]);
export type AttachmentKind = z.infer<typeof AttachmentKind>;
/** A file that somebody sent as evidence: kept as it came, opened by nothing here. */
export const AttachmentView = z.strictObject({
  attachment: z.uuid(),
  kind: AttachmentKind,
  /** Could do something when it is opened: look at it on a machine that is for this. */
  active: z.boolean(),
  bytes: z.int().min(1),
  /** SHA-256, hex. */
  digest: z.string(),
  received_at: At,
});
export type AttachmentView = z.infer<typeof AttachmentView>;

/** A question to the processor. It never says who complained (R17.4). */
export const QuestionView = z.strictObject({
  question: z.uuid(),
  text: Words,
  answer_by: z.iso.date(),
  asked_at: At,
  asked_by: z.uuid(),
  answer: Words.nullable(),
  answered_at: At.nullable(),
});

/** One complaint, as a list shows it: nothing of what was written. */
export const ReportEntry = z.strictObject({
  complaint: z.uuid(),
  reference: z.string(),
  topic: ReportTopic,
  region: RegionCode,
  department: DepartmentId,
  state: ReportState,
  received_on: z.iso.date(),
  due: DueView,
  /** Whether there is a sealed contact. */
  contact: z.boolean(),
  fears_retaliation: z.boolean(),
  /** Handled before others: a child is concerned. */
  fast: z.boolean(),
  /** The sender reported retaliation, and nobody has looked at it yet. */
  alarmed: z.boolean(),
  /** Its outcome was sent, and the letter did not arrive. */
  letter_failed: z.boolean(),
  attachments: z.int(),
  version: z.int().min(1),
});
export type ReportEntry = z.infer<typeof ReportEntry>;
/**
 * How an outcome was told: by the code, which always shows it; by a letter to the contact; or by an official, who notes
 * it.
 */
export const ToldBy = z.enum(['code', 'contact', 'post', 'telephone', 'in_person']);
export type ToldBy = z.infer<typeof ToldBy>;
/** One telling; a letter is `queued`, then `sent` or `failed`; one that came back is `failed`. */
const TellingView = z.strictObject({
  telling: z.uuid(),
  by: ToldBy,
  state: z.enum(['queued', 'sent', 'failed', 'noted']),
  /** Why a letter failed: a code. */
  reason: z.string().nullable(),
  on: z.iso.date(),
  note: Line.nullable(),
  staff: z.uuid(),
  settled_at: At.nullable(),
});

/** What is kept beyond its time: proceedings that need it, and the day on which somebody looks at it again. */
const HoldView = z.strictObject({
  hold: z.uuid(),
  reason: Line,
  provision: Line,
  review_on: z.iso.date(),
  set_by: z.uuid(),
  set_at: At,
  lifted_by: z.uuid().nullable(),
  lifted_at: At.nullable(),
  lifted_because: Line.nullable(),
});

/** One complaint, as who handles it sees it. */
export const ReportView = z.strictObject({
  ...ReportEntry.shape,
  place: Line.nullable(),
  processor: Line.nullable(),
  text: Words,
  language: z.enum(['zh-CN', 'en']),
  accepted_by: z.uuid().nullable(),
  files: z.array(AttachmentView),
  questions: z.array(QuestionView),
  outcome: Outcome.nullable(),
  decided_at: At.nullable(),
  /** Since when the code shows the outcome. */
  released_at: At.nullable(),
  /** When it reached whoever complained. */
  told_at: At.nullable(),
  /** When the sender first looked at the outcome. */
  seen_at: At.nullable(),
  closed_at: At.nullable(),
  because: RoutedBecause.nullable(),
  additions: z.array(AdditionView),
  tellings: z.array(TellingView),
  history: z.array(z.strictObject({ what: ReportStep, department: DepartmentId, at: At })),
  /** When its contact, and what was written and handed in, were erased; why nothing of it is. */
  contact_erased_at: At.nullable(),
  erased_at: At.nullable(),
  held_because: Line.nullable(),
  holds: z.array(HoldView),
});
export type ReportView = z.infer<typeof ReportView>;

/** `GET /v1/complaints`, newest first: those of one's own department, or shared with it. */
export const ListReports = z.strictObject({
  state: ReportState.optional(),
  topic: ReportTopic.optional(),
  /** What was found; `open`: the outcome is not told yet. */
  result: z.enum([...ReportResult.options, 'open']).optional(),
  /** Of those that were told: within the working days that the department set, or later. */
  time: z.enum(['in_time', 'late']).optional(),
  /** A region and all below it. */
  region: RegionCode.optional(),
  /** A part of the place, or of whom it is about; or a whole reference. Never of what was written. */
  find: FindPart.optional(),
  ...Period.shape,
  cursor: z.string().min(1).max(512).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListReports = z.infer<typeof ListReports>;
export const ReportList = z.strictObject({
  complaints: z.array(ReportEntry).max(200),
  found: Found.nullable(),
  cursor: z.string().nullable(),
});

/** `POST /v1/complaints/{complaint}/acceptance`, `/closing`, `/reopening`: nothing more to say. */
export const StepReport = z.strictObject({});
/** `POST /v1/complaints/{complaint}/questions`. */
export const AskProcessor = z.strictObject({ text: Words, answer_by: z.iso.date() });
/** `POST /v1/complaints/{complaint}/answer`: what the processor said. */
export const NoteAnswer = z.strictObject({ text: Words });
/** `POST /v1/complaints/{complaint}/outcome`. */
export const DecideReport = Outcome;
/**
 * `POST /v1/complaints/{complaint}/telling`: shown by the code always; by a letter to the contact; or as an official notes
 * that it was told otherwise. It is told once it was read by the code, a mail server took the letter, or it is noted.
 */
export const TellSender = z.strictObject({
  by: ToldBy,
  /** The day of a telling that is noted; left out, today. */
  on: z.iso.date().optional(),
  /** Who told it and how, where it is noted. */
  note: Line.optional(),
});

/** `POST /v1/complaints/{complaint}/tellings/{telling}/return`: a letter that was sent came back, and tells nobody. */
export const NoteReturn = z.strictObject({ note: Line });

/** `POST /v1/complaints/{complaint}/holds`: keep it beyond its time. */
export const SetHold = HoldView.pick({ reason: true, provision: true, review_on: true });
/** `POST /v1/complaints/{complaint}/holds/{hold}/lifting`: by another official than who set it. */
export const LiftHold = z.strictObject({ reason: Line });
/** `GET /v1/complaints/holds`: what is held, the nearest review first. */
export const HoldList = z.strictObject({
  holds: z
    .array(
      z.strictObject({ ...HoldView.shape, complaint: z.uuid(), reference: z.string(), over: z.boolean() }),
    )
    .max(1000),
});
export type HoldList = z.infer<typeof HoldList>;

/** `GET /v1/complaints/clock`: how many of one's own department are not told yet, and what they wait for. */
export const ReportClock = z.strictObject({
  open: z.int(),
  overdue: z.int(),
  soon: z.int(),
  fast: z.int(),
  /** What waits for the department at once, is late or due soon: without those that wait for their sender. */
  urgent: z.int(),
  /** Nobody has them in hand. */
  received: z.int(),
  /** The code shows the outcome, and it was not read yet: they are open, and wait for whoever complained. */
  awaited: z.int(),
  alarmed: z.int(),
  /** Whose letter did not arrive: they are to be told again. */
  letters_failed: z.int(),
  /** Kept beyond their time, whose day of review has come. */
  holds_due: z.int(),
});
export type ReportClock = z.infer<typeof ReportClock>;

/**
 * `GET /v1/complaints/waiting`: every complaint that waits for the department, by its clock: retaliation that nobody
 * looked at and letters that did not arrive, then what is late, then children, then the rest; each by the day it is due.
 */
export const ListWaiting = z.strictObject({
  state: ReportState.extract(['received', 'in_hand', 'asked', 'decided']).optional(),
  cursor: z.string().min(1).max(512).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export const WaitingReports = z.strictObject({
  complaints: z.array(ReportEntry).max(200),
  cursor: z.string().nullable(),
});
/** `POST /v1/complaints/{complaint}/contact`. */
export const ReportContact = z.strictObject({ contact: Line });
