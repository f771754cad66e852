import { createCipheriv, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync } from 'node:crypto';
import { type ShareBinding, type ShareBox, shareContext } from '@consentry/contract';

/** One consent and its share, hex. */
export interface Share {
  readonly consent: string;
  readonly share: string;
}

/**
 * Seals shares to the key a device made for itself. The key of a box is used once, so that its nonce may be zero.
 *
 * @throws when the key is not one of X25519
 */
export function sealShares(shares: readonly Share[], binding: Omit<ShareBinding, 'ephemeralKey'>): ShareBox {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  const ephemeralKey = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  const der = Buffer.from(binding.recipientKey, 'base64');
  const recipient = createPublicKey({ key: der, format: 'der', type: 'spki' });
  const context = Buffer.from(shareContext({ ...binding, ephemeralKey }));
  const secret = diffieHellman({ privateKey, publicKey: recipient });
  const key = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), context, 32));
  const plain = Buffer.concat(
    shares.map(({ consent, share }) => Buffer.from(consent.replaceAll('-', '') + share, 'hex')),
  );
  const cipher = createCipheriv('aes-256-gcm', key, Buffer.alloc(12));
  cipher.setAAD(context);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  for (const bytes of [secret, key, plain]) bytes.fill(0);
  return { ephemeral_key: ephemeralKey, ciphertext: sealed.toString('base64') };
}
