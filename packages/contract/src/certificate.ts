import { z } from 'zod';
import { canonicalJson } from './canonical-json.ts';
import { Suite } from './suite.ts';
import { EvidenceFile } from './platform/ledger.ts';

/**
 * How far an erasure reaches (SECURITY.md 4.3).
 *
 * - `E1` logical: nothing of it can be read through the store
 * - `E2` the key was overwritten where it stood
 * - `E3` and the key it was wrapped under is destroyed, so that a copy of it elsewhere does not open
 * - `E4` and what is left opens nothing without a key that no disk has: the root key is in hardware, or the platform's share is gone
 */
export const ErasureLevel = z.enum(['E1', 'E2', 'E3', 'E4']);
export type ErasureLevel = z.infer<typeof ErasureLevel>;

/** Where the root key of a device lives (GB/T 39786 asks for a certified module at level 3). */
export const CustodyLevel = z.enum(['certified-module', 'tpm2', 'os-keyring', 'software']);
export type CustodyLevel = z.infer<typeof CustodyLevel>;

/** What a store lies on, as the system says it. An assumption of the certificate, not a measurement. */
export const Storage = z.strictObject({
  file_system: z.string().regex(/^[a-z0-9._-]{1,32}$/),
  /** Whether it writes over the bytes that were there; where that is not known, it does not. */
  overwrites_in_place: z.boolean(),
  /** A flash medium may keep what was overwritten in cells that nobody can address (wear levelling). */
  medium: z.enum(['rotating', 'solid_state', 'unknown']),
});
export type Storage = z.infer<typeof Storage>;

/** The platform's share of a key: there was none, it is not known to be gone, or the platform signed that it is. */
export const ShareState = z.enum(['none', 'kept', 'destroyed']);
export type ShareState = z.infer<typeof ShareState>;

/** Id of the device at its platform; of a door alone, the id of its declaration. */
const CertifiedDevice = z.string().min(1).max(64);
/** Of the kernel that ran; `null` where the system has none. */
const BootId = z.string().max(64).nullable();

/** What a device says of one erasure. No field can hold a face, a name or a key. */
export const CertificateContent = z
  .strictObject({
    /** 1 in certificates of before devices kept a log. */
    v: z.literal([1, 2]),
    device_id: CertifiedDevice,
    consent_id: z.uuid(),
    /** Grows by one with each certificate of the device. */
    sequence: z.int().min(1),
    /** Templates that were there: 0 where the consent had none at this device. */
    templates: z.int().min(0),
    /** Epoch whose key wrapped the data key, and the one at whose beginning it was destroyed; `null` where nothing was held. */
    epoch_from: z.int().min(1).nullable(),
    epoch_to: z.int().min(2).nullable(),
    /** `null` where nothing was held. */
    level: ErasureLevel.nullable(),
    custody: CustodyLevel,
    /** By what the template was sealed; certificates of before do not say. */
    suite: Suite.optional(),
    share: ShareState,
    storage: Storage,
    boot_id: BootId,
    erased_at: z.iso.datetime({ offset: true }),
    /** Place of its entry in the device's own log, counted from 0. */
    ledger_index: z.int().min(0).optional(),
  })
  .refine(({ v, ledger_index: index }) => (v === 1) === (index === undefined), { path: ['ledger_index'] })
  .refine(({ templates, level }) => (templates === 0) === (level === null), { path: ['level'] })
  .refine(
    ({ templates, epoch_from: from, epoch_to: to }) =>
      templates === 0 ? from === null && to === null : from !== null && to !== null && to > from,
    { path: ['epoch_to'] },
  )
  // A level that its own reasons do not bear is no level.
  .refine(
    ({ level, custody, share, storage }) =>
      level === null || level === levelOf({ settled: true, custody, share, storage }),
    { path: ['level'] },
  );
export type CertificateContent = z.infer<typeof CertificateContent>;

const signed = {
  /** SHA-256 of the device's public key (SubjectPublicKeyInfo, DER), hex. */
  key_digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** Ed25519 (RFC 8032), hex. */
  signature: z.string().regex(/^[0-9a-f]{128}$/),
  /** The entry at `ledger_index`, proved from the device's own log, once it is published. */
  evidence: EvidenceFile.optional(),
  /** The entry of the platform's log that says whose key it is. */
  key: EvidenceFile.optional(),
};

/** An erasure certificate. Signed over `certificateText`; who has the device's public key can check it alone. */
export const ErasureCertificate = z.strictObject({ content: CertificateContent, ...signed });
export type ErasureCertificate = z.infer<typeof ErasureCertificate>;

/** What a device says when it is emptied for good: every template erased, epoch keys and root key destroyed. */
export const RetirementContent = z
  .strictObject({
    v: z.literal(1),
    device_id: CertifiedDevice,
    /** Templates that were erased on the way. */
    templates: z.int().min(0),
    /** Consents that were ever erased here; their tombstones stay. */
    tombstones: z.int().min(0),
    /** Epochs there were; the keys of all are destroyed. */
    epochs: z.int().min(0),
    level: ErasureLevel,
    custody: CustodyLevel,
    /** Of the templates that were erased on the way: `kept` where one was, not confirmed destroyed. */
    share: ShareState,
    storage: Storage,
    boot_id: BootId,
    retired_at: z.iso.datetime({ offset: true }),
    ledger_index: z.int().min(0),
  })
  // A level that its own reasons do not bear is no level.
  .refine(({ level, ...reasons }) => level === levelOf({ settled: true, ...reasons }), { path: ['level'] });
export type RetirementContent = z.infer<typeof RetirementContent>;

/** The certificate of a retired device. Signed over `retirementText`. */
export const RetirementCertificate = z.strictObject({ content: RetirementContent, ...signed });
export type RetirementCertificate = z.infer<typeof RetirementCertificate>;

/** Goes before the content under the signature, so that it can be taken for nothing else. */
export const CERTIFICATE_CONTEXT = 'consentry erasure v1\n';
const RETIREMENT_CONTEXT = 'consentry retirement v1\n';

/** Writes what a device signs: the context, then the canonical JSON (RFC 8785) of the content. */
export function certificateText(content: CertificateContent): string {
  return CERTIFICATE_CONTEXT + canonicalJson(content);
}

/** The same of a retirement. */
export function retirementText(content: RetirementContent): string {
  return RETIREMENT_CONTEXT + canonicalJson(content);
}

/** Whether a root key cannot leave where it is; the keyring of a system is a file of its own. */
export const isHardware = (custody: CustodyLevel): boolean =>
  custody === 'tpm2' || custody === 'certified-module';

/** What decides how far an erasure reaches. */
export interface ErasureFacts {
  /** Whether the epoch of the erased key is over. */
  readonly settled: boolean;
  readonly custody: CustodyLevel;
  readonly share: ShareState;
  readonly storage: Pick<Storage, 'overwrites_in_place'>;
}

/**
 * Decides how far an erasure reaches. A share that is destroyed needs no file system; hardware does, since it
 * would still open an epoch key that a copy-on-write file system kept.
 */
export function levelOf({ settled, custody, share, storage }: ErasureFacts): ErasureLevel {
  if (settled && share === 'destroyed') return 'E4';
  if (!storage.overwrites_in_place) return 'E1';
  if (!settled) return 'E2';
  return isHardware(custody) ? 'E4' : 'E3';
}
