import { createCipheriv, createDecipheriv } from 'node:crypto';

/** Suite 1: AES-256-GCM, 96-bit random nonce, 128-bit tag (NIST SP 800-38D). 2 is kept for SM4-GCM (RFC 8998). */
export const SUITE = 1;
export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;

export interface Sealed {
  readonly nonce: Uint8Array;
  readonly ciphertext: Uint8Array;
  readonly tag: Uint8Array;
}

/** Seals `plain` under `key` (32 bytes), bound to `aad`. One nonce is used once with one key. */
export function seal(key: Uint8Array, nonce: Uint8Array, plain: Uint8Array, aad: Uint8Array): Sealed {
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(aad);
  const ciphertext = cipher.update(plain);
  cipher.final();
  return { nonce, ciphertext, tag: cipher.getAuthTag() };
}

/** Opens what `seal` made; `null` where key, nonce, bytes, tag or `aad` differ. The caller wipes the result. */
export function unseal(key: Uint8Array, sealed: Sealed, aad: Uint8Array): Uint8Array | null {
  if (sealed.nonce.length !== NONCE_BYTES || sealed.tag.length !== TAG_BYTES) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.nonce, { authTagLength: TAG_BYTES });
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
