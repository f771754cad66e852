/** How purposes are configured now, and what was assessed of them. No row is ever deleted here (§ 第九条第二款). */
export interface AssessmentTables {
  readonly configurations: {
    readonly purpose: string;
    /** `RunningConfiguration`, canonical JSON, and its digest. */
    readonly configuration: string;
    readonly digest: string;
    readonly changed_by: string;
    readonly changed_at: number;
    /** Why it differs only in a minor way from what was assessed, JSON. */
    readonly minor_change: string | null;
    /** First capture under `captured_version` of the purpose. */
    readonly first_capture_at: number | null;
    readonly captured_version: number | null;
    readonly revision: number;
  };
  readonly assessments: {
    readonly assessment: string;
    readonly purpose: string;
    readonly purpose_version: number;
    readonly mode: 'verify' | 'identify';
    readonly state: 'draft' | 'approved' | 'reopened' | 'replaced';
    readonly configuration: string;
    readonly configuration_digest: string;
    /** `AssessmentContent`, canonical JSON. */
    readonly content: string;
    /** Of content, configuration, purpose version and mode. */
    readonly report: string;
    readonly after_incident: string | null;
    readonly written_by: string;
    readonly written_at: number;
    /** `null` where nobody wrote it down. */
    readonly begun_at: number | null;
    /** Everybody who wrote of it, in the order in which they began, JSON; `null` where nobody wrote them down. */
    readonly writers: string | null;
    /** Name and roles of each who wrote, advised or approved, as they were then, JSON; `null` where nobody kept them. */
    readonly signers: string | null;
    readonly approved_by: string | null;
    readonly approved_at: number | null;
    readonly reviewed_at: number | null;
    readonly reopened_at: number | null;
    readonly reopened_because: 'configuration' | 'incident' | 'change' | null;
    /** What changed, JSON; `null` where it was not re-opened, or nobody wrote down by what. */
    readonly reopened_changes: string | null;
    /** The officer's opinion, JSON; `null` while there is none. */
    readonly opinion: string | null;
    /** When what it describes was over, and the last day on which it has to be kept. */
    readonly over_at: number | null;
    readonly kept_until: string | null;
    readonly revision: number;
  };
}
