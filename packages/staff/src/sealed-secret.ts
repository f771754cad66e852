import { type KeyObject, createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/**
 * Seals a secret that has to be known again (an authenticator app's), so that the database alone opens
 * nothing: AES-256-GCM under a key derived from the platform's secret, bound to whose it is.
 *
 * @param secret the platform's
 * @param owner id of the account or invitation
 * @returns `v1.nonce.sealed`, base64url
 */
export function sealSecret(secret: KeyObject, owner: string, bytes: Uint8Array): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), nonce).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  return `v1.${nonce.toString('base64url')}.${sealed.toString('base64url')}`;
}

/**
 * Opens what {@link sealSecret} sealed.
 *
 * @throws when it was sealed for another owner, by another platform, or was changed
 */
export function openSecret(secret: KeyObject, owner: string, text: string): Uint8Array {
  const [version, nonce = '', sealed = ''] = text.split('.');
  if (version !== 'v1') throw new TypeError('This secret was sealed in a way that is not known here.');
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), Buffer.from(nonce, 'base64url'), {
    authTagLength: 16,
  }).setAAD(Buffer.from(owner));
  decipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]);
}

function keyOf(secret: KeyObject): Buffer {
  return Buffer.from(hkdfSync('sha256', secret.export(), '', 'consentry totp secret v1', 32));
}
