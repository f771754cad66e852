import type { FileVerdict, InspectionState } from '@consentry/contract';

/** Inspections of processors, and what they handed in. */
export interface InspectionTables {
  readonly inspections: {
    readonly inspection: string;
    readonly reference: string;
    /** SHA-256 of the code, hex. */
    readonly code_hash: string;
    readonly case_number: string;
    readonly department: string;
    readonly region: string;
    readonly processor: string;
    /** JSON. */
    readonly scope: string;
    readonly text: string;
    /** JSON: the provisions it rests on. */
    readonly basis: string;
    /** `YYYY-MM-DD`. */
    readonly answer_by: string;
    readonly complaint: string | null;
    readonly log_key: string | null;
    readonly state: InspectionState;
    /** JSON, each: what was drawn, found, ordered. */
    readonly samples: string;
    readonly findings: string;
    readonly rectifications: string;
    readonly ordered_by: string;
    readonly ordered_at: number;
    readonly closed_at: number | null;
    readonly version: number;
  };
  /** The bytes are a file beside the database, as they came. */
  readonly inspection_files: {
    readonly file: string;
    readonly inspection: string;
    readonly verdict: FileVerdict;
    readonly bytes: number;
    /** SHA-256, hex. */
    readonly digest: string;
    readonly received_at: number;
  };
}
