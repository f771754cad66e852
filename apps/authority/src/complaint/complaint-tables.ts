import type { AttachmentKind, ReportState, ReportTopic, SendReport } from '@consentry/contract';

/** Complaints and reports. Nobody's network address is here; a contact is sealed. */
export interface ComplaintTables {
  readonly complaints: {
    readonly complaint: string;
    readonly reference: string;
    /** SHA-256 of the code, hex. */
    readonly code_hash: string;
    /** Keyed hash of what the sender made for this complaint, so that it is one when it comes twice. */
    readonly once_hash: string;
    readonly topic: ReportTopic;
    readonly region: string;
    readonly department: string;
    readonly place: string | null;
    readonly processor: string | null;
    readonly text: string;
    readonly contact_sealed: string | null;
    readonly fears_retaliation: boolean;
    readonly language: SendReport['language'];
    /** `YYYY-MM-DD`: the clock runs from this day. */
    readonly received_on: string;
    readonly received_at: number;
    readonly state: ReportState;
    readonly accepted_by: string | null;
    readonly result: 'upheld' | 'partly_upheld' | 'turned_down' | 'handed_over' | null;
    readonly outcome: string | null;
    /** JSON: the provisions it rests on. */
    readonly basis: string | null;
    readonly decided_by: string | null;
    readonly decided_at: number | null;
    readonly told_by: 'code' | 'contact' | null;
    readonly told_at: number | null;
    readonly seen_at: number | null;
    readonly closed_at: number | null;
    readonly version: number;
  };
  readonly complaint_questions: {
    readonly question: string;
    readonly complaint: string;
    readonly text: string;
    readonly answer_by: string;
    readonly asked_by: string;
    readonly asked_at: number;
    readonly answer: string | null;
    readonly answered_at: number | null;
  };
  /** What was handed in as evidence; the bytes are a file beside the database, opened by nothing here. */
  readonly attachments: {
    readonly attachment: string;
    readonly complaint: string;
    readonly kind: AttachmentKind;
    readonly bytes: number;
    /** SHA-256, hex. */
    readonly digest: string;
    readonly received_at: number;
  };
}
