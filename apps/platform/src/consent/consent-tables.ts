import type { ConsentKind, EndReason, PersonLanguage } from '@consentry/contract';

/** Decisions, what was shown before each, and their ends. Decisions and ends are never changed, but that an end may come earlier. */
export interface ConsentTables {
  /** Evidence that a notice was on screen. */
  readonly presentations: {
    readonly presentation: string;
    readonly person: string;
    /** The person or guardian of the session it was shown in; `null` at a counter. */
    readonly shown_to: string | null;
    readonly kind: ConsentKind;
    /** To whom a transfer goes; empty for recognition. */
    readonly recipient: string;
    readonly purpose: string;
    readonly purpose_version: number;
    readonly notice_digest: string;
    readonly language: PersonLanguage;
    readonly place_kind: 'portal' | 'device' | 'counter';
    readonly place: string | null;
    readonly shown_by: string;
    readonly shown_at: number;
    /** SHA-256 of the words as a door laid them out; `null` elsewhere. */
    readonly shown_digest: string | null;
  };
  /** Staff asked a person to decide: each is counted (R06.9). */
  readonly consent_requests: {
    readonly request: string;
    readonly person: string;
    /** The person, or the guardian who decides for them. */
    readonly decider: string;
    readonly kind: ConsentKind;
    /** To whom a transfer goes; empty for recognition. */
    readonly recipient: string;
    readonly purpose: string;
    readonly challenge: string;
    readonly asked_by: string;
    readonly asked_at: number;
    readonly ends_at: number;
  };
  readonly consents: {
    readonly consent: string;
    readonly person: string;
    readonly kind: ConsentKind;
    /** To whom a transfer goes; empty for recognition. */
    readonly recipient: string;
    readonly decision: 'given' | 'refused';
    readonly given_by: 'person' | 'guardian';
    readonly decided_by: string;
    readonly way: 'session' | 'code';
    readonly request: string | null;
    readonly purpose: string;
    readonly purpose_version: number;
    readonly mode: 'verify' | 'identify';
    readonly notice_digest: string;
    readonly presentation: string;
    readonly decided_at: number;
    /** What the retention of the purpose comes to. */
    readonly retention_ends_at: number;
    /** The earlier of that and, under a guardian’s consent, the fourteenth birthday. */
    readonly not_after: number;
    /** Canonical JSON of the receipt’s content. */
    readonly receipt: string;
    readonly receipt_digest: string;
    /** SHA-256 of the paper code, hex; `null` of a no. */
    readonly paper_hash: string | null;
  };
  readonly open_consents: {
    readonly person: string;
    readonly purpose: string;
    readonly kind: ConsentKind;
    /** To whom a transfer goes; empty for recognition. */
    readonly recipient: string;
    readonly consent: string;
    readonly not_after: number;
  };
  readonly withdrawals: {
    readonly withdrawal: string;
    readonly consent: string;
    readonly reason: EndReason;
    readonly by_kind: 'person' | 'guardian' | 'staff' | 'paper' | 'platform';
    readonly by_id: string;
    readonly accepted_at: number;
  };
}
