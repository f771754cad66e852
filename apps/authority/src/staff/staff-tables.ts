import type { FactorColumns, InvitationColumns, SignInTables } from '@consentry/staff';

/** Accounts of officials. Instants are epoch milliseconds; roles are JSON, as text. */
export interface StaffTables extends SignInTables {
  readonly staff: StaffTable;
  readonly staff_invitations: InvitationTable;
}

export interface StaffTable extends FactorColumns {
  readonly roles: string;
  readonly department: string;
  readonly state: 'pending' | 'active' | 'suspended';
  readonly invited_by: string | null;
  readonly approved_by: string | null;
  readonly changed_at: number | null;
  readonly changed_by: string | null;
}

/** `set_up` ends when the department has two managers; who joins by an invitation waits for a second colleague. */
export interface InvitationTable extends InvitationColumns {
  readonly roles: string;
  readonly department: string;
}
