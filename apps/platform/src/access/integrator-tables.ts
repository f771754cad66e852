/** Programs of integrators. Instants are epoch milliseconds; lists are JSON, as text. */
export interface IntegratorTables {
  readonly integrators: IntegratorTable;
  readonly integrator_secrets: IntegratorSecretTable;
  readonly access_tokens: AccessTokenTable;
}

export interface IntegratorTable {
  readonly integrator: string;
  readonly name: string;
  readonly kind: 'api_key' | 'oauth_client';
  readonly scopes: string;
  readonly sites: string;
  readonly state: 'active' | 'revoked';
  readonly made_by: string;
  readonly made_at: number;
}

export interface IntegratorSecretTable {
  /** SHA-256 of the secret; the secret itself is nowhere. */
  readonly secret_hash: string;
  readonly integrator: string;
  readonly made_at: number;
  /** `null` until a newer one takes over. */
  readonly expires_at: number | null;
}

export interface AccessTokenTable {
  readonly token_hash: string;
  readonly integrator: string;
  readonly scopes: string;
  readonly expires_at: number;
}
