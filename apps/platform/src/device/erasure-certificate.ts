import { createHash, createPublicKey, verify } from 'node:crypto';
import { ErasureCertificate, certificateText } from '@consentry/contract';
import type { Reading, Writing } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import { findDevice } from './device-store.ts';

/** What a certificate has to be about. */
export interface CertificateOf {
  readonly device: string;
  readonly consent: string;
  /** Ed25519, SubjectPublicKeyInfo in DER, base64. */
  readonly publicKey: string;
}

/**
 * Reads a certificate: of this device and this consent, signed by the device's key over exactly these words, and
 * with a level that its own reasons bear.
 *
 * @param value anything
 * @returns `null` where it is not
 */
export function readCertificate(value: unknown, of: CertificateOf): ErasureCertificate | null {
  const parsed = ErasureCertificate.safeParse(value);
  if (!parsed.success) return null;
  const { content, key_digest, signature } = parsed.data;
  if (content.device_id !== of.device || content.consent_id !== of.consent) return null;
  const spki = Buffer.from(of.publicKey, 'base64');
  if (createHash('sha256').update(spki).digest('hex') !== key_digest) return null;
  const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  if (key.asymmetricKeyType !== 'ed25519') return null;
  const text = Buffer.from(certificateText(content));
  return verify(null, text, key, Buffer.from(signature, 'hex')) ? parsed.data : null;
}

/**
 * Takes what a device says of an erasure, and keeps its certificate.
 *
 * @returns `false` where the certificate is not what it says: then nothing is called erased
 */
export async function takeCertificate(
  writing: Writing<PlatformTables>,
  device: string,
  consent: string,
  certificate: ErasureCertificate | undefined,
  now: number,
): Promise<boolean> {
  // A device of a version before signs its reports, and nothing more.
  if (certificate === undefined) return true;
  const row = await findDevice(writing, device);
  if (row === null || row === undefined) return false;
  if (readCertificate(certificate, { device, consent, publicKey: row.public_key }) === null) return false;
  const kept = { certificate: JSON.stringify(certificate), received_at: now };
  await writing
    .insertInto('erasure_certificates')
    .values({ consent, device, ...kept })
    .onConflict((on) => on.columns(['consent', 'device']).doUpdateSet(kept))
    .execute();
  return true;
}

/** Reads the certificates of a consent, one of each device. */
export async function certificatesOf(
  reading: Reading<PlatformTables>,
  consent: string,
): Promise<readonly ErasureCertificate[]> {
  const rows = await reading
    .selectFrom('erasure_certificates')
    .select('certificate')
    .where('consent', '=', consent)
    .orderBy('device')
    .execute();
  return rows.map(({ certificate }) => ErasureCertificate.parse(JSON.parse(certificate)));
}
