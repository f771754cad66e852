import { IncidentItem } from '@consentry/law';
import { z } from 'zod';
import { RegionCode } from '../authority/department.ts';
import {
  IncidentDraft,
  IncidentItems,
  IncidentRecipient,
  IncidentStage,
  IncidentStatus,
  IncidentSummary,
} from '../authority/incident.ts';
import { At, Line, Words } from '../written.ts';
import { OrderTrouble } from './supervision.ts';

/** A department that incidents are reported to, and the server by which it takes reports. */
const fields = {
  /** What the organisation calls it. */
  name: Line,
  recipient: IncidentRecipient,
  /** Address of its server. */
  url: z.url().max(200),
  /** Of the organisation: the report goes to the nearest such department upwards. */
  region: RegionCode,
  /** Key by which its receipts are checked, as the department gave it; `null` where it is not known. */
  key: z.string().min(1).max(300).nullable(),
};
/** `POST /v1/report-departments`, `PUT /v1/report-departments/{department}`. */
export const SetReportDepartment = z.strictObject(fields);
export type SetReportDepartment = z.infer<typeof SetReportDepartment>;
export const ReportDepartment = z.strictObject({
  department: z.uuid(),
  ...fields,
  set_by: z.string(),
  set_at: At,
});
export type ReportDepartment = z.infer<typeof ReportDepartment>;
/** `GET /v1/report-departments`. */
export const ReportDepartmentList = z.strictObject({ departments: z.array(ReportDepartment).max(50) });
/** `DELETE /v1/report-departments/{department}`: nothing more is reported to it; what was, stays. */
export const RemoveReportDepartment = z.strictObject({}).nullish();

/** A part that goes to a department, or an answer to what it asked. */
export const SendingStage = z.enum([...IncidentStage.options, 'answer']);
export type SendingStage = z.infer<typeof SendingStage>;

/**
 * `POST /v1/incidents/{incident}/sendings`, in the version that was read: sends it, with the facts as they stand, to
 * these departments. Counts and words of the organisation; no name of a person, no face.
 */
export const SendIncidentReport = z.strictObject({
  departments: z.array(z.uuid()).min(1).max(4),
  stage: IncidentStage,
  processor: Line,
  contact: Line,
  items: IncidentItems,
  summary: IncidentSummary.nullable(),
});
export type SendIncidentReport = z.infer<typeof SendIncidentReport>;

/** `POST /v1/incidents/{incident}/sendings/answer`. */
export const AnswerDepartment = z.strictObject({ department: z.uuid(), question: z.uuid(), text: Words });
/** `POST /v1/incidents/{incident}/sendings/reading`: sends what waits and reads what they say, now. */
export const FollowSendings = z.strictObject({});

/** `waiting` is tried again by itself; `refused` is for a person to mend. */
export const SendingState = z.enum(['waiting', 'sent', 'refused']);

/** `GET /v1/incidents/{incident}/sendings`, versioned as the incident is. */
export const IncidentSendings = z.strictObject({
  departments: z.array(
    z.strictObject({
      ...ReportDepartment.shape,
      /** What can be sent to it now; empty where one is no more reported to. */
      stages: z.array(IncidentStage),
      /** What came of it there; `null` while nothing was received. */
      case: z
        .strictObject({
          reference: z.string(),
          received_at: At,
          /** Whether the receipt was checked by the key that is known. */
          receipt: z.enum(['checked', 'unchecked']),
          /** What the department said last; `null` while it was not read. */
          status: IncidentStatus.nullable(),
          read_at: At.nullable(),
          trouble: OrderTrouble.nullable(),
        })
        .nullable(),
    }),
  ),
  /** What would go now, and what of it is missing. */
  draft: IncidentDraft,
  processor: Line.nullable(),
  gaps: z.array(IncidentItem),
  sendings: z
    .array(
      z.strictObject({
        sending: z.uuid(),
        department: z.uuid(),
        stage: SendingStage,
        /** What it answers; `null` for a part of the report. */
        question: z.uuid().nullable(),
        state: SendingState,
        confirmed_by: z.string(),
        confirmed_at: At,
        /** By the clock of the department. */
        received_at: At.nullable(),
        digest: z.string().nullable(),
        tries: z.int(),
        /** Where it does not arrive: why, and that paper and the telephone do. */
        trouble: OrderTrouble.nullable(),
      }),
    )
    .max(1000),
  /** By which an incident is reported without any server (第九条). */
  hotline: z.literal('12387'),
});
export type IncidentSendings = z.infer<typeof IncidentSendings>;
