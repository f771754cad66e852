/** Compliance audits, what they found and what was done about it. Days are `YYYY-MM-DD`. */
export interface AuditTables {
  readonly audits: {
    readonly audit: string;
    readonly kind: 'compliance' | 'minors';
    /** The year whose processing of minors' information is audited; `null` for a compliance audit. */
    readonly year: number | null;
    readonly by_kind: 'self' | 'professional_body';
    /** Staff who audits, or who writes down what the body found. */
    readonly auditor: string;
    readonly body: string | null;
    readonly scope: string;
    readonly begins_on: string;
    readonly ends_on: string;
    /** When the authority required it and by when (Audit Measures 5); `null` where it did not. */
    readonly required_on: string | null;
    readonly required_until: string | null;
    readonly state: 'planned' | 'finished' | 'dropped';
    readonly planned_by: string;
    readonly planned_at: number;
    /** Id of the report. */
    readonly report: string | null;
    readonly finished_at: number | null;
    readonly rectified_at: number | null;
    /** When the report, or the report of what was put right, was sent to the authority. */
    readonly sent_on: string | null;
    readonly receipt: string | null;
    readonly revision: number;
  };
  readonly audit_findings: {
    readonly audit: string;
    /** 1 to 27, of the guideline of the Audit Measures. */
    readonly item: number;
    readonly result: 'evidenced' | 'gap';
    readonly text: string;
    /** Ids of documents, JSON. */
    readonly evidence: string;
    readonly recorded_by: string;
    readonly recorded_at: number;
  };
  readonly audit_measures: {
    readonly measure: string;
    readonly audit: string;
    readonly item: number;
    readonly text: string;
    readonly owner: string;
    readonly due_on: string;
    readonly set_by: string;
    readonly evidence: string | null;
    readonly done_by: string | null;
    readonly done_at: number | null;
    readonly closed_by: string | null;
    readonly closed_at: number | null;
  };
}
