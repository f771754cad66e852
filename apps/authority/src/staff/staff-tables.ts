import type { FactorColumns, SignInTables } from '@consentry/staff';

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

export interface InvitationTable {
  readonly token_hash: string;
  /** `set_up` ends when the first department has two managers; who joins by an invitation waits for a second colleague. */
  readonly kind: 'set_up' | 'rescue' | 'invitation';
  readonly roles: string;
  readonly department: string;
  readonly invited_by: string | null;
  readonly expires_at: number;
  /** Account that will be made, its names and the app's sealed secret, once somebody began. */
  readonly staff: string;
  readonly login: string | null;
  readonly name: string | null;
  readonly totp_sealed: string | null;
}
