import type { VerificationState, VerificationUse, VerificationWay } from '@consentry/contract';

/** Verifications that programs asked for, and every use of a way. Nothing here comes from a face. */
export interface VerificationTables {
  readonly verifications: {
    readonly verification: string;
    readonly integrator: string;
    readonly purpose: string;
    readonly purpose_version: number;
    readonly checkpoint: string;
    readonly site: string;
    /** The one device it may be claimed at, or `null` for any of the site. */
    readonly only_device: string | null;
    /** One of the two is there. */
    readonly person: string | null;
    readonly visitor: string | null;
    readonly nonce: string;
    /** Keyed hash of the ticket; `null` once there is a result. */
    readonly ticket_hash: string | null;
    /** When the person took a ticket of their own in their session; until then the integrator's holds. */
    readonly taken_at: number | null;
    readonly state: VerificationState;
    readonly claimed_by: string | null;
    readonly claimed_at: number | null;
    readonly opened_at: number;
    readonly expires_at: number;
    readonly completed_at: number | null;
    readonly way: VerificationWay | null;
    /** Of a passkey in the person's own session: whether its key may be copied; else `null`. */
    readonly key_synced: boolean | null;
    /** Staff who looked. */
    readonly checked_by: string | null;
  };
  /** The record of processing of each use (§ 第九条第二款); no score, no name. */
  readonly verification_uses: {
    readonly use: string;
    readonly verification: string | null;
    readonly checkpoint: string | null;
    /** `null` for the portal and a check by staff. */
    readonly device: string | null;
    readonly person: string | null;
    readonly purpose: string;
    readonly purpose_version: number;
    readonly way: VerificationWay;
    readonly mode: 'verify' | 'identify' | null;
    readonly outcome: VerificationUse['outcome'];
    readonly model: string | null;
    readonly checked_by: string | null;
    readonly at: number;
    readonly reported_at: number;
  };
  /** Which person of the platform somebody at a door is: shown by a ticket of their own session there. */
  readonly door_people: {
    readonly device: string;
    readonly door_person: string;
    readonly person: string;
    readonly linked_at: number;
  };
  /** Of whom an entry code is; the code itself is kept nowhere. */
  readonly entry_codes: {
    /** Its random id, hex. */
    readonly code: string;
    readonly person: string;
    readonly site: string;
    readonly made_at: number;
    /** When the first door reported it. */
    readonly used_at: number | null;
  };
  /** Tickets that were not taken, against guessing. */
  readonly ticket_tries: { readonly try: string; readonly by: string; readonly at: number };
}
