import { type KeyObject, createHash, createPublicKey, sign } from 'node:crypto';
import { BUNDLE_CONTEXT, Bundle, type SignedBundle } from '@consentry/contract';

/**
 * Signs a bundle for its device.
 *
 * @param key Ed25519 private key of the platform
 * @throws {z.ZodError} for a bundle that no device would take: it is not sent at all
 */
export function signBundle(bundle: Bundle, key: KeyObject): SignedBundle {
  const payload = JSON.stringify(Bundle.parse(bundle));
  return {
    payload,
    key_id: keyId(key),
    signature: sign(null, Buffer.from(BUNDLE_CONTEXT + payload), key).toString('hex'),
  };
}

/** First 16 bytes of the SHA-256 of the public key (SubjectPublicKeyInfo, DER), hex. */
export function keyId(key: KeyObject): string {
  const half = key.type === 'private' ? createPublicKey(key) : key;
  const spki = half.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(spki).digest('hex').slice(0, 32);
}
