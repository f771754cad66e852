import type { ReferralKind, ReferralState, ShareScope } from '@consentry/contract';

/** Working together on a case (§ 第十六条), and what each department does about it. */
export interface ReferralTables {
  readonly referrals: {
    readonly referral: string;
    readonly complaint: string;
    readonly kind: ReferralKind;
    readonly state: ReferralState;
    readonly from_department: string;
    readonly to_department: string;
    readonly purpose: string;
    readonly scope: ShareScope;
    readonly proposed_by: string;
    readonly proposed_at: number;
    readonly answered_by: string | null;
    readonly answered_at: number | null;
    readonly reason: string | null;
    readonly ended_at: number | null;
    readonly version: number;
  };
  readonly measures: {
    readonly measure: string;
    readonly referral: string;
    readonly department: string;
    readonly text: string;
    /** JSON: the provisions it rests on. */
    readonly basis: string;
    readonly noted_by: string;
    readonly noted_at: number;
  };
}
