import { closeSync, constants, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { CustodyLevel, Suite } from '@consentry/contract';
import { requireCustody } from './custody.ts';
import { readAt } from './durable-file.ts';
import { KEY_SLOTS_FILE, SLOTS_MAGIC, SLOTS_SUITE_AT } from './key-slots.ts';
import { suiteOf } from './suite.ts';
import { VaultError } from './vault-error.ts';

/**
 * Reads the suite of a store from the header of its slots, without opening a key; `null` where there is
 * no store yet, or none that this version knows.
 *
 * @throws {VaultError} `store_unknown_version`
 */
export function readSuite(folder: string): Suite | null {
  const path = join(folder, KEY_SLOTS_FILE);
  if (!existsSync(path)) return null;
  const fd = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const head = readAt(fd, SLOTS_SUITE_AT + 1, 0);
    // Another version, or broken off before it was made: the vault says what it is.
    if (head?.subarray(0, SLOTS_SUITE_AT).equals(SLOTS_MAGIC) !== true) return null;
    return suiteOf(head[SLOTS_SUITE_AT]).name;
  } finally {
    closeSync(fd);
  }
}

/**
 * Refuses what a store cannot be had with, before anything is made: the vault would refuse it, too.
 *
 * @param folder the store's folder; it need not be there
 * @throws {VaultError} `other_suite`, and as {@link requireCustody}
 */
export function requireTerms(
  folder: string,
  { suite, custody }: { readonly suite?: Suite | undefined; readonly custody?: CustodyLevel | undefined },
): void {
  if (custody !== undefined) requireCustody(custody);
  if (suite === undefined) return;
  const own = readSuite(folder);
  if (own !== null && own !== suite) throw new VaultError('other_suite');
}
