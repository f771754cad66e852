import { ErasureCertificate, certificateText } from '@consentry/contract';
import type { Reading, Writing } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import { noteCustody } from './device-key-store.ts';
import { isSignedByDevice } from './device-signature.ts';
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
 * with a level that its own reasons bear. Evidence that comes with it proves its entry in the device's own log.
 *
 * @param value anything
 * @returns `null` where it is not
 */
export function readCertificate(value: unknown, of: CertificateOf): ErasureCertificate | null {
  const parsed = ErasureCertificate.safeParse(value);
  if (!parsed.success) return null;
  const { content } = parsed.data;
  if (content.device_id !== of.device || content.consent_id !== of.consent) return null;
  const text = certificateText(content);
  return isSignedByDevice(parsed.data, text, content.ledger_index, of.publicKey) ? parsed.data : null;
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
  if (row === null) return false;
  if (readCertificate(certificate, { device, consent, publicKey: row.public_key }) === null) return false;
  const kept = { certificate: JSON.stringify(certificate), received_at: now };
  await writing
    .insertInto('erasure_certificates')
    .values({ consent, device, ...kept })
    .onConflict((on) => on.columns(['consent', 'device']).doUpdateSet(kept))
    .execute();
  await noteCustody(writing, device, certificate.content.custody);
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
