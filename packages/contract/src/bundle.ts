import { z } from 'zod';
import { GuardianCheck } from './platform/minors.ts';
import { ShareBox, ShareKey } from './share-box.ts';

/** Longest lease, milliseconds: a day. The default is `LEASE_TTL_MS`. */
export const LEASE_TTL_MAX_MS = 86_400_000;
/** Default lease, milliseconds: a device that hears nothing stops matching after a quarter of an hour. */
export const LEASE_TTL_MS = 900_000;
/** Largest bundle, characters of its payload. */
export const BUNDLE_MAX_CHARS = 64 * 1024 * 1024;

const Hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));
const DeviceId = z.string().min(1).max(64);

/**
 * What the gate asks of a consent that a guardian gave for a child under fourteen (§ 第七条第一款). It names neither
 * of them. There is no end of the guardianship in it: a consent that is over, by whatever, comes as a tombstone, and
 * `not_after` is no later than the fourteenth birthday (R07.7).
 */
export const GuardianGrant = z.strictObject({
  age_band: z.literal('under_14'),
  /** Random id of the check of guardianship; which document was seen stays at the platform. */
  proof: z.uuid(),
  check: GuardianCheck,
  verified_at: z.iso.datetime({ offset: true }),
  /** When the guardian decided at the platform, on its clock, and after which notice. */
  decided_at: z.iso.datetime({ offset: true }),
  notice_digest: Hex(32),
  /** Version of the dedicated rules for children in force then (§ 第七条第二款); `null` where none is known. */
  rules_version: z.int().min(1).nullable(),
});
export type GuardianGrant = z.infer<typeof GuardianGrant>;

/** One person's consent that a device may match under. It names no person and holds no face. */
export const Grant = z.strictObject({
  consent_id: z.uuid(),
  purpose_id: z.string().min(1).max(64),
  purpose_version: z.int().min(1),
  mode: z.enum(['verify', 'identify']),
  /** End of retention (§ 第八条第二款). */
  not_after: z.iso.datetime({ offset: true }),
  /** It may not be matched under until the person consents to the new words (《个人信息保护法》第十四条第二款). */
  rests: z.literal(true).optional(),
  /** There where a guardian decided for a child. */
  guardian: GuardianGrant.optional(),
});
export type Grant = z.infer<typeof Grant>;

/** `POST /v1/devices/{id}/lease`: a device asks for its bundle and says which one it holds durably. */
export const LeaseRequest = z.strictObject({
  device_id: DeviceId,
  /** Made for this request, never used again; comes back in the bundle. */
  nonce: Hex(16),
  /** Epoch of the last bundle whose tombstones are durable on the device; 0 for none. */
  held_epoch: z.int().min(0),
  /** Asks for everything instead of the changes since `held_epoch`: what it holds is not what it should be. */
  whole: z.boolean().default(false),
  /** Generation of the platform's keys that the device has durably; 0 before the first bundle. */
  key_generation: z.int().min(0).default(0),
  /** Key the device made at its start, to have shares of keys sealed to; left out: it wants none. */
  share_key: ShareKey.optional(),
  /** Epoch up to which the device has every share in memory; 0 or left out: none. */
  shares_epoch: z.int().min(0).optional(),
});
export type LeaseRequest = z.infer<typeof LeaseRequest>;

/** Why the platform does not take a consent that was given at a door; the door tells the person. */
export const RefusalReason = z.enum([
  'purpose_not_served',
  'purpose_over',
  'notice_not_in_force',
  'guardian_missing',
  'not_lawful',
]);
export type RefusalReason = z.infer<typeof RefusalReason>;

/**
 * Everything a device may do: there is no lease without its tombstones and no part that can be mixed with
 * another's. Sets decide and not clocks: a tombstone outlives every grant of its consent. It may come as
 * changes to what the device holds; then the digest of the whole is in it, under the same signature.
 */
export const Bundle = z
  .strictObject({
    v: z.literal(1),
    device_id: DeviceId,
    nonce: Hex(16),
    /** Grows by one whenever grants or tombstones of this device change; never goes back. */
    epoch: z.int().min(1),
    /** Epoch to which grants and tombstones are the changes; 0: they are everything. */
    base: z.int().min(0),
    /** SHA-256 of `snapshotText` of everything at `epoch`, hex. */
    digest: Hex(32),
    /** The platform's clock; with the device's boot clock it tells the time, whatever the wall clock says. */
    issued_at: z.iso.datetime({ offset: true }),
    /** Counted by the device on its own boot clock from the moment it sent the request. */
    lease_ttl_ms: z.int().min(1000).max(LEASE_TTL_MAX_MS),
    /** Ordered by `consent_id`, each once. */
    grants: z.array(Grant).max(200_000),
    /** Consents withdrawn or ended: never matched again, template to be erased. Ordered, each once. */
    tombstones: z.array(z.uuid()).max(2_000_000),
    /** Purposes that are not in force, or for which no other way works there (R10.1): none of their grants counts. Ordered, each once. */
    stopped: z.array(z.string().min(1).max(64)).max(1000),
    /** Which of these tombstones end a consent that the platform did not take, and why. */
    refusals: z.array(z.strictObject({ consent_id: z.uuid(), reason: RefusalReason })).max(2_000_000),
    /** Shares of the keys of grants that changed since the epoch the device has shares of; in no digest. */
    shares: ShareBox.optional(),
    /** Keys that may sign the bundles after this one. */
    keys: z.strictObject({
      /** Grows by one with each change; never goes back. */
      generation: z.int().min(1),
      /** PEM (SubjectPublicKeyInfo) of Ed25519 keys: the one in use and, while it changes, the next. */
      trusted: z.array(z.string().max(500)).min(1).max(2),
    }),
  })
  .refine(({ base, epoch }) => base <= epoch, { path: ['base'] })
  .refine(({ grants }) => ascending(grants.map(({ consent_id }) => consent_id)), { path: ['grants'] })
  .refine(({ tombstones }) => ascending(tombstones), { path: ['tombstones'] })
  .refine(({ stopped }) => ascending(stopped), { path: ['stopped'] })
  .refine(
    ({ grants, tombstones }) => {
      const gone = new Set(tombstones);
      return !grants.some(({ consent_id }) => gone.has(consent_id));
    },
    { path: ['grants'], error: 'granted and withdrawn' },
  )
  .refine(
    ({ refusals, tombstones }) => {
      const gone = new Set(tombstones);
      return refusals.every(({ consent_id }) => gone.has(consent_id));
    },
    { path: ['refusals'], error: 'refused and not ended' },
  );
export type Bundle = z.infer<typeof Bundle>;

/** A bundle as it travels: the text that was signed, and who signed it. */
export const SignedBundle = z.strictObject({
  /** JSON of a `Bundle`, exactly as it was signed. */
  payload: z.string().min(2).max(BUNDLE_MAX_CHARS),
  /** First 16 bytes of the SHA-256 of the public key. */
  key_id: Hex(16),
  /** Ed25519 (RFC 8032) over `BUNDLE_CONTEXT` and the payload, UTF-8. */
  signature: Hex(64),
});
export type SignedBundle = z.infer<typeof SignedBundle>;

/** Goes before the payload under the signature, so that it can be taken for nothing else. */
export const BUNDLE_CONTEXT = 'consentry bundle v1\n';

/**
 * Writes all that a device holds at one epoch in one form, whatever way it came.
 *
 * @returns JSON; its SHA-256 is the `digest` of a bundle
 */
export function snapshotText(
  grants: Iterable<Grant>,
  tombstones: Iterable<string>,
  stopped: Iterable<string>,
): string {
  const ordered = [...grants].toSorted((a, b) => (a.consent_id < b.consent_id ? -1 : 1));
  return JSON.stringify([
    ordered.map((grant) => [
      grant.consent_id,
      grant.purpose_id,
      grant.purpose_version,
      grant.mode,
      grant.not_after,
      grant.rests === true,
      // Left out, and not `null`: most grants have the digest they had before there were guardians in them.
      ...(grant.guardian === undefined ? [] : [guardianParts(grant.guardian)]),
    ]),
    [...tombstones].toSorted(),
    [...stopped].toSorted(),
  ]);
}

function guardianParts(guardian: GuardianGrant): readonly (string | number | null)[] {
  const { age_band, proof, check, verified_at, decided_at, notice_digest, rules_version } = guardian;
  return [age_band, proof, check, verified_at, decided_at, notice_digest, rules_version];
}

function ascending(ids: readonly string[]): boolean {
  return ids.every((id, index) => index === 0 || (ids[index - 1] ?? '') < id);
}
