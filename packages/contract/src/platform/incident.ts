import { BiText, Finding, NoticeContent, PostureFacts } from '@consentry/law';
import { z } from 'zod';
import { DeviceId } from './device.ts';
import { PeriodFrom } from './due.ts';
import { ContentDigest, HandedInFacts } from './facts.ts';
import { PurposeId } from './purpose.ts';
import { ToldFields } from './told-fields.ts';

const { kind, certainty, grade, operator, report } =
  PostureFacts.shape.incident.shape.incidents.element.shape;
const { to, items } = report.unwrap().shape;
const At = z.iso.datetime({ offset: true });
const Text = z.string().trim().min(1).max(4000);
const Count = z.int().min(0).max(2_000_000_000);
const Site = z.string().min(1).max(64);

/** Random id of an incident. */
export const IncidentId = z.uuid();

const concerned = {
  purposes: z.array(PurposeId).max(1000),
  devices: z.array(DeviceId).max(1000),
  sites: z.array(Site).max(1000),
};

/** `POST /v1/incidents`: somebody saw that something happened or may have happened. */
export const ReportIncident = z.strictObject({
  kind,
  what: Text,
  /** When it was found or learnt of: the clocks run from here. */
  known_at: At,
  ...concerned,
});
export type ReportIncident = z.infer<typeof ReportIncident>;

/** What whoever reported is told. */
export const IncidentReported = z.strictObject({ incident: IncidentId, reported_at: At });

/** What is known of an incident. What nobody knows yet is `null`; what is concerned and empty means all. */
export const IncidentFacts = z.strictObject({
  kind,
  certainty,
  what: Text,
  known_at: At,
  ...concerned,
  /** Kinds of data, in words. */
  data_kinds: z.array(z.string().trim().min(1).max(100)).max(50),
  /** Whether face information is concerned. */
  faces: z.boolean().nullable(),
  persons: z
    .strictObject({ at_least: Count, at_most: Count.nullable() })
    .refine(({ at_least, at_most }) => at_most === null || at_least <= at_most, { path: ['at_most'] }),
  /** Minors among them. */
  minors: Count.nullable(),
  harm: Text.nullable(),
  operator,
});
export type IncidentFacts = z.infer<typeof IncidentFacts>;

/** `POST /v1/incidents/{incident}/grade`: a human's, by the grading guide. */
export const GradeIncident = z.strictObject({ grade: grade.unwrap(), reason: Text });

/** `POST /v1/incidents/{incident}/dismissal`: it turned out to be none. */
export const DismissIncident = z.strictObject({ reason: Text });

/** `POST /v1/incidents/{incident}/containment`: what was done, and what stops with it at once. */
export const ContainIncident = z.strictObject({
  action: Text,
  taken_at: At,
  /** Whether the incident is contained by it. */
  contained: z.boolean(),
  suspend: z.strictObject({
    purposes: z.array(PurposeId).max(100),
    devices: z.array(DeviceId).max(200),
  }),
});
export type ContainIncident = z.infer<typeof ContainIncident>;

/** `PUT /v1/incidents/{incident}/notice`: the six contents of 《个人信息保护法》第五十七条, `null` while not written. */
export const IncidentNoticeTexts = z.strictObject(
  Object.fromEntries(NoticeContent.options.map((name) => [name, BiText.nullable()])) as Record<
    NoticeContent,
    z.ZodNullable<typeof BiText>
  >,
);
export type IncidentNoticeTexts = z.infer<typeof IncidentNoticeTexts>;

/** `POST /v1/incidents/{incident}/notices`: the notice as it is written was given. */
export const NotifyOfIncident = z.strictObject({
  to: z.enum(['authority', 'persons', 'guardians', 'public']),
  channel: z.string().trim().min(1).max(200),
  sent_at: At,
  /** Persons it reached, or minors whose guardian it reached, who were not told before; 0 for the others. */
  reached: Count,
});
export type NotifyOfIncident = z.infer<typeof NotifyOfIncident>;

/** `PUT /v1/incidents/{incident}/exemption`: why measures effectively avoid the harm, so that persons need not be told. */
export const ExemptIncident = z.strictObject({ reason: Text });

/** `POST /v1/incidents/{incident}/telling-order`: the authority requires that the persons be told. */
export const OrderTelling = z.strictObject({ document: z.string().trim().min(1).max(200) });

/** `POST /v1/incidents/{incident}/report`: a report or a supplement of one (《国家网络安全事件报告管理办法》第七条). */
export const ReportToAuthority = z.strictObject({ sent_at: At, to, items });
export type ReportToAuthority = z.infer<typeof ReportToAuthority>;

/** `POST /v1/incidents/{incident}/handling`: the handling ended, or its summary was sent. */
export const HandlingStep = z.strictObject({ step: z.enum(['ended', 'summary_sent']), on: z.iso.date() });

/** `POST /v1/incidents/{incident}/resumption`: proposes to close it and to take up again what it stopped. */
export const ProposeResumption = z.strictObject({
  root_cause: Text,
  measures: Text,
  facts: HandedInFacts,
});
export type ProposeResumption = z.infer<typeof ProposeResumption>;

/** One time that runs, from the law's own tables. */
const IncidentClock = z.strictObject({
  kind: z.enum(['grading', 'report', 'summary', 'authority', 'persons']),
  requirement: z.string(),
  /** Where the length of the time is from. */
  period_from: PeriodFrom,
  due_at: At,
  done_at: At.nullable(),
  state: z.enum(['due', 'overdue', 'in_time', 'late', 'not_asked']),
  /** The grade decides whether it binds, and nobody has graded. */
  ungraded: z.boolean(),
});
export type IncidentClock = z.infer<typeof IncidentClock>;

const Said = z.strictObject({ by: z.string(), at: At, reason: z.string() });

/** `GET /v1/incidents/{incident}`, versioned by its `revision`. */
export const IncidentView = z.strictObject({
  incident: IncidentId,
  state: z.enum(['reported', 'open', 'dismissed', 'closed']),
  facts: IncidentFacts,
  reported_by: z.string(),
  reported_at: At,
  grade: z.strictObject({ grade: grade.unwrap(), by: z.string(), at: At, reason: z.string() }).nullable(),
  remedied_at: At.nullable(),
  contained_at: At.nullable(),
  /** What it stopped, and when that went on again. */
  stopped: z
    .array(
      z.strictObject({
        thing: z.enum(['purpose', 'device']),
        id: z.string(),
        stopped_at: At,
        lifted_at: At.nullable(),
      }),
    )
    .max(2000),
  notice: IncidentNoticeTexts,
  notices: z
    .array(
      z.strictObject({
        ...NotifyOfIncident.shape,
        texts: IncidentNoticeTexts,
        digest: ContentDigest,
        made_by: z.string(),
      }),
    )
    .max(1000),
  exemption: Said.nullable(),
  telling_order: z.strictObject({ document: z.string(), by: z.string(), at: At }).nullable(),
  report: ReportToAuthority.nullable(),
  handling_ended_on: z.iso.date().nullable(),
  summary_sent_on: z.iso.date().nullable(),
  clocks: z.array(IncidentClock).max(5),
  /** What RP.5 and RP.6 find wrong, and the facts that nobody knows. */
  findings: z.array(z.strictObject({ risk: z.enum(['broken', 'at-risk']), finding: Finding })).max(50),
  unknown: z.array(z.string()).max(50),
  dismissed: Said.nullable(),
  proposed: z
    .strictObject({ root_cause: z.string(), measures: z.string(), by: z.string(), at: At })
    .nullable(),
  closed: z.strictObject({ root_cause: z.string(), measures: z.string(), by: z.string(), at: At }).nullable(),
  revision: z.int().min(1),
});
export type IncidentView = z.infer<typeof IncidentView>;

/** Query of `GET /v1/incidents`. */
export const ListIncidents = z.strictObject({
  cursor: z.string().min(1).max(512).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** `GET /v1/incidents`, the latest known first. */
export const IncidentList = z.strictObject({
  incidents: z
    .array(
      z.strictObject({
        incident: IncidentId,
        state: IncidentView.shape.state,
        kind,
        grade,
        known_at: At,
        contained_at: At.nullable(),
      }),
    )
    .max(200),
  cursor: z.string().nullable(),
});

/** Query of `GET /v1/incidents/{incident}/timeline`. */
export const ReadTimeline = z.strictObject({
  after: z.coerce.number().int().min(0).max(1_000_000_000).default(0),
});

/** `GET /v1/incidents/{incident}/timeline`: what was done, in order; nothing of it is ever changed. */
export const IncidentTimeline = z.strictObject({
  entries: z
    .array(
      z.strictObject({
        sequence: z.int().min(1),
        kind: z.string(),
        at: At,
        body: ToldFields,
      }),
    )
    .max(1000),
});
