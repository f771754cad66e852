/** Accounts of staff. Instants are epoch milliseconds; lists are JSON, as text. */
export interface StaffTables {
  readonly staff: StaffTable;
  readonly staff_sessions: StaffSessionTable;
  readonly staff_invitations: InvitationTable;
  readonly passkeys: PasskeyTable;
  readonly used_challenges: UsedChallengeTable;
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

export interface PasskeyTable {
  /** Credential id, base64url. */
  readonly passkey: string;
  /** `staff` or `person`. */
  readonly owner_kind: 'staff' | 'person';
  readonly owner: string;
  /** COSE key, base64url. */
  readonly public_key: string;
  readonly counter: number;
  readonly made_at: number;
  readonly used_at: number | null;
}

/** A challenge is made without a row and leaves one when it is used, until it would have expired. */
export interface UsedChallengeTable {
  readonly challenge: string;
  readonly expires_at: number;
}

/** Tries within the last minutes, by a keyed hash of who or where; nothing else of them is kept. */
export interface TryTable {
  readonly try: string;
  readonly subject: string;
  readonly at: number;
}
