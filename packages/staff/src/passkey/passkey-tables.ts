/** Passkeys of staff and of persons. */
export interface PasskeyTables {
  readonly passkeys: PasskeyTable;
  readonly used_challenges: UsedChallengeTable;
}

export interface PasskeyTable {
  /** Credential id, base64url. */
  readonly passkey: string;
  readonly owner_kind: 'staff' | 'person';
  readonly owner: string;
  /** COSE key, base64url. */
  readonly public_key: string;
  readonly counter: number;
  readonly made_at: number;
  readonly used_at: number | null;
  /** Whether its authenticator says that it may be copied to others (BE); `null` where nobody asked it. */
  readonly synced: boolean | null;
}

/** A challenge is made without a row and leaves one when it is used, until it would have expired. */
export interface UsedChallengeTable {
  readonly challenge: string;
  readonly expires_at: number;
}
