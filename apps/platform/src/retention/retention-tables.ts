/** How long each kind is kept for a purpose now, and what longer time waits for approval. */
export interface RetentionTables {
  readonly kept_times: {
    readonly purpose: string;
    readonly keeps: 'probe_image' | 'probe_template' | 'template' | 'video';
    readonly purpose_version: number;
    readonly unit: 'seconds_after_result' | 'days';
    readonly amount: number;
    readonly reason: string | null;
    /** What is relied on to keep longer than the purpose needs, JSON. */
    readonly ground: string | null;
    readonly ends_on: string;
    readonly changed_by: string;
    readonly changed_at: number;
    readonly revision: number;
  };
  readonly kept_proposals: {
    readonly purpose: string;
    readonly keeps: 'template' | 'video';
    readonly days: number;
    readonly ground: string | null;
    readonly document: string;
    readonly proposed_by: string;
    readonly proposed_at: number;
  };
}
