/** Accounts of staff. Instants are epoch milliseconds; lists are JSON, as text. */
export interface StaffTables {
  readonly staff: StaffTable;
  readonly staff_sessions: StaffSessionTable;
  readonly staff_invitations: InvitationTable;
  readonly tries: TryTable;
}

export interface StaffTable {
  readonly staff: string;
  readonly login: string;
  readonly name: string;
  readonly roles: string;
  readonly sites: string;
  readonly state: 'active' | 'suspended';
  readonly password_hash: string | null;
  /** Secret of the authenticator app, sealed. */
  readonly totp_sealed: string | null;
  /** Step of the last code that was taken; none before it is taken again. */
  readonly totp_step: number;
  readonly joined_at: number;
  readonly version: number;
}

export interface StaffSessionTable {
  /** SHA-256 of the token; the token itself is nowhere. */
  readonly token_hash: string;
  readonly staff: string;
  readonly began_at: number;
  readonly seen_at: number;
  readonly stepped_up_at: number | null;
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

/** Tries within the last minutes, by a keyed hash of who or where; nothing else of them is kept. */
export interface TryTable {
  readonly try: string;
  readonly subject: string;
  readonly at: number;
}
