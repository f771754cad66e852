/** People as everything but `identities` knows them: nothing here says who somebody is in the world. */
export interface PeopleTables {
  readonly people: {
    readonly person: string;
    readonly site: string | null;
    readonly state: 'active' | 'ended';
    readonly registered_at: number;
    /** Staff or program that registered them. */
    readonly registered_by: string;
    readonly version: number;
  };
  /** Read by the action `identity.read` and by what sends codes, by nothing else. */
  readonly identities: {
    readonly person: string;
    readonly name: string | null;
    readonly email: string | null;
    readonly phone: string | null;
    readonly employee_number: string | null;
    readonly language: 'zh-CN' | 'en';
    readonly changed_at: number;
    readonly version: number;
  };
  /** Keyed hashes of identifiers, by which a person is found and counted (R15.2). */
  readonly person_keys: {
    readonly kind: 'email' | 'phone' | 'employee_number';
    readonly key: string;
    readonly person: string;
  };
  /** Somebody asked for a code. The code is computed from the id and a secret, and kept nowhere. */
  readonly code_challenges: {
    readonly challenge: string;
    /** Keyed hash of the contact; limits count by it, whether or not anybody has the contact. */
    readonly contact: string;
    readonly person: string | null;
    readonly channel: 'email' | 'phone';
    /** What the code is for: to sign in, or the request that it decides. */
    readonly purpose: string;
    readonly asked_at: number;
    readonly ends_at: number;
    readonly used_at: number | null;
  };
  readonly code_tries: { readonly try: string; readonly contact: string; readonly at: number };
  /** Records that became one, or were to. Never deleted: what was seen of the absorbed one is found by it. */
  readonly person_merges: {
    readonly merge: string;
    readonly person: string;
    /** `null` until a door says whom it knows. */
    readonly absorbed: string | null;
    readonly state: 'open' | 'claimed' | 'merged' | 'stopped' | 'expired';
    /** Keyed hash of the ticket of the person; `null` of staff, and once it is over. */
    readonly ticket_hash: string | null;
    readonly device: string | null;
    /** By which way the person was known at the door. */
    readonly way: string | null;
    readonly asked_by_kind: 'person' | 'staff';
    readonly asked_by: string;
    readonly proof: string | null;
    readonly decided_by: string | null;
    /** JSON. */
    readonly obstacles: string | null;
    readonly asked_at: number;
    readonly ends_at: number | null;
    readonly done_at: number | null;
  };
  /** Authenticator apps. */
  readonly person_apps: {
    readonly person: string;
    readonly totp_sealed: string;
    /** Step of the last code that was taken; none before it is taken again. */
    readonly totp_step: number;
    readonly made_at: number;
  };
  readonly person_sessions: {
    readonly session: string;
    /** SHA-256 of the token, hex. */
    readonly token_hash: string;
    readonly person: string;
    readonly began_at: number;
    readonly seen_at: number;
  };
}
