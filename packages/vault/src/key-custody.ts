import type { CustodyLevel } from '@consentry/contract';
import type { Suite } from './suite.ts';

/** Wraps short keys so that only this device can unwrap them. The wrapping key itself never comes out. */
export interface KeyWrapper {
  /**
   * Wraps `key` (32 bytes) for one place only.
   *
   * @param context what the wrapping is bound to; must be given again, byte for byte, to unwrap
   * @returns `WRAPPED_KEY_BYTES` bytes
   */
  wrap(key: Uint8Array, context: Uint8Array): Uint8Array;
  /** Unwraps, or gives `null` where the bytes, the context or the device are not those of `wrap`. */
  unwrap(wrapped: Uint8Array, context: Uint8Array): Uint8Array | null;
}

/**
 * The root of a store's keys. A PKCS#11 module or a TPM implements it by wrapping inside. It wraps the epoch
 * keys only, which wrap the rest (`epoch-keys.ts`).
 */
export interface KeyCustody {
  readonly level: CustodyLevel;
  /**
   * Opens the root key, for one device and the suite of its store.
   *
   * @param fresh true when the store holds nothing yet: only then may a missing key be made
   * @throws {VaultError} `root_key_missing`, `root_key_damaged`, `root_key_exposed`, `suite_mixed`, `store_failed`
   */
  open(device: string, fresh: boolean, suite: Suite): KeyWrapper & Disposable;
  /**
   * Destroys the root key for good, whatever is left of it; where it is gone, it does nothing.
   *
   * @throws {VaultError} `store_failed`
   */
  destroy(): void;
}

/** Bytes of every key, whatever the suite: a slot is one size. */
export const DATA_KEY_BYTES = 32;
/** Nonce (12), key (32) and tag (16). */
export const WRAPPED_KEY_BYTES = 60;
