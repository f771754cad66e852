import { createHash, createPublicKey, verify } from 'node:crypto';
import type { EvidenceFile } from '@consentry/contract';
import { provesCertificate } from './device-evidence.ts';
import { deviceLogKey } from './device-log.ts';

/** What goes with the content of a certificate. */
interface Signed {
  readonly key_digest: string;
  readonly signature: string;
  readonly evidence?: EvidenceFile | undefined;
  readonly key?: EvidenceFile | undefined;
}

/**
 * Tells whether a device signed a certificate: by this key over exactly this text, and where evidence comes with it,
 * that proves its entry in the device's own log.
 *
 * @param index place it names in that log; left out: none
 * @param publicKey Ed25519, SubjectPublicKeyInfo in DER, base64
 */
export function isSignedByDevice(
  { key_digest, signature, evidence, key: published }: Signed,
  text: string,
  index: number | undefined,
  publicKey: string,
): boolean {
  // Whose key it is, the platform says.
  if (published !== undefined) return false;
  const spki = Buffer.from(publicKey, 'base64');
  if (createHash('sha256').update(spki).digest('hex') !== key_digest) return false;
  const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  if (key.asymmetricKeyType !== 'ed25519') return false;
  if (evidence !== undefined) {
    if (index === undefined) return false;
    if (!provesCertificate(evidence, { key: deviceLogKey(publicKey), index, text })) return false;
  }
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'hex'));
}
