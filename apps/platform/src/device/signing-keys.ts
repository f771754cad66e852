import { type KeyObject, createPublicKey } from 'node:crypto';
import type { Bundle } from '@consentry/contract';
import { ProblemError, type Reading } from '@consentry/server';
import type { PlatformKeys } from '../settings/keys.ts';
import type { PlatformTables } from '../store/tables.ts';
import { readSigningKeys, stateOfKeys } from './signing-key-store.ts';

/** The key that signs bundles now, and those that devices are told to trust. */
export interface SigningNow {
  readonly key: KeyObject;
  readonly keys: Bundle['keys'];
}

/** The keys that sign bundles. Which is in use is in the database, for all replicas; the keys are in files. */
export class SigningKeys {
  readonly #keys: PlatformKeys;
  readonly #read = new Map<number, KeyObject>();

  constructor(keys: PlatformKeys) {
    this.#keys = keys;
    this.#read.set(1, keys.signing);
  }

  /**
   * Reads which key is in use and which is announced.
   *
   * @throws {ProblemError} `signing_key_missing` where this replica has not got the file
   */
  async inUse(reading: Reading<PlatformTables>): Promise<SigningNow> {
    const rows = await readSigningKeys(reading);
    const { inUse, next, generation } = stateOfKeys(rows);
    const key = this.#key(inUse, rows.find(({ number }) => number === inUse)?.public_key ?? null);
    const announced = rows.find(({ number }) => number === next)?.public_key;
    return {
      key,
      keys: { generation, trusted: [publicPem(key), ...(announced === undefined ? [] : [announced])] },
    };
  }

  /** Makes a later key in its file, or finds it there. @returns its public half, PEM */
  make(number: number): string {
    return publicPem(this.#keys.laterSigning(number, true));
  }

  #key(number: number, expected: string | null): KeyObject {
    const known = this.#read.get(number);
    if (known !== undefined) return known;
    try {
      const key = this.#keys.laterSigning(number, false);
      if (publicPem(key) !== expected) throw new Error(`The file of signing key ${number} has another key.`);
      this.#read.set(number, key);
      return key;
    } catch (cause) {
      throw new ProblemError('signing_key_missing', { cause });
    }
  }
}

function publicPem(key: KeyObject): string {
  return createPublicKey(key).export({ type: 'spki', format: 'pem' });
}
