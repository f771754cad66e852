import type { RefusalReason } from '@consentry/contract';

/** Devices and what each may match. Nothing here comes from a face. */
export interface DeviceTables {
  readonly devices: {
    readonly device: string;
    readonly site: string;
    readonly state: 'pending' | 'approved' | 'suspended' | 'retired';
    readonly state_since: number;
    /** SubjectPublicKeyInfo in DER, base64. */
    readonly public_key: string;
    /** Staff whose token admitted it: somebody else has to approve it. */
    readonly installed_by: string;
    readonly joined_at: number;
    readonly space: string | null;
    /** JSON of the corners. */
    readonly capture_area: string | null;
    /** `YYYY-MM-DD`. */
    readonly sign_photo_on: string | null;
    /** Staff who last said where it stands: not who approves it, either. */
    readonly placed_by: string | null;
    readonly sign_approved_at: number | null;
    readonly approved_by: string | null;
    /** `DeviceSurvey`, JSON; `null` while nobody has surveyed it. */
    readonly survey: string | null;
    readonly version: number;
  };
  readonly device_tokens: {
    /** SHA-256 of the token, hex. */
    readonly token_hash: string;
    readonly site: string;
    readonly made_by: string;
    readonly expires_at: number;
    /** The device it admitted; `null` while it is not used. */
    readonly device: string | null;
  };
  /** Nonces of signatures that were taken: none is taken twice. */
  readonly device_nonces: { readonly device: string; readonly nonce: string; readonly expires_at: number };
  /** One `DeviceSet` (device-set.ts) without its members. */
  readonly device_sets: {
    readonly device: string;
    readonly epoch: number;
    readonly acknowledged: number;
    readonly ttl: number;
    readonly longest_ttl: number;
    /** Highest generation of the platform’s keys that the device has said it has durably; 0 for none. */
    readonly key_generation: number;
  };
  readonly device_grants: {
    readonly device: string;
    readonly consent: string;
    readonly purpose: string;
    readonly purpose_version: number;
    readonly mode: 'verify' | 'identify';
    readonly not_after: number;
    /** Epoch at which it became what it is; 0 for those from before epochs were kept. */
    readonly epoch: number;
    /** Since when it is to other words than those of now; `null` while it is to these. */
    readonly rests_since: number | null;
    /** `GuardianGrant`, JSON; `null` where the person decided. */
    readonly guardian: string | null;
  };
  readonly device_tombstones: {
    readonly device: string;
    readonly consent: string;
    /** Every bundle from this epoch on says so. */
    readonly epoch: number;
    /** When the device said that keys and template are gone. */
    readonly erased_at: number | null;
    /** Why the platform did not take the consent; `null` of one that it had taken. */
    readonly refusal: RefusalReason | null;
  };
  /** The last head of each device's own log that followed the one before. */
  readonly device_logs: {
    readonly device: string;
    readonly size: number;
    /** As the device signed it. */
    readonly note: string;
    readonly at: number;
    /** `LogDamageCode` of the first head that did not follow this one; `null` where all do. */
    readonly damage: string | null;
    readonly damage_since: number | null;
  };
  /** Public keys by which devices sign. */
  readonly device_keys: {
    /** SHA-256 of the key, hex. */
    readonly key_digest: string;
    readonly device: string;
    /** SubjectPublicKeyInfo in DER, base64. */
    readonly public_key: string;
    readonly since: number;
    /** When the device was emptied for good; `null` while it may sign. */
    readonly until: number | null;
    /** `CustodyLevel`, as it certified last; `null` before. */
    readonly custody: string | null;
    /** Number of its event in the stream of keys. */
    readonly sequence: number;
  };
  /** What devices signed when they were emptied for good. */
  readonly device_retirements: {
    readonly device: string;
    /** `RetirementCertificate`, JSON; its signature was checked. */
    readonly certificate: string;
    readonly received_at: number;
  };
  /** What each device last signed of the erasure of a consent. */
  readonly erasure_certificates: {
    readonly consent: string;
    readonly device: string;
    /** `ErasureCertificate`, JSON; its signature was checked. */
    readonly certificate: string;
    readonly received_at: number;
  };
  /**
   * The platform's share of the key of each consent that devices are granted: random, no face information, and
   * gone in the transaction that ends the consent.
   */
  readonly key_shares: {
    readonly consent: string;
    /** 32 bytes, hex. */
    readonly share: string;
  };
  /** Keys that sign bundles after the first one, which has number 1 and no row. */
  readonly signing_keys: {
    readonly number: number;
    /** PEM (SubjectPublicKeyInfo). */
    readonly public_key: string;
    readonly announced_by: string;
    readonly announced_at: number;
    readonly used_since: number | null;
  };
  /** Numbers that people type at a door; who they are here is in `door_people`. */
  readonly door_numbers: { readonly device: string; readonly door_person: string; readonly number: string };
  /** Which purposes a device serves. Only grows, until the device is retired. */
  readonly device_purposes: { readonly purpose: string; readonly device: string };
  /** Consents in force as devices are told of them, for devices that begin to serve a purpose later. */
  readonly consent_grants: {
    readonly consent: string;
    readonly purpose: string;
    readonly purpose_version: number;
    readonly mode: 'verify' | 'identify';
    readonly not_after: number;
    readonly rests_since: number | null;
    readonly guardian: string | null;
  };
  /** Consents that are over for good: none of them is ever granted again. */
  readonly consent_ends: {
    readonly consent: string;
    readonly accepted_at: number;
    readonly effective_at: number | null;
    readonly erased_at: number | null;
  };
}
