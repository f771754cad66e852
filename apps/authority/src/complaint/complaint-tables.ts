import type {
  AttachmentKind,
  ReportState,
  ReportTopic,
  ReportStep,
  RoutedBecause,
  SendReport,
  ToldBy,
} from '@consentry/contract';

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
    /** Place in the order of coming (`arrivalOf`). */
    readonly arrival: number;
    /** Place and processor, folded, one a line; nothing else that anybody wrote is searched. */
    readonly words: string;
    readonly state: ReportState;
    readonly accepted_by: string | null;
    readonly result: 'upheld' | 'partly_upheld' | 'turned_down' | 'handed_over' | null;
    readonly outcome: string | null;
    /** JSON: the provisions it rests on. */
    readonly basis: string | null;
    readonly decided_by: string | null;
    readonly decided_at: number | null;
    /** Since when the code shows the outcome; told it is only once it was read, or arrived otherwise. */
    readonly released_at: number | null;
    readonly told_by: 'code' | 'contact' | null;
    /** When it reached whoever complained: here the clock ends. */
    readonly told_at: number | null;
    readonly seen_at: number | null;
    readonly closed_at: number | null;
    /** Why it went where it went; `null` for those of before. */
    readonly routed: RoutedBecause | null;
    /** Working days of its clock, as its department had set them when it came. */
    readonly due_days: number;
    /** Why nothing of it is erased: the hold that was set last, while there is one. */
    readonly held_because: string | null;
    readonly contact_erased_at: number | null;
    /** When what was written and handed in was erased; how many files there were. */
    readonly erased_at: number | null;
    readonly files_erased: number | null;
    /** When all but the outcome was erased, which its sender, who left no contact, had not read. */
    readonly unread_erased_at: number | null;
    readonly version: number;
  };
  /** What is kept beyond its time, and why; one that was lifted stays written. */
  readonly complaint_holds: {
    readonly hold: string;
    readonly complaint: string;
    readonly reason: string;
    /** The provision or proceedings it rests on. */
    readonly provision: string;
    /** `YYYY-MM-DD`: the day by which somebody looks whether it is still needed. It does not end by itself. */
    readonly review_on: string;
    readonly set_by: string;
    readonly set_at: number;
    readonly lifted_by: string | null;
    readonly lifted_at: number | null;
    readonly lifted_because: string | null;
  };
  /** What was done, in its order: the sender sees it in plain words. */
  readonly complaint_steps: {
    readonly complaint: string;
    /** 1, 2, 3 … */
    readonly number: number;
    readonly act: ReportStep;
    /** With whom it was afterwards. */
    readonly department: string;
    readonly at: number;
  };
  /** Each telling of an outcome, and whether it arrived. */
  readonly complaint_tellings: {
    readonly telling: string;
    readonly complaint: string;
    readonly told_by: ToldBy;
    /** `noted` by an official; a letter is `queued`, then `sent` or `failed`. */
    readonly state: 'queued' | 'sent' | 'failed' | 'noted';
    readonly reason: string | null;
    /** `YYYY-MM-DD`. */
    readonly told_on: string;
    readonly note: string | null;
    readonly staff: string;
    readonly at: number;
    readonly settled_at: number | null;
  };
  /** What the sender added by the code. */
  readonly complaint_additions: {
    readonly addition: string;
    readonly complaint: string;
    /** `retaliation`: something happened to them since (R17.4). */
    readonly kind: 'more' | 'retaliation';
    readonly text: string;
    readonly added_at: number;
    readonly looked_by: string | null;
    readonly looked_at: number | null;
    readonly looked_note: string | null;
  };
  /** What departments set for complaints; one is active a department. */
  readonly complaint_practices: {
    readonly practice: string;
    readonly department: string;
    readonly state: 'proposed' | 'active' | 'ended';
    /** JSON. */
    readonly takes: string;
    readonly due_days: number;
    readonly contact_days: number;
    readonly keep_days: number;
    /** JSON. */
    readonly mail: string;
    readonly proposed_by: string;
    readonly proposed_at: number;
    readonly approved_by: string | null;
    readonly approved_at: number | null;
  };
  /** Days on which a department was told what is late. */
  readonly complaint_reminders: {
    readonly department: string;
    /** `YYYY-MM-DD`. */
    readonly day: string;
    readonly made_at: number;
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
