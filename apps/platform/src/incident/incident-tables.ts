/** Incidents and what was done about them. What was done is also told in the stream of each. */
export interface IncidentTables {
  readonly incidents: {
    readonly incident: string;
    readonly state: 'reported' | 'open' | 'dismissed' | 'closed';
    readonly known_at: number;
    /** `IncidentFacts`, canonical JSON. */
    readonly facts: string;
    readonly reported_by: string;
    readonly reported_at: number;
    readonly grade: 'general' | 'relatively_serious' | 'serious' | 'particularly_serious' | null;
    /** Who graded it, when and why, JSON. */
    readonly grading: string | null;
    readonly remedied_at: number | null;
    readonly contained_at: number | null;
    /** `IncidentNoticeTexts`, as it is drafted. */
    readonly notice: string;
    /** Who judged that measures effectively avoid the harm, when and why, JSON. */
    readonly exemption: string | null;
    readonly telling_order: string | null;
    /** `ReportToAuthority`: the first sending, with what later ones added. */
    readonly report: string | null;
    readonly handling_ended_on: string | null;
    readonly summary_sent_on: string | null;
    readonly dismissed: string | null;
    readonly closing: string | null;
    readonly closed_at: number | null;
    readonly revision: number;
  };
  readonly incident_notices: {
    readonly notice: string;
    readonly incident: string;
    readonly told: 'authority' | 'persons' | 'guardians' | 'public';
    readonly channel: string;
    readonly sent_at: number;
    readonly reached: number;
    readonly texts: string;
    readonly digest: string;
    readonly made_by: string;
    readonly made_at: number;
  };
  readonly incident_stops: {
    readonly incident: string;
    readonly thing: 'purpose' | 'device';
    readonly id: string;
    /** Whether it ran until an incident stopped it, this one or another; what somebody had stopped before stays so. */
    readonly was_running: boolean;
    readonly stopped_at: number;
    readonly lifted_at: number | null;
  };
  /** What waits for another person's approval. */
  readonly incident_proposals: {
    readonly incident: string;
    readonly root_cause: string;
    readonly measures: string;
    readonly document: string;
    readonly proposed_by: string;
    readonly proposed_at: number;
  };
  readonly incident_decisions: {
    readonly decision: string;
    readonly incident: string;
    readonly document: string;
    readonly facts_digest: string;
    readonly permitted: boolean;
    readonly broken: string;
    readonly asks: string;
    readonly proposed_by: string;
    readonly decided_by: string;
    readonly decided_at: number;
  };
}
