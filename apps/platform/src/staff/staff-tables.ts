import type { FactorColumns, SignInTables } from '@consentry/staff';

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

export interface InvitationTable {
  readonly token_hash: string;
  /** `set_up` ends when there is an admin; `rescue` does not. */
  readonly kind: 'set_up' | 'rescue' | 'invitation';
  readonly roles: string;
  readonly sites: string;
  /** Admin who invited; `null` for whoever started the platform. */
  readonly invited_by: string | null;
  readonly expires_at: number;
  /** Account that will be made, its names and the app's sealed secret, once somebody began. */
  readonly staff: string;
  readonly login: string | null;
  readonly name: string | null;
  readonly totp_sealed: string | null;
}
