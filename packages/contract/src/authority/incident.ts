import { BiText, IncidentItem, IncidentSummaryPart, NoticeContent, PostureFacts } from '@consentry/law';
import { z } from 'zod';
import { canonicalJson } from '../canonical-json.ts';
import { DueView, PeriodFrom } from '../platform/due.ts';
import { At, Line, Words } from '../written.ts';
import { DepartmentId, RegionCode } from './department.ts';
import { Period, WaitingPages, WaitingRest } from './search.ts';

const { kind, certainty, grade, operator, report } =
  PostureFacts.shape.incident.shape.incidents.element.shape;

/** Who receives a report, by whose incident it is (《国家网络安全事件报告管理办法》第四条). */
export const IncidentRecipient = report.unwrap().shape.to.element;

const Count = z.int().min(0).max(2_000_000_000);
/** Words of one item: enough to say it, and no room for a list of persons. */
const Said = Words.max(2000);
const Side = z.string().trim().min(1).max(2000);
/** The same kind of text under each of some names. */
const each = <const N extends readonly string[], T extends z.ZodType>(
  names: N,
  text: T,
): Record<N[number], T> => Object.fromEntries(names.map((name) => [name, text])) as Record<N[number], T>;

/** The eight items of 第七条; `null` for one that cannot be judged yet. */
export const IncidentItems = z.strictObject(each(IncidentItem.options, Said.nullable()));
export type IncidentItems = z.infer<typeof IncidentItems>;
/** The six parts of the final report (第八条); none of them can be missing. */
export const IncidentSummary = z.strictObject(each(IncidentSummaryPart.options, Said));
export type IncidentSummary = z.infer<typeof IncidentSummary>;

const reported = {
  kind,
  certainty,
  /** As the organisation graded it; `null` while nobody has. */
  grade,
  operator,
  /** Discovered or learnt of: the hours run from here. */
  known_at: At,
  /** Whether face information is concerned; `null` when not known. */
  faces: z.boolean().nullable(),
  persons: z.strictObject({ at_least: Count, at_most: Count.nullable() }),
  minors: Count.nullable(),
  remedied_at: At.nullable(),
  contained_at: At.nullable(),
  items: IncidentItems,
  /** The notice of 《个人信息保护法》第五十七条 as persons are given it; `null` while it is not whole. */
  notice: z.strictObject(each(NoticeContent.options, z.strictObject({ 'zh-CN': Side, en: Side }))).nullable(),
  /** How many were told, and whether the public was warned; `null` while nobody was. */
  told: z
    .strictObject({ last_at: At, persons: Count, guardians: Count, public_warning: z.boolean() })
    .nullable(),
  handling_ended_on: z.iso.date().nullable(),
  /** Only in the final report. */
  summary: IncidentSummary.nullable(),
};

/** What would be reported now, as far as it is known. */
export const IncidentDraft = z.strictObject({ ...reported, contact: Line.nullable() });
export type IncidentDraft = z.infer<typeof IncidentDraft>;

/**
 * What an incident is by what is known when it is reported: counts and words of the organisation. There is no field for
 * a person, and none that could hold a face.
 */
export const ReportedIncident = z
  .strictObject({
    ...reported,
    /** An office and how to reach it, not a person’s name. */
    contact: Line,
  })
  .refine(({ persons: { at_least, at_most } }) => at_most === null || at_least <= at_most, {
    path: ['persons', 'at_most'],
    error: 'less than the least',
  })
  .refine(({ persons: { at_most }, minors }) => at_most === null || minors === null || minors <= at_most, {
    path: ['minors'],
    error: 'more minors than persons',
  });
export type ReportedIncident = z.infer<typeof ReportedIncident>;

/**
 * `first` may lack what cannot be judged yet; `supplement` brings it; `change` tells of something new or of progress
 * (第七条); `told` of what persons were told (PIPL 57); `final` is the final report (第八条).
 */
export const IncidentStage = z.enum(['first', 'supplement', 'change', 'told', 'final']);
export type IncidentStage = z.infer<typeof IncidentStage>;

/** What comes with every part: made by the sender, so that the same part sent twice is one. */
const Part = {
  once: z.uuid(),
  /** By the sender’s clock. */
  sent_at: At,
  incident: ReportedIncident,
};

/** `POST /v1/incidents`: the first report, by a platform or by the form for anyone. */
export const SendIncident = z.strictObject({
  ...Part,
  /** Which kind of department it is for; it goes to the nearest one upwards. */
  to: IncidentRecipient,
  region: RegionCode,
  /** Name of the organisation. */
  processor: Line,
  /** Key of its evidence log, where it has one. */
  log_key: z.string().min(1).max(300).nullable(),
});
export type SendIncident = z.infer<typeof SendIncident>;

/** By both of these a report is followed and supplemented; the code is kept nowhere and shown here only. */
const Opening = {
  reference: z.string().min(1).max(40),
  code: z.string().min(1).max(60),
};

/** `POST /v1/incidents/parts`: whatever comes after the first report. */
export const SendIncidentPart = z.strictObject({
  ...Opening,
  ...Part,
  stage: IncidentStage.exclude(['first']),
});
export type SendIncidentPart = z.infer<typeof SendIncidentPart>;

/** What was taken in; sent again, it is the same. */
export const IncidentReceipt = z.strictObject({
  reference: z.string().max(20),
  code: z.string().max(30),
  stage: IncidentStage,
  received_at: At,
  /** SHA-256 of the part as canonical JSON (RFC 8785), hex. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** Name of the department it is with. */
  with: BiText,
  /**
   * Signed note (C2SP) by the key of the department’s evidence log, which `GET /v1/ledger` shows: reference, stage,
   * digest and time.
   */
  signed: z.string().max(2000),
});
export type IncidentReceipt = z.infer<typeof IncidentReceipt>;

/** Text of a receipt, as it is signed: what it is, the reference, the part, the time. */
export function incidentReceiptText({
  reference,
  stage,
  digest,
  received_at,
}: Pick<IncidentReceipt, 'reference' | 'stage' | 'digest' | 'received_at'>): string {
  return `consentry.incident-receipt@v1\n${reference}\n${stage} ${digest}\n${received_at}\n`;
}

/** What the digest of a part is of. */
export function incidentPartText(stage: IncidentStage, incident: ReportedIncident): string {
  return canonicalJson({ stage, incident });
}

/** `received → acknowledged ⇄ asked → closed`. */
export const IncidentCaseState = z.enum(['received', 'acknowledged', 'asked', 'closed']);
export type IncidentCaseState = z.infer<typeof IncidentCaseState>;

/** A time that runs, whose it is, and by which provision. */
export const IncidentDutyView = z.strictObject({
  kind: z.enum(['report', 'supplement', 'summary', 'onward']),
  of: z.enum(['processor', 'department']),
  citation: BiText,
  period_from: PeriodFrom,
  due_at: At,
  done_at: At.nullable(),
  state: DueView.shape.state.exclude(['soon']),
});
export type IncidentDutyView = z.infer<typeof IncidentDutyView>;

const QuestionFields = {
  question: z.uuid(),
  text: Words,
  answer_by: z.iso.date(),
  asked_at: At,
  answer: Words.nullable(),
  answered_at: At.nullable(),
  /** Whether the day that was set has passed without an answer. */
  late: z.boolean(),
};
const PartFields = {
  part: z.uuid(),
  stage: IncidentStage,
  sent_at: At,
  received_at: At,
  digest: z.string(),
};

/** `POST /v1/incidents/follow-up`. In a body, so that no log has it. */
export const FollowIncident = z.strictObject(Opening);
export type FollowIncident = z.infer<typeof FollowIncident>;
/** `POST /v1/incidents/answers`: to a question of the department; the same answer sent again is the same. */
export const AnswerIncident = z.strictObject({ ...Opening, question: z.uuid(), text: Words });

/** What whoever reported is told. */
export const IncidentStatus = z.strictObject({
  reference: z.string(),
  state: IncidentCaseState,
  with: BiText,
  received_at: At,
  /** When somebody there confirmed that it is read. */
  acknowledged_at: At.nullable(),
  closed_at: At.nullable(),
  /** What the department says at its end. */
  outcome: Words.nullable(),
  /** Items of 第七条 that are missing still. */
  gaps: z.array(IncidentItem),
  duties: z.array(IncidentDutyView).max(4),
  parts: z.array(z.strictObject(PartFields)).max(500),
  questions: z.array(z.strictObject(QuestionFields)).max(100),
  /** What was reported last; `null` once it was erased. */
  incident: ReportedIncident.nullable(),
  /** What this is, and what it is not. */
  standing: BiText,
});
export type IncidentStatus = z.infer<typeof IncidentStatus>;

/** One incident, as a list of officials shows it. */
export const IncidentCaseEntry = z.strictObject({
  incident: z.uuid(),
  reference: z.string(),
  department: DepartmentId,
  region: RegionCode,
  processor: Line.nullable(),
  to: IncidentRecipient,
  kind,
  grade,
  state: IncidentCaseState,
  known_at: At,
  received_at: At,
  duties: IncidentStatus.shape.duties,
  /** Questions with a day that passed without an answer. */
  questions_late: z.int(),
  /** Whether a time is over without what it asks for. */
  late: z.boolean(),
  /** The time that ends next, or ended first without what it asks for; `null` where none runs. */
  next_due_at: At.nullable(),
  version: z.int().min(1),
});
export type IncidentCaseEntry = z.infer<typeof IncidentCaseEntry>;

/** What a case hangs together with. */
export const IncidentLink = z.strictObject({ kind: z.enum(['inspection', 'referral']), id: z.uuid() });
export type IncidentLink = z.infer<typeof IncidentLink>;

/** One incident, as who handles it sees it. */
export const IncidentCase = z.strictObject({
  ...IncidentCaseEntry.shape,
  gaps: IncidentStatus.shape.gaps,
  /** Every part as it came, the oldest first; `null` once it was erased. */
  parts: z.array(z.strictObject({ ...PartFields, incident: ReportedIncident.nullable() })).max(500),
  questions: z.array(z.strictObject({ ...QuestionFields, asked_by: z.uuid() })).max(100),
  links: z.array(z.strictObject({ ...IncidentLink.shape, by: z.uuid(), at: At })).max(50),
  /** The evidence log of the organisation, where this department follows it. */
  log: z.strictObject({ log: z.uuid(), size: z.int() }).nullable(),
  log_key: z.string().nullable(),
  acknowledged_by: z.uuid().nullable(),
  acknowledged_at: At.nullable(),
  /** That the department itself reported on, when, and to whom. */
  onward: z.strictObject({ at: At, to: Line, by: z.uuid() }).nullable(),
  closed_by: z.uuid().nullable(),
  closed_at: At.nullable(),
  outcome: Words.nullable(),
  /** Why it was closed although something was missing. */
  despite: Words.nullable(),
  erased_at: At.nullable(),
});
export type IncidentCase = z.infer<typeof IncidentCase>;

/** `GET /v1/incidents`, the latest received first: those of one’s own department. */
export const ListIncidentCases = z.strictObject({
  state: IncidentCaseState.optional(),
  /** Those that are not closed and have a time that is over. */
  late: z.literal('true').optional(),
  kind: kind.optional(),
  /** `none`: nobody graded it yet. */
  grade: grade.unwrap().or(z.literal('none')).optional(),
  /** Whether the first report came within the hours of the law; of those that they bind. */
  time: z.enum(['in_time', 'late']).optional(),
  /** A region and all below it. */
  region: RegionCode.optional(),
  /** Days on which the first report came. */
  ...Period.shape,
  cursor: z.string().min(1).max(512).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListIncidentCases = z.infer<typeof ListIncidentCases>;
export const IncidentCaseList = z.strictObject({
  incidents: z.array(IncidentCaseEntry).max(200),
  cursor: z.string().nullable(),
});

/** `GET /v1/incidents/waiting`, the time that ends first before the others. `new`: nobody confirmed it yet. */
export const ListWaitingIncidents = z.strictObject({
  ...WaitingPages.shape,
  what: z.enum(['new', 'late']),
});
export const WaitingIncidents = z.strictObject({
  ...WaitingRest.shape,
  incidents: z.array(IncidentCaseEntry).max(100),
});

/** `GET /v1/incidents/figures`: counts of one’s own department; nobody is named. */
export const IncidentFigures = z.strictObject({
  states: z.record(IncidentCaseState, z.int()),
  grades: z.array(z.strictObject({ grade, count: z.int() })).max(5),
  /** Reports that came after their hours. */
  reported_late: z.int(),
  /** Cases that are not closed and have a time that is over. */
  overdue: z.int(),
});
export type IncidentFigures = z.infer<typeof IncidentFigures>;

/** `POST /v1/incidents/{incident}/acknowledgement`: somebody read it. */
export const AcknowledgeIncident = z.strictObject({});
/** `POST /v1/incidents/{incident}/questions`. */
export const AskAboutIncident = z.strictObject({ text: Words, answer_by: z.iso.date() });
/** `POST /v1/incidents/{incident}/onward`: the department reported on, outside this server. */
export const NoteOnward = z.strictObject({ to: Line, at: At });
/** `POST /v1/incidents/{incident}/closing`. While something is missing only with why it is closed all the same. */
export const CloseIncidentCase = z.strictObject({ outcome: Words, despite: Words.nullable() });
