import type { FactorColumns, InvitationColumns, SignInTables } from '@consentry/staff';

/** Accounts of staff. Instants are epoch milliseconds; lists are JSON, as text. */
export interface StaffTables extends SignInTables {
  readonly staff: StaffTable;
  readonly staff_invitations: InvitationTable;
}

export interface StaffTable extends FactorColumns {
  readonly roles: string;
  readonly sites: string;
  readonly state: 'active' | 'suspended';
}

/** `set_up` ends when there is an admin. */
export interface InvitationTable extends InvitationColumns {
  readonly roles: string;
  readonly sites: string;
}
