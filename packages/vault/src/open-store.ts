import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SUITE } from './aead.ts';
import type { KeyCustody } from './key-custody.ts';
import { KEY_SLOTS_FILE, KeySlots } from './key-slots.ts';
import { TEMPLATE_STORE_FILE, TemplateStore } from './template-store.ts';
import { VaultError } from './vault-error.ts';

/** Files of one store, open and locked for this process. */
export interface OpenStore extends Disposable {
  readonly store: TemplateStore;
  readonly slots: KeySlots;
  readonly device: string;
}

/**
 * Opens the files of a store in the one order that is safe: first the lock, then the root key, then
 * the slots; whose store it is is written last, so that a store that has a name has its keys.
 *
 * @param device the device it must belong to, or `null` to take the one written in it
 * @throws {VaultError}
 */
export function openStore(options: {
  readonly folder: string;
  readonly device: string | null;
  readonly custody: KeyCustody;
  readonly random: (bytes: number) => Uint8Array;
}): OpenStore {
  const { folder, custody, random } = options;
  if (options.device === null && !existsSync(join(folder, TEMPLATE_STORE_FILE))) {
    throw new VaultError('store_missing');
  }
  using cleanup = new DisposableStack();
  const store = cleanup.use(TemplateStore.open(join(folder, TEMPLATE_STORE_FILE)));
  const owner = store.device();
  const device = options.device ?? owner;
  if (device === null) throw new VaultError('store_missing');
  if (owner !== null && owner !== device) throw new VaultError('other_device');
  const fresh = owner === null;
  const root = cleanup.use(custody.open(device, fresh));
  const slots = cleanup.use(
    KeySlots.open({ path: join(folder, KEY_SLOTS_FILE), device, root, random, fresh }),
  );
  if (fresh) store.claim(device, SUITE);
  const held = cleanup.move();
  return { store, slots, device, [Symbol.dispose]: () => held.dispose() };
}
