import { createHash, createPublicKey, verify } from 'node:crypto';
import type { BundleCrypto } from './lease.ts';

/** What else the platform signs, in so few bytes that its key is not named. */
export interface KeyRing {
  /** Whether one of the platform's keys signed this text. */
  readonly isSigned: (text: string, signature: Uint8Array) => boolean;
}

/**
 * Checks bundles with the platform's public keys, which the device got when it was admitted.
 *
 * @param keys PEM (SubjectPublicKeyInfo) of Ed25519 keys: the one in use and, while it changes, the next
 * @throws {TypeError} for another kind of key
 */
export function bundleCrypto(keys: readonly string[]): BundleCrypto & KeyRing {
  const known = new Map(
    keys.map((pem) => {
      const key = createPublicKey(pem);
      if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('A platform key is an Ed25519 key.');
      return [keyId(key.export({ type: 'spki', format: 'der' })), key] as const;
    }),
  );
  return {
    verify: (id, text, signature) => {
      const key = known.get(id);
      return key !== undefined && verify(null, Buffer.from(text), key, Buffer.from(signature, 'hex'));
    },
    isSigned: (text, signature) =>
      known.values().some((key) => verify(null, Buffer.from(text), key, signature)),
    digest: (text) => createHash('sha256').update(text).digest('hex'),
  };
}

function keyId(spki: Uint8Array): string {
  return createHash('sha256').update(spki).digest('hex').slice(0, 32);
}
