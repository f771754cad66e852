/** Purposes, their versions, and what was decided of them. */
export interface PurposeTables {
  readonly purposes: {
    readonly purpose: string;
    readonly state: 'draft' | 'proposed' | 'active' | 'suspended' | 'ended';
    /** The version in force; in a draft the one that is prepared. */
    readonly version: number;
    /** Counts every change; the `ETag`. */
    readonly revision: number;
    readonly reason: string | null;
    readonly made_by: string;
    readonly made_at: number;
  };
  readonly purpose_versions: {
    readonly purpose: string;
    readonly version: number;
    readonly state: 'draft' | 'in_force' | 'replaced';
    /** `PurposeContent`, canonical JSON. */
    readonly content: string;
    readonly digest: string;
    readonly statement_digest: string;
    readonly written_by: string;
    readonly written_at: number;
    /** Who signed the record of necessity and the choice of manner, by proposing the version. */
    readonly signed_by: string | null;
    readonly signed_at: number | null;
    readonly in_force_at: number | null;
    readonly ended_at: number | null;
  };
  /** What waits for another person's approval; one a purpose. */
  readonly purpose_proposals: {
    readonly purpose: string;
    readonly act: 'activate_purpose' | 'change_purpose';
    readonly version: number;
    readonly proposed_by: string;
    readonly proposed_at: number;
    readonly document: string;
  };
  /** Documents of facts that the platform does not hold, as they were handed in. */
  readonly handed_in_facts: {
    readonly document: string;
    readonly digest: string;
    readonly body: string;
    readonly handed_in_by: string;
    readonly handed_in_at: number;
  };
  readonly law_decisions: {
    readonly decision: string;
    readonly act: 'activate_purpose' | 'change_purpose' | 'change_notice' | 'extend_retention';
    readonly purpose: string;
    readonly version: number;
    readonly document: string;
    /** Of the whole of the facts it was decided on. */
    readonly facts_digest: string;
    readonly permitted: boolean;
    readonly broken: string;
    readonly asks: string;
    readonly proposed_by: string | null;
    readonly decided_by: string;
    readonly decided_at: number;
  };
}
