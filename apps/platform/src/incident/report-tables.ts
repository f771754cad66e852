import type { SendingStage } from '@consentry/contract';
import type { IncidentRecipient } from '@consentry/law';

/** Reports of incidents to departments. Instants are epoch milliseconds. */
export interface ReportTables {
  readonly report_departments: {
    readonly department: string;
    readonly name: string;
    readonly recipient: IncidentRecipient;
    readonly url: string;
    readonly region: string;
    readonly key: string | null;
    readonly set_by: string;
    readonly set_at: number;
    readonly removed_at: number | null;
  };
  readonly incident_sendings: {
    /** The same at the department: what is sent twice is one. */
    readonly sending: string;
    readonly incident: string;
    readonly department: string;
    /** From 1 for each incident and department: sent in this order. */
    readonly number: number;
    readonly stage: SendingStage;
    readonly processor: string;
    /** `ReportedIncident`, canonical JSON; of an answer its words. */
    readonly content: string;
    readonly question: string | null;
    readonly state: 'waiting' | 'sent' | 'refused';
    readonly confirmed_by: string;
    readonly confirmed_at: number;
    /** By the clock of the department. */
    readonly received_at: number | null;
    readonly digest: string | null;
    /** Signed note (C2SP). */
    readonly receipt: string | null;
    readonly tries: number;
    readonly next_try_at: number | null;
    readonly trouble: string | null;
    readonly trouble_since: number | null;
  };
  /** An incident at a department. */
  readonly incident_cases: {
    readonly incident: string;
    readonly department: string;
    readonly reference: string;
    readonly code_sealed: string;
    readonly received_at: number;
    /** Whether the first receipt was checked by a key that was known. */
    readonly checked: boolean;
    /** `IncidentStatus`, JSON. */
    readonly status: string | null;
    readonly read_at: number | null;
    readonly next_read_at: number | null;
    readonly tries: number;
    readonly trouble: string | null;
    readonly trouble_since: number | null;
  };
}
