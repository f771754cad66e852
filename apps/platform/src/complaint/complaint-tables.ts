import type { ComplaintState } from '@consentry/contract';

/** Complaints, and where people are told to complain. Nobody's network address is here. */
export interface ComplaintTables {
  readonly complaint_guides: {
    readonly version: number;
    /** JSON. */
    readonly guide: string;
    readonly published_by: string;
    readonly published_at: number;
  };
  readonly complaints: {
    readonly complaint: string;
    readonly reference: string;
    /** SHA-256 of the code, hex. */
    readonly code_hash: string;
    /** Keyed hash of what the sender made for this complaint, so that it is one when it comes twice. */
    readonly once_hash: string;
    readonly from_kind: 'public' | 'staff';
    readonly channel: 'counter' | 'phone' | 'letter' | 'email' | 'web' | 'device' | 'anonymous_box';
    /** `YYYY-MM-DD`: the clock runs from this day. */
    readonly received_on: string;
    readonly received_at: number;
    readonly taken_in_by: string | null;
    readonly reachable: boolean;
    /** Whether whoever sent it has the code. */
    readonly has_code: boolean;
    readonly purpose: string | null;
    readonly site: string | null;
    readonly text: string | null;
    readonly contact_sealed: string | null;
    readonly had_contact: boolean;
    readonly state: ComplaintState;
    readonly acknowledged_by: string | null;
    readonly acknowledged_at: number | null;
    readonly handled_by: string | null;
    readonly handled_at: number | null;
    readonly result: 'upheld' | 'partly_upheld' | 'turned_down' | null;
    readonly outcome: string | null;
    readonly refusal: 'unfounded' | 'not_ours' | 'repeated' | 'no_facts' | 'other' | null;
    readonly seen_by_accused: boolean | null;
    readonly told_at: number | null;
    readonly closed_at: number | null;
    /** The last reminder that was made of it. */
    readonly flag: 'soon' | 'overdue' | null;
    readonly purged_at: number | null;
    readonly version: number;
  };
}
