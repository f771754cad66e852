import type { ServerTables } from '@consentry/server';
import type { PasskeyTables } from './passkey/passkey-tables.ts';

/** What signing in needs of the tables of a server. Instants are epoch milliseconds. */
export interface SignInTables extends ServerTables, PasskeyTables {
  readonly staff: FactorColumns;
  readonly staff_invitations: InvitationColumns;
  readonly staff_sessions: StaffSessionTable;
  readonly tries: TryTable;
}

/** What an account of staff signs in with; a server adds what they may, and where. */
export interface FactorColumns {
  readonly staff: string;
  readonly login: string;
  readonly name: string;
  readonly password_hash: string | null;
  /** Secret of the authenticator app, sealed. */
  readonly totp_sealed: string | null;
  /** Step of the last code that was taken; none before it is taken again. */
  readonly totp_step: number;
  readonly joined_at: number;
  readonly version: number;
}

/** A link by which an account is made; a server adds what the account may, and where. */
export interface InvitationColumns {
  readonly token_hash: string;
  /** `set_up` ends once somebody can sign in who invites others; `rescue` does not. */
  readonly kind: 'set_up' | 'rescue' | 'invitation';
  /** `null` for whoever started the server. */
  readonly invited_by: string | null;
  readonly expires_at: number;
  /** Account that will be made, its names and the app's sealed secret, once somebody began. */
  readonly staff: string;
  readonly login: string | null;
  readonly name: string | null;
  readonly totp_sealed: string | null;
}

export interface StaffSessionTable {
  /** SHA-256 of the token; the token itself is nowhere. */
  readonly token_hash: string;
  readonly staff: string;
  readonly began_at: number;
  readonly seen_at: number;
  readonly stepped_up_at: number | null;
}

/** Tries within the last minutes, by a keyed hash of who or where; nothing else of them is kept. */
export interface TryTable {
  readonly try: string;
  readonly subject: string;
  readonly at: number;
}
