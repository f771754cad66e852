import type { RightsKind, RightsState } from '@consentry/contract';

/** Requests of persons. None is ever deleted; words of persons go when their time of keeping is over. */
export interface RightsTables {
  readonly rights_requests: {
    readonly request: string;
    readonly person: string;
    readonly kind: RightsKind;
    readonly asker: 'adult' | 'minor' | 'guardian' | 'relative';
    readonly opened_by_kind: 'person' | 'guardian' | 'staff';
    readonly opened_by: string;
    readonly opened_at: number;
    readonly identity_check: 'session' | 'document' | 'known' | 'not_shown';
    readonly identity_proof: string | null;
    readonly reply: 'portal' | 'paper';
    /** `YYYY-MM-DD`: the clock runs from this day. */
    readonly received_on: string;
    readonly purpose: string | null;
    readonly wish: string | null;
    /** JSON. */
    readonly correction: string | null;
    /** JSON. */
    readonly deceased: string | null;
    /** JSON. */
    readonly transfer: string | null;
    readonly state: RightsState;
    readonly taken_by: string | null;
    readonly taken_at: number | null;
    /** `platform`, or staff. */
    readonly answered_by: string | null;
    readonly answered_at: number | null;
    readonly answer: string | null;
    /** Why it was refused. */
    readonly refusal: string | null;
    readonly reached_at: number | null;
    /** The last reminder that was made of it. */
    readonly flag: 'soon' | 'overdue' | null;
    readonly purged_at: number | null;
    readonly version: number;
  };
  /** Consents whose end a request to delete shows. */
  readonly rights_ends: { readonly request: string; readonly consent: string };
}
