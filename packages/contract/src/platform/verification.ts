import { AlternativeKind, BiText, Mode } from '@consentry/law';
import { z } from 'zod';
import { DeviceId } from './device.ts';
import { PersonId, ShowCode } from './people.ts';
import { PurposeId } from './purpose.ts';
import { PasskeyAssertion, TotpCode } from './staff.ts';

const Instant = z.iso.datetime({ offset: true });

/** A verification is over after this long at most, seconds. */
export const VERIFICATION_LIFE_MAX_S = 600;
/** Where the integrator names no other time, seconds. */
const VERIFICATION_LIFE_S = 300;

export const VerificationId = z.uuid();
/** Eight random digits, as text or in a QR code; they open one verification, once. */
export const VerificationTicket = z.string().regex(/^\d{8}$/);
/** How somebody was verified. `totp` is any one-time code, from an app or sent. */
export const VerificationWay = z.union([AlternativeKind, z.literal('face')]);
export type VerificationWay = z.infer<typeof VerificationWay>;

/**
 * `open`, then `claimed` by a device where the ticket was shown, then one of the others, for good.
 * `declined`: the person would rather not.
 */
export const VerificationState = z.enum([
  'open',
  'claimed',
  'verified',
  'not_verified',
  'declined',
  'expired',
  'cancelled',
]);
export type VerificationState = z.infer<typeof VerificationState>;

/** Whom it is about: a pseudonymous id, or what only the integrator can read. */
export const VerificationSubject = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), person: PersonId }),
  z.strictObject({ kind: z.literal('visitor'), reference: z.string().regex(/^[A-Za-z0-9._:-]{1,64}$/) }),
]);
export type VerificationSubject = z.infer<typeof VerificationSubject>;

/** `POST /v1/verifications`. It has no field for a way: the person chooses. */
export const OpenVerification = z.strictObject({
  purpose_id: PurposeId,
  at: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('checkpoint'), checkpoint_id: z.uuid() }),
    /** At this device alone. */
    z.strictObject({ kind: z.literal('device'), device_id: DeviceId }),
  ]),
  subject: VerificationSubject,
  /** Comes back with the result, so that it is of this request. */
  nonce: z.string().regex(/^[A-Za-z0-9_-]{16,128}$/),
  expires_in_seconds: z.int().min(30).max(VERIFICATION_LIFE_MAX_S).default(VERIFICATION_LIFE_S),
});
export type OpenVerification = z.infer<typeof OpenVerification>;

/** The ways that are open; each is as good as the others, and `face` is never the first. */
export const WaysOpen = z.strictObject({
  ways: z.array(z.strictObject({ way: VerificationWay, live: z.boolean() })).max(9),
  /** Why a face is not asked for, if it is not. */
  face_not_offered: z.array(z.strictObject({ requirement: z.string().nullable(), why: BiText })).max(64),
});
export type WaysOpen = z.infer<typeof WaysOpen>;

/**
 * `GET /v1/verifications/{verification}`: the result. There is no score, threshold, picture or other
 * person in it, and nothing by which a person who chose another way could be told to have a face enrolled.
 */
export const VerificationView = z.strictObject({
  verification_id: VerificationId,
  purpose_id: PurposeId,
  purpose_version: z.int(),
  checkpoint_id: z.uuid(),
  subject: VerificationSubject,
  nonce: z.string(),
  state: VerificationState,
  opened_at: Instant,
  expires_at: Instant,
  completed_at: Instant.nullable(),
  /**
   * How somebody was verified; empty for any other result. RFC 8176: `face`, `pin`, `otp`, `hwk` (a passkey
   * whose authenticator says that it stays in it), `swk` (one that it may copy), `pop` (a passkey of which
   * nobody asked), `fpt`, `vbm`; what an authenticator says is not attested. Ours, where it has none: `card`,
   * `qr` and `staff`.
   */
  amr: z
    .array(z.enum(['face', 'pin', 'otp', 'hwk', 'swk', 'pop', 'fpt', 'vbm', 'card', 'qr', 'staff']))
    .max(1),
});
export type VerificationView = z.infer<typeof VerificationView>;

/** The ticket is shown once; the ways are those of the place, whoever the person is. */
export const VerificationOpened = z.strictObject({
  ...VerificationView.shape,
  ...WaysOpen.shape,
  ticket: VerificationTicket,
});

/** `POST /v1/devices/{device}/verifications`: somebody showed a ticket at the device. */
export const ClaimVerification = z.strictObject({ ticket: VerificationTicket });
/** What the device learns: not who is expected. */
export const VerificationClaimed = z.strictObject({
  verification_id: VerificationId,
  purpose_id: PurposeId,
  expires_in_seconds: z.int().min(0),
});
export type VerificationClaimed = z.infer<typeof VerificationClaimed>;

/** `POST /v1/staff-checks`: a member of staff looked at whoever showed the ticket. */
export const CheckByStaff = z.strictObject({
  ticket: VerificationTicket,
  outcome: z.enum(['verified', 'not_verified']),
});
/** What staff learn: nothing of other ways, nor of who asked. */
export const CheckedByStaff = z.strictObject({ verification_id: VerificationId, state: VerificationState });

/** `POST /v1/people/{person}/verifications/{verification}/ticket`: a ticket of the person's own. */
export const TicketTaken = z.strictObject({ ticket: VerificationTicket, expires_at: Instant });

/** `POST /v1/people/{person}/verifications/{verification}/proof`: by a code that was sent now. */
export const ProveByCode = ShowCode;

/** From the choice of the way to its answer, as the portal measured; left out: it is not compared. */
const TookMs = z.int().min(1).max(600_000);
/** `POST /v1/people/{person}/verifications/{verification}/app-proof`: by a code of the person's app. */
export const ProveByApp = z.strictObject({ code: TotpCode, took_ms: TookMs.optional() });
/** `POST /v1/people/{person}/verifications/{verification}/passkey-proof`. */
export const ProveByPasskey = z.strictObject({ passkey: PasskeyAssertion, took_ms: TookMs.optional() });

/** One use of a way, as it is on record. */
export const VerificationUse = z.strictObject({
  /** As the clock of the place has it. */
  at: Instant,
  reported_at: Instant,
  verification_id: VerificationId.nullable(),
  checkpoint_id: z.uuid().nullable(),
  device_id: DeviceId.nullable(),
  purpose_id: z.string(),
  purpose_version: z.int(),
  way: VerificationWay,
  outcome: z.enum(['admitted', 'not_recognised', 'wrong', 'called', 'verified', 'not_verified']),
  mode: Mode.nullable(),
  /** Digest of the models that compared, for a face. */
  model: z.string().nullable(),
});
export type VerificationUse = z.infer<typeof VerificationUse>;

/** A verification as the person sees it: who asks, for what, and by which ways they may answer. */
export const PersonVerification = z.strictObject({
  verification_id: VerificationId,
  asked_by: z.string(),
  purpose_id: PurposeId,
  purpose_version: z.int(),
  checkpoint_id: z.uuid(),
  state: VerificationState,
  opened_at: Instant,
  expires_at: Instant,
  ...WaysOpen.shape,
});
export type PersonVerification = z.infer<typeof PersonVerification>;

/** `GET /v1/people/{person}/verifications`: what is open, and every use on record, the latest first. */
export const PersonVerifications = z.strictObject({
  open: z.array(PersonVerification).max(50),
  uses: z.array(VerificationUse).max(200),
  cursor: z.string().nullable(),
});

/** `GET /v1/verifications`. */
export const ListOpenVerifications = z.strictObject({ site: z.string().min(1).max(64).optional() });
/** A verification that is going on, for whoever helps at the door: not of whom it is. */
export const OpenAtSite = z.strictObject({
  verification_id: VerificationId,
  purpose_id: PurposeId,
  checkpoint_id: z.uuid(),
  site_id: z.string(),
  state: z.enum(['open', 'claimed']),
  /** The device that took the ticket. */
  device_id: DeviceId.nullable(),
  opened_at: Instant,
  expires_at: Instant,
});
export type OpenAtSite = z.infer<typeof OpenAtSite>;
export const OpenVerifications = z.strictObject({ verifications: z.array(OpenAtSite).max(200) });

/** `GET /v1/people/{person}/places`: the names of what their uses and consents tell by id. */
export const PersonPlaces = z.strictObject({
  sites: z
    .array(
      z.strictObject({
        site_id: z.uuid(),
        name: BiText,
        /** Whether there is a door at which an entry code counts. */
        door: z.boolean(),
      }),
    )
    .max(10_000),
  checkpoints: z.array(z.strictObject({ checkpoint_id: z.uuid(), site_id: z.string() })).max(10_000),
  devices: z.array(z.strictObject({ device_id: DeviceId, site_id: z.string() })).max(10_000),
  /** Devices that may match the person's face now. */
  held: z
    .array(
      z.strictObject({
        device_id: DeviceId,
        site_id: z.string(),
        consent: z.uuid(),
        purpose_id: z.string(),
        until: Instant,
      }),
    )
    .max(10_000),
});
export type PersonPlaces = z.infer<typeof PersonPlaces>;

/** `POST /v1/people/{person}/verifications/{verification}/refusal` and others without content. */
export const VerificationEnded = z.strictObject({
  verification_id: VerificationId,
  state: VerificationState,
});
