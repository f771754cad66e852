import { CivilDate } from '@consentry/law';
import { z } from 'zod';

const Instant = z.iso.datetime({ offset: true });
const Document = z.string().min(1).max(64);

/** Items of 《个人信息保护合规审计指引》, the annex of the Audit Measures. */
export const AUDIT_ITEMS = 27;
const Item = z.int().min(1).max(AUDIT_ITEMS);

/** `POST /v1/audits`: what is audited, by whom, from when to when. */
export const PlanAudit = z
  .strictObject({
    kind: z.enum(['compliance', 'minors']),
    /** The year whose processing of minors' information is audited; `null` for a compliance audit. */
    year: z.int().min(2024).max(2100).nullable(),
    by: z.enum(['self', 'professional_body']),
    /** Staff who audits, or who writes down what the body finds; never who decides what is audited. */
    auditor: z.string().min(1).max(64),
    /** The professional body; `null` where the organisation audits itself. */
    body: z.string().trim().min(1).max(200).nullable(),
    scope: z.string().trim().min(1).max(4000),
    begins_on: CivilDate,
    ends_on: CivilDate,
    /** When the authority required it and by when it is done (Audit Measures 5); `null` where it did not. */
    required: z.strictObject({ required_on: CivilDate, until: CivilDate }).nullable(),
  })
  .refine(({ kind, year }) => (kind === 'minors') === (year !== null), {
    path: ['year'],
    error: 'an audit of minors’ information is of a year, and no other is',
  })
  .refine(({ by, body }) => (by === 'professional_body') === (body !== null), {
    path: ['body'],
    error: 'a professional body has a name',
  })
  .refine(({ begins_on, ends_on }) => begins_on <= ends_on, {
    path: ['ends_on'],
    error: 'ends before it begins',
  })
  .refine(({ required }) => required === null || required.required_on <= required.until, {
    path: ['required', 'until'],
    error: 'over before it was required',
  });
export type PlanAudit = z.infer<typeof PlanAudit>;

/** `PUT /v1/audits/{audit}/items/{item}`: what was found of one item. */
export const RecordAuditItem = z
  .strictObject({
    result: z.enum(['evidenced', 'gap']),
    text: z.string().trim().min(1).max(4000),
    evidence: z.array(Document).max(50),
  })
  .refine(({ result, evidence }) => result === 'gap' || evidence.length > 0, {
    path: ['evidence'],
    error: 'evidenced by nothing',
  });
export type RecordAuditItem = z.infer<typeof RecordAuditItem>;

/** `POST /v1/audits/{audit}/measures`: what is done about a gap, by whom until when. */
export const SetMeasure = z.strictObject({
  item: Item,
  text: z.string().trim().min(1).max(4000),
  owner: z.string().min(1).max(64),
  due_on: CivilDate,
});
export type SetMeasure = z.infer<typeof SetMeasure>;

/** `POST …/measures/{measure}/done`: with which documents it is shown to be done. */
export const MeasureDone = z.strictObject({ evidence: z.array(Document).min(1).max(50) });

/** `POST /v1/audits/{audit}/report`: the audit is finished. */
export const FinishAudit = z.strictObject({ report: Document });

/** `POST /v1/audits/{audit}/submission`: what was sent to the authority, and its receipt. */
export const SubmitAudit = z.strictObject({ sent_on: CivilDate, receipt: Document.nullable() });

export const MeasureView = z.strictObject({
  measure: z.uuid(),
  item: Item,
  text: z.string(),
  owner: z.string(),
  due_on: z.string(),
  overdue: z.boolean(),
  set_by: z.string(),
  evidence: z.array(z.string()),
  done_by: z.string().nullable(),
  done_at: Instant.nullable(),
  /** Who saw that it is done: the auditor. */
  closed_by: z.string().nullable(),
  closed_at: Instant.nullable(),
});
export type MeasureView = z.infer<typeof MeasureView>;

export const AuditItemView = z.strictObject({
  item: Item,
  result: z.enum(['evidenced', 'gap']),
  text: z.string(),
  evidence: z.array(z.string()),
  recorded_by: z.string(),
  recorded_at: Instant,
});
export type AuditItemView = z.infer<typeof AuditItemView>;

/** `GET /v1/audits/{audit}`, versioned. */
export const AuditView = z.strictObject({
  audit: z.uuid(),
  kind: PlanAudit.shape.kind,
  year: z.int().nullable(),
  by: PlanAudit.shape.by,
  auditor: z.string(),
  body: z.string().nullable(),
  scope: z.string(),
  begins_on: z.string(),
  ends_on: z.string(),
  required: z.strictObject({ required_on: z.string(), until: z.string() }).nullable(),
  /** Last day on which the authority has its report; `null` where none has to be sent. */
  report_until: z.string().nullable(),
  state: z.enum(['planned', 'finished', 'dropped']),
  planned_by: z.string(),
  report: z.string().nullable(),
  finished_at: Instant.nullable(),
  /** When the last gap was closed; `null` while one is open. */
  rectified_at: Instant.nullable(),
  sent_on: z.string().nullable(),
  receipt: z.string().nullable(),
  /** Items on which nothing is recorded. */
  open_items: z.array(Item).max(AUDIT_ITEMS),
  items: z.array(AuditItemView).max(AUDIT_ITEMS),
  measures: z.array(MeasureView).max(500),
  revision: z.int(),
});
export type AuditView = z.infer<typeof AuditView>;

/** `GET /v1/audits`, the latest first. */
export const AuditList = z.strictObject({ audits: z.array(AuditView).max(200) });
