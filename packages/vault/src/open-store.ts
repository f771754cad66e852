import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Suite as SuiteName } from '@consentry/contract';
import type { KeyCustody } from './key-custody.ts';
import { KEY_SLOTS_FILE, KeySlots } from './key-slots.ts';
import { Rotations } from './rotations.ts';
import { type Suite, suiteNamed, suiteOf } from './suite.ts';
import { TEMPLATE_STORE_FILE, TemplateStore } from './template-store.ts';
import { VaultError } from './vault-error.ts';

/** Files of one store, open and locked for this process. */
export interface OpenStore extends Disposable {
  readonly store: TemplateStore;
  readonly slots: KeySlots;
  readonly rotations: Rotations;
  readonly device: string;
  readonly suite: Suite;
  readonly random: (bytes: number) => Uint8Array;
}

/**
 * Opens the files of a store in the one order that is safe: first the lock, then the root key, then
 * the slots; whose store it is is written last, so that a store that has a name has its keys. The suite is named
 * by each of the three files, and they must agree.
 *
 * @param options.device the device it must belong to, or `null` to take the one written in it
 * @param options.suite the suite it must have, or `null` to take its own; a fresh store gets it, or `std`
 * @throws {VaultError} also `retired`, `other_suite`, `suite_mixed`
 */
export function openStore(options: {
  readonly folder: string;
  readonly device: string | null;
  readonly suite?: SuiteName | null;
  readonly custody: KeyCustody;
  readonly random: (bytes: number) => Uint8Array;
  /** Opens a store whose retirement was begun, to go on with it. */
  readonly retiring?: boolean;
}): OpenStore {
  const { folder, custody, random } = options;
  if (options.device === null && !existsSync(join(folder, TEMPLATE_STORE_FILE))) {
    throw new VaultError('store_missing');
  }
  using cleanup = new DisposableStack();
  const store = cleanup.use(TemplateStore.open(join(folder, TEMPLATE_STORE_FILE)));
  if (options.retiring !== true && store.retirement() !== null) throw new VaultError('retired');
  const owner = store.identity();
  const device = options.device ?? owner?.device;
  if (device === undefined) throw new VaultError('store_missing');
  if (owner !== null && owner.device !== device) throw new VaultError('other_device');
  const wanted = options.suite ?? null;
  const suite = owner === null ? suiteNamed(wanted ?? 'std') : suiteOf(owner.suite);
  if (wanted !== null && wanted !== suite.name) throw new VaultError('other_suite');
  const fresh = owner === null;
  const root = cleanup.use(custody.open(device, fresh, suite));
  const slots = cleanup.use(
    KeySlots.open({ path: join(folder, KEY_SLOTS_FILE), device, suite, root, random, fresh }),
  );
  if (fresh) store.claim(device, suite.id);
  const rotations = cleanup.use(new Rotations({ store, slots, device, random }));
  const held = cleanup.move();
  return { store, slots, rotations, device, suite, random, [Symbol.dispose]: () => held.dispose() };
}
