import { z } from 'zod';

/** Bytes of the platform's share of the key of one consent. */
export const SHARE_BYTES = 32;
/** Goes before everything else that a box is bound to, so that it can be taken for nothing else. */
export const SHARE_BOX_CONTEXT = 'consentry shares v1';

/** X25519, SubjectPublicKeyInfo (RFC 8410) in DER, base64. */
export const ShareKey = z.string().regex(/^MCowBQYDK2VuAyEA[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/);

/**
 * Shares of keys, sealed to the key that a device made for itself when it started: ephemeral X25519 (RFC 7748),
 * HKDF-SHA-256 (RFC 5869), AES-256-GCM. Bound to device, request and epoch. A share is no face information: it
 * is random and tells nothing of anybody (docs/law/storage.md).
 */
export const ShareBox = z.strictObject({
  ephemeral_key: ShareKey,
  /** 48 bytes a share (consent id, share), then the tag of 16; base64. From the platform to the device alone. */
  ciphertext: z
    .string()
    .max(16 * 1024 * 1024)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/),
});
export type ShareBox = z.infer<typeof ShareBox>;

/** What a box is bound to; the same on both sides. */
export interface ShareBinding {
  readonly deviceId: string;
  /** Nonce of the request that the box answers. */
  readonly nonce: string;
  /** Epoch of the bundle. */
  readonly epoch: number;
  readonly recipientKey: string;
  readonly ephemeralKey: string;
}

/** Writes what a box is bound to: HKDF's info, and the additional data. */
export function shareContext(binding: ShareBinding): string {
  const { deviceId, nonce, epoch, recipientKey, ephemeralKey } = binding;
  return [SHARE_BOX_CONTEXT, deviceId, nonce, String(epoch), recipientKey, ephemeralKey].join('\n');
}
