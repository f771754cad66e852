import type { IncidentCaseState, IncidentLink, IncidentStage } from '@consentry/contract';
import type { IncidentReceived, IncidentRecipient } from '@consentry/law';

/** Reports of incidents. Instants are epoch milliseconds, days `YYYY-MM-DD`. */
export interface IncidentTables {
  readonly incidents: {
    readonly incident: string;
    readonly reference: string;
    /** SHA-256 of the code, hex. */
    readonly code_hash: string;
    readonly department: string;
    readonly region: string;
    readonly recipient: IncidentRecipient;
    /** `null` once it was erased, as is the key. */
    readonly processor: string | null;
    readonly log_key: string | null;
    readonly kind: IncidentReceived['kind'];
    readonly grade: IncidentReceived['grade'];
    readonly operator: IncidentReceived['operator'];
    /** The most that may be concerned; `null` while nobody knows. */
    readonly persons: number | null;
    readonly known_at: number;
    readonly received_at: number;
    /** JSON: the items of 第七条 that the parts say together. */
    readonly items: string;
    readonly completed_at: number | null;
    readonly handling_ended_on: string | null;
    readonly summary_at: number | null;
    readonly state: IncidentCaseState;
    /** The first time that is not met: of the law, of a question, or of the department itself. */
    readonly next_due_at: number | null;
    readonly acknowledged_by: string | null;
    readonly acknowledged_at: number | null;
    readonly onward_by: string | null;
    readonly onward_at: number | null;
    readonly onward_to: string | null;
    readonly closed_by: string | null;
    readonly closed_at: number | null;
    readonly outcome: string | null;
    readonly despite: string | null;
    readonly erased_at: number | null;
    readonly version: number;
  };
  readonly incident_parts: {
    readonly part: string;
    readonly incident: string;
    /** From 1, in the order of coming. */
    readonly number: number;
    /** Keyed hash by which the same part is known when it comes twice, hex. */
    readonly once_hash: string;
    readonly stage: IncidentStage;
    /** SHA-256 of its canonical JSON, hex. */
    readonly digest: string;
    /** `ReportedIncident`, canonical JSON; `null` once it was erased. */
    readonly content: string | null;
    readonly sent_at: number;
    readonly received_at: number;
  };
  readonly incident_questions: {
    readonly question: string;
    readonly incident: string;
    readonly text: string;
    readonly answer_by: string;
    readonly asked_by: string;
    readonly asked_at: number;
    readonly answer: string | null;
    readonly answered_at: number | null;
  };
  readonly incident_links: {
    readonly incident: string;
    readonly kind: IncidentLink['kind'];
    readonly id: string;
    readonly linked_by: string;
    readonly linked_at: number;
  };
  readonly incident_reminders: {
    readonly department: string;
    readonly day: string;
    readonly made_at: number;
  };
}
