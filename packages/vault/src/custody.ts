import type { CustodyLevel } from '@consentry/contract';
import type { KeyCustody } from './key-custody.ts';
import { softwareCustody } from './root-key.ts';
import { VaultError, type VaultErrorCode } from './vault-error.ts';

/** Levels that have a name and no way to them yet. */
const MISSING: Readonly<Partial<Record<CustodyLevel, VaultErrorCode>>> = {
  'os-keyring': 'custody_keyring_missing',
  tpm2: 'custody_tpm_missing',
  'certified-module': 'custody_module_missing',
};

/**
 * Refuses a level of custody that is not there: a level is had or refused, and never another in its place.
 *
 * @throws {VaultError} `custody_keyring_missing`, `custody_tpm_missing`, `custody_module_missing`
 */
export function requireCustody(level: CustodyLevel): void {
  const missing = MISSING[level];
  if (missing !== undefined) throw new VaultError(missing);
}

/**
 * Gives the custody of a store's root key at a level.
 *
 * @param folder the store's folder, which must be there
 * @param random source of random bytes, in production `crypto.randomBytes`
 * @throws {VaultError} as {@link requireCustody}
 */
export function custodyOf(
  level: CustodyLevel,
  folder: string,
  random: (bytes: number) => Uint8Array,
): KeyCustody {
  requireCustody(level);
  return softwareCustody(folder, random);
}
