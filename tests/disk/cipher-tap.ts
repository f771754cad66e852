import crypto, { type CipherGCM, createDecipheriv } from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

/** One thing that was sealed: how, by which key, and what came of it. */
export interface Sealing {
  readonly algorithm: 'aes-256-gcm' | 'sm4-gcm';
  readonly key: Buffer;
  readonly nonce: Buffer;
  readonly plain: Buffer;
  readonly ciphertext: Buffer;
}

/**
 * Listens to every sealing of this process, whoever seals what: so a test knows each key there ever was, and every
 * form in which it may lie on a disk, without knowing the format of the store.
 */
export class CipherTap implements Disposable {
  readonly sealings: Sealing[] = [];
  readonly #real = crypto.createCipheriv;

  constructor() {
    const { sealings } = this;
    const real = this.#real;
    crypto.createCipheriv = ((
      algorithm: Sealing['algorithm'],
      key: Uint8Array,
      nonce: Uint8Array,
      options: object,
    ) => {
      // Either algorithm is one with a tag.
      const cipher = real(algorithm as 'aes-256-gcm', key, nonce, options);
      const update = cipher.update.bind(cipher) as (plain: Uint8Array) => Buffer;
      // Copies: who seals wipes its own.
      const copies = { algorithm, key: Buffer.from(key), nonce: Buffer.from(nonce) };
      cipher.update = ((plain: Uint8Array) => {
        const ciphertext = update(plain);
        sealings.push({ ...copies, plain: Buffer.from(plain), ciphertext: Buffer.from(ciphertext) });
        return ciphertext;
      }) as CipherGCM['update'];
      return cipher;
    }) as typeof crypto.createCipheriv;
    syncBuiltinESMExports();
  }

  [Symbol.dispose](): void {
    crypto.createCipheriv = this.#real;
    syncBuiltinESMExports();
  }
}

/**
 * What a key makes of a ciphertext. GCM is counter mode from 2 on: no tag and no binding is asked (SP 800-38D, 7.1).
 * SM4 takes the first half of a key.
 */
export function decipher(key: Uint8Array, { algorithm, nonce, ciphertext }: Sealing): Buffer {
  const counter = Buffer.concat([nonce, Buffer.of(0, 0, 0, 2)]);
  return algorithm === 'sm4-gcm'
    ? createDecipheriv('sm4-ctr', key.subarray(0, 16), counter).update(ciphertext)
    : createDecipheriv('aes-256-ctr', key, counter).update(ciphertext);
}
