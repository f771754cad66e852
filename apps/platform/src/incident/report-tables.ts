import type { SendingStage } from '@consentry/contract';
import type { Sending } from '../supervision/sending.ts';

/** Reports of incidents to departments. Instants are epoch milliseconds. */
export interface ReportTables {
  /** The id is the same at the department: what is sent twice is one. */
  readonly incident_sendings: Sending & {
    readonly incident: string;
    readonly department: string;
    /** From 1 for each incident and department: sent in this order. */
    readonly number: number;
    readonly stage: SendingStage;
    readonly processor: string;
    /** `ReportedIncident`, canonical JSON; of an answer its words. */
    readonly content: string;
    readonly question: string | null;
    readonly digest: string | null;
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
