import type { DepartmentKind, ShareScope } from '@consentry/contract';

/** Departments, and with which of them a case was shared. */
export interface DepartmentTables {
  readonly departments: {
    readonly department: string;
    readonly kind: DepartmentKind;
    /** Code of GB/T 2260. */
    readonly region: string;
    /** JSON. */
    readonly name: string;
    readonly state: 'proposed' | 'active';
    /** `null` for the first one, which whoever started the server named. */
    readonly proposed_by: string | null;
    readonly approved_by: string | null;
    readonly added_at: number;
  };
  readonly case_shares: {
    /** A complaint, a filing, an inspection. */
    readonly case_id: string;
    readonly department: string;
    readonly purpose: string;
    readonly scope: ShareScope;
    readonly shared_by: string;
    readonly shared_at: number;
  };
}
