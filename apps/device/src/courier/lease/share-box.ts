import { createDecipheriv, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync } from 'node:crypto';
import { SHARE_BYTES, type ShareBinding, type ShareBox, shareContext } from '@consentry/contract';

/** One consent and the platform's share of its key. */
export interface Share {
  readonly consent: string;
  /** 32 bytes; whoever uses it wipes it. */
  readonly share: Buffer;
}

const ID_BYTES = 16;
const TAG_BYTES = 16;

/** Opens boxes of shares with a key that is made at the start and never written: no disk opens a box of before. */
export class ShareReader {
  readonly #pair = generateKeyPairSync('x25519');
  /** SubjectPublicKeyInfo in DER, base64. */
  readonly publicKey = this.#pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');

  /** Opens a box; `null` where it is not for this device, this request, this epoch, or was changed. */
  open(box: ShareBox, binding: Omit<ShareBinding, 'recipientKey' | 'ephemeralKey'>): readonly Share[] | null {
    try {
      const der = Buffer.from(box.ephemeral_key, 'base64');
      const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
      const secret = diffieHellman({ privateKey: this.#pair.privateKey, publicKey });
      const names = { recipientKey: this.publicKey, ephemeralKey: box.ephemeral_key };
      const context = Buffer.from(shareContext({ ...binding, ...names }));
      const key = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), context, 32));
      const sealed = Buffer.from(box.ciphertext, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.alloc(12), { authTagLength: TAG_BYTES });
      decipher.setAAD(context);
      decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
      const plain = decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES));
      decipher.final();
      return plain.length % (ID_BYTES + SHARE_BYTES) === 0 ? sharesIn(plain) : null;
    } catch {
      return null;
    }
  }
}

function sharesIn(plain: Buffer): readonly Share[] {
  const shares: Share[] = [];
  for (let at = 0; at < plain.length; at += ID_BYTES + SHARE_BYTES) {
    const hex = plain.subarray(at, at + ID_BYTES).toString('hex');
    const consent = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    shares.push({ consent, share: plain.subarray(at + ID_BYTES, at + ID_BYTES + SHARE_BYTES) });
  }
  return shares;
}
