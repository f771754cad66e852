import { NONCE_BYTES, seal, TAG_BYTES, unseal } from './aead.ts';
import { DATA_KEY_BYTES, type KeyWrapper, WRAPPED_KEY_BYTES } from './key-custody.ts';
import type { Suite } from './suite.ts';

/** Wraps keys by AEAD under a key in memory, which it wipes at its end. */
export class AeadWrapper implements KeyWrapper, Disposable {
  readonly #suite: Suite;
  readonly #key: Uint8Array;
  readonly #random: (bytes: number) => Uint8Array;

  /** @param key 32 bytes; belongs to this from now on */
  constructor(suite: Suite, key: Uint8Array, random: (bytes: number) => Uint8Array) {
    this.#suite = suite;
    this.#key = key;
    this.#random = random;
  }

  wrap(key: Uint8Array, context: Uint8Array): Uint8Array {
    const { nonce, ciphertext, tag } = seal(this.#suite, this.#key, this.#random(NONCE_BYTES), key, context);
    return Buffer.concat([nonce, ciphertext, tag]);
  }

  unwrap(wrapped: Uint8Array, context: Uint8Array): Uint8Array | null {
    if (wrapped.length !== WRAPPED_KEY_BYTES) return null;
    const sealed = {
      nonce: wrapped.subarray(0, NONCE_BYTES),
      ciphertext: wrapped.subarray(NONCE_BYTES, NONCE_BYTES + DATA_KEY_BYTES),
      tag: wrapped.subarray(WRAPPED_KEY_BYTES - TAG_BYTES),
    };
    return unseal(this.#suite, this.#key, sealed, context);
  }

  [Symbol.dispose](): void {
    this.#key.fill(0);
  }
}
