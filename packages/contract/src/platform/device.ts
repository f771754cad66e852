import { Mode } from '@consentry/law';
import { z } from 'zod';
import { CustodyLevel, ErasureCertificate, RetirementCertificate } from '../certificate.ts';
import { PersonNumber } from '../people.ts';
import { EvidenceFile } from './ledger.ts';
import { DeviceSpot } from './siting.ts';

const Instant = z.iso.datetime({ offset: true });
const Digest = z.string().regex(/^[0-9a-f]{64}$/);

/** Most events a device reports at once. */
export const REPORT_MAX = 200;
/** A token admits one device, and only within this time. */
export const DEVICE_TOKEN_LIFE_MS = 15 * 60_000;
/** Goes before token and key under the proof of a device that joins, so that it can be taken for nothing else. */
export const JOIN_CONTEXT = 'consentry join v1\n';

/** How a head of a device's log fails to follow the one before: shorter, other, or without a proof. */
export const LogDamageCode = z.enum(['device_log_cut', 'device_log_forked', 'device_log_unproved']);
export type LogDamageCode = z.infer<typeof LogDamageCode>;

/** Random id the platform gives a device. */
export const DeviceId = z.uuid();
/** 128 random bits behind a prefix that says what it opens; shown once. */
export const DeviceToken = z.string().regex(/^csd_[A-Za-z0-9_-]{21}[AQgw]$/);
/** Ed25519, SubjectPublicKeyInfo (RFC 8410) in DER, base64. */
export const DevicePublicKey = z.string().regex(/^MCowBQYDK2VwAyEA[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/);

/** `POST /v1/sites/{site}/device-tokens`: the installer's, to be typed at the device. */
export const DeviceTokenMade = z.strictObject({ token: DeviceToken, site_id: z.uuid(), expires_at: Instant });

/** `POST /v1/devices`: a device shows its token and the key it made itself. */
export const JoinDevice = z.strictObject({
  token: DeviceToken,
  public_key: DevicePublicKey,
  /** Ed25519 by that key over `JOIN_CONTEXT`, the token, a line feed and the public key; hex. */
  proof: z.string().regex(/^[0-9a-f]{128}$/),
});
export type JoinDevice = z.infer<typeof JoinDevice>;

/** `pending` until somebody else than the installer approved it; only `approved` ones get a lease. */
export const DeviceState = z.enum(['pending', 'approved', 'suspended', 'retired']);
export type DeviceState = z.infer<typeof DeviceState>;

/** `GET /v1/signing-keys`: which key signs the bundles of devices; keys by their id. */
export const SigningKeysView = z.strictObject({
  /** Grows by one with each announcement and each change. */
  generation: z.int().min(1),
  in_use: z.string(),
  /** Announced to the devices, and not in use yet. */
  next: z.string().nullable(),
  /** Devices, other than retired ones, that have not said that they trust this generation. */
  devices_behind: z.int().min(0),
});
export type SigningKeysView = z.infer<typeof SigningKeysView>;

/** What a device keeps of having joined. */
export const DeviceJoined = z.strictObject({
  device_id: DeviceId,
  site_id: z.uuid(),
  state: DeviceState,
  /** PEM (SubjectPublicKeyInfo) of the Ed25519 keys that may sign its bundles. */
  platform_keys: z.array(z.string().max(500)).min(1).max(4),
});
export type DeviceJoined = z.infer<typeof DeviceJoined>;

/** The last head of a device's own log that followed the one before. */
export const DeviceLogView = z.strictObject({
  size: z.int().min(0),
  /** When it came. */
  at: Instant,
  /** Since when heads that came do not follow this one: it was cut off, or written anew; `null` where all do. */
  damage: z.strictObject({ code: LogDamageCode, since: Instant }).nullable(),
});
export type DeviceLogView = z.infer<typeof DeviceLogView>;

/** `GET /v1/devices/{device}`, versioned. */
export const DeviceView = z.strictObject({
  device_id: DeviceId,
  site_id: z.uuid(),
  state: DeviceState,
  state_since_at: Instant,
  installed_by: z.string(),
  /** SHA-256 of its public key (SubjectPublicKeyInfo, DER), hex. */
  key_digest: z.string(),
  /** Where it stands; `null` until the installer said so. */
  spot: DeviceSpot.nullable(),
  sign_approved_at: Instant.nullable(),
  /** Purposes it serves. */
  purpose_ids: z.array(z.string()).max(1000),
  /** Grows with each change of what it may match. */
  epoch: z.int(),
  /** The last epoch it said it holds durably. */
  acknowledged_epoch: z.int(),
  /** Number of the last event it reported; 0 for none. */
  reported_sequence: z.int(),
  /** Head of its own log that is held here; `null` before the first. */
  log: DeviceLogView.nullable(),
  /** What it signed when it was emptied for good; `null` before. */
  retirement: RetirementCertificate.nullable(),
});
export type DeviceView = z.infer<typeof DeviceView>;

/** `GET /v1/devices`. */
export const DeviceList = z.strictObject({
  devices: z.array(DeviceView),
  /** Where the list goes on; `null` at its end. */
  cursor: z.string().nullable(),
});

/** `POST /v1/devices/{device}/suspension` and `…/retirement`: why, in the words of whoever does it. */
export const SuspendDevice = z.strictObject({ reason: z.string().trim().min(1).max(500) });

const event = { sequence: z.int().min(1), at: Instant };

/** Something that happened at a device, in the order of its outbox. It has no field for a face. */
export const DeviceEvent = z.discriminatedUnion('kind', [
  /** The notice was on screen for somebody who is known at the door by a number of its own. */
  z.strictObject({
    ...event,
    kind: z.literal('notice_shown'),
    presentation_id: z.uuid(),
    person_id: z.uuid(),
    number: PersonNumber,
    purpose_id: z.string().min(1).max(64),
    purpose_version: z.int().min(1),
    /** Of the notice as it is published here. */
    notice_digest: Digest,
    /** Of the words as the door laid them out. */
    shown_digest: Digest,
    language: z.enum(['zh-CN', 'en']),
  }),
  /** A person decided at the door, after that showing. */
  z.strictObject({
    ...event,
    kind: z.literal('decided'),
    consent_id: z.uuid(),
    presentation_id: z.uuid(),
    decision: z.enum(['given', 'refused']),
    /** As declared; a no needs none. */
    age: z.enum(['under_14', '14_or_over']).nullable(),
    mode: Mode,
  }),
  /** A consent ended at the door: withdrawn there, or over. */
  z.strictObject({
    ...event,
    kind: z.literal('withdrawn'),
    consent_id: z.uuid(),
    reason: z.enum(['person', 'staff', 'superseded', 'expired']).optional(),
  }),
  /** Keys and template of a consent are gone from the device. */
  z.strictObject({
    ...event,
    kind: z.literal('erased'),
    consent_id: z.uuid(),
    /** Left out by devices of a version before certificates. */
    certificate: ErasureCertificate.optional(),
  }),
  /** Somebody used a way at the door, whatever came of it. */
  z.strictObject({
    ...event,
    kind: z.literal('used'),
    way: z.enum(['pin', 'card', 'qr', 'staff', 'face']),
    outcome: z.enum(['admitted', 'not_recognised', 'wrong', 'called']),
    /** The verification whose ticket was shown; `null` for who just comes in. */
    verification_id: z.uuid().nullable(),
    /** The person's id at this door, or `null` for somebody not known. */
    person_id: z.uuid().nullable(),
    /** The consent a match rests on. */
    consent_id: z.uuid().nullable(),
    /** The entry code that was shown, by its id; only where it was taken. */
    entry_code_id: z
      .string()
      .regex(/^[0-9a-f]{32}$/)
      .optional(),
    purpose_id: z.string().min(1).max(64),
    purpose_version: z.int().min(1),
    mode: Mode.nullable(),
    /** First 16 hex digits of the digest of the models, for a face. */
    model: z
      .string()
      .regex(/^[0-9a-f]{16}$/)
      .nullable(),
    /** From start to result; `null` where nobody saw the start. */
    took_ms: z.int().min(1).max(600_000).nullable(),
    first_try: z.boolean(),
  }),
  /** It came to no admission: the person would rather not, or every try failed. */
  z.strictObject({
    ...event,
    kind: z.literal('verification_ended'),
    verification_id: z.uuid(),
    outcome: z.enum(['declined', 'not_verified']),
  }),
  z.strictObject({
    ...event,
    kind: z.literal('alarm'),
    code: z.enum(['bundle_refused', 'store_rolled_back', 'log_inconsistent', 'own_log_damaged']),
  }),
  /** A template was sealed under a consent. */
  z.strictObject({
    ...event,
    kind: z.literal('enrolled'),
    consent_id: z.uuid(),
    purpose_id: z.string().min(1).max(64),
    purpose_version: z.int().min(1),
    /** First 16 hex digits of the digest of the models. */
    model: z
      .string()
      .regex(/^[0-9a-f]{16}$/)
      .nullable(),
  }),
  /** Head of the device's own log: an entry of the platform's log, so that neither can be rewritten alone. */
  z.strictObject({
    ...event,
    kind: z.literal('log_head'),
    /** As the device signed it. */
    checkpoint: z.string().min(1).max(2000),
    /** Entries of the head reported before; 0 for none. */
    from: z.int().min(0),
    /** That this one begins with those (RFC 6962 § 2.1.2); empty from 0. */
    proof: z.array(z.string().regex(/^[A-Za-z0-9+/]{43}=$/)).max(63),
  }),
  /** It was emptied for good. */
  z.strictObject({ ...event, kind: z.literal('retired'), certificate: RetirementCertificate }),
]);
export type DeviceEvent = z.infer<typeof DeviceEvent>;

/** `POST /v1/devices/{device}/events`: what the device reports; its numbers have no gap. */
export const ReportEvents = z.strictObject({ events: z.array(DeviceEvent).min(1).max(REPORT_MAX) });
/** Everything up to this number is durable at the platform. */
export const EventsReported = z.strictObject({ reported_sequence: z.int() });

/** The key by which a device signs its certificates and its log. */
export const DeviceKeyView = z.strictObject({
  device_id: DeviceId,
  /** SHA-256 of the key (SubjectPublicKeyInfo, DER), hex: `key_digest` of its certificates. */
  key_digest: Digest,
  key: DevicePublicKey,
  /** The same as the key of its log (C2SP signed-note, Verifier keys). */
  log: z.string().max(400),
  since: Instant,
  /** When the device was emptied; what it signs later counts for nothing. `null` while it is in use. */
  until: Instant.nullable(),
  /** Where its root key is, as its last certificate says; `null` before the first. */
  custody: CustodyLevel.nullable(),
});
export type DeviceKeyView = z.infer<typeof DeviceKeyView>;

/** `GET /v1/device-keys`. */
export const DeviceKeyList = z.strictObject({
  keys: z.array(DeviceKeyView),
  cursor: z.string().nullable(),
});

/** `GET /v1/device-keys/{key_digest}`: with the entry of the evidence log that says so; `null` until it is published. */
export const DeviceKeyProved = z.strictObject({
  ...DeviceKeyView.shape,
  evidence: EvidenceFile.nullable(),
});

/** Most ends a device hands back at once. */
export const HAND_BACK_MAX = 1000;
/** `POST /v1/devices/{device}/tombstones`: consents that are over for this device, where the platform has lost that. */
export const HandBackTombstones = z.strictObject({
  consents: z.array(z.uuid()).max(HAND_BACK_MAX),
  /** With the last of them: the epoch the device holds, which the next one comes after; `null` before. */
  held_epoch: z.int().min(0).nullable(),
});
/** How many of them were not over at the platform. */
export const TombstonesTaken = z.strictObject({ ended: z.int().min(0) });

/** How far the end of a consent is at the devices, each step with its time. */
export const ConsentEndView = z.strictObject({
  consent_id: z.uuid(),
  state: z.enum(['accepted', 'effective', 'erased']),
  accepted_at: Instant,
  /** Since when no device can match under it. */
  effective_at: Instant.nullable(),
  /** Since when every device said that keys and template are gone. */
  erased_at: Instant.nullable(),
  /** Every device that was ever granted it, and why it cannot match any more or still might. */
  holders: z.array(
    z.strictObject({
      device_id: DeviceId,
      state: z.enum(['may_match', 'lease_over', 'acknowledged', 'erased']),
    }),
  ),
});
export type ConsentEndView = z.infer<typeof ConsentEndView>;
