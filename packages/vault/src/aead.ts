import { type CipherGCMTypes, createCipheriv, createDecipheriv } from 'node:crypto';
import type { Suite } from './suite.ts';

export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;

export interface Sealed {
  readonly nonce: Uint8Array;
  readonly ciphertext: Uint8Array;
  readonly tag: Uint8Array;
}

/** The types of Node know no SM4-GCM, which OpenSSL has; it is used as AES-GCM is. */
const gcm = ({ cipher }: Suite) => cipher as CipherGCMTypes;

/** Seals `plain` under `key` (32 bytes), bound to `aad`. One nonce is used once with one key. */
export function seal(
  suite: Suite,
  key: Uint8Array,
  nonce: Uint8Array,
  plain: Uint8Array,
  aad: Uint8Array,
): Sealed {
  const cipher = createCipheriv(gcm(suite), key.subarray(0, suite.cipherKeyBytes), nonce, {
    authTagLength: TAG_BYTES,
  });
  cipher.setAAD(aad);
  const ciphertext = cipher.update(plain);
  cipher.final();
  return { nonce, ciphertext, tag: cipher.getAuthTag() };
}

/** Opens what `seal` made; `null` where suite, key, nonce, bytes, tag or `aad` differ. The caller wipes the result. */
export function unseal(suite: Suite, key: Uint8Array, sealed: Sealed, aad: Uint8Array): Uint8Array | null {
  if (sealed.nonce.length !== NONCE_BYTES || sealed.tag.length !== TAG_BYTES) return null;
  const decipher = createDecipheriv(gcm(suite), key.subarray(0, suite.cipherKeyBytes), sealed.nonce, {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(aad);
  decipher.setAuthTag(sealed.tag);
  const plain = decipher.update(sealed.ciphertext);
  try {
    decipher.final();
  } catch {
    plain.fill(0);
    return null;
  }
  return plain;
}
