import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CustodyLevel, Suite } from '@consentry/contract';
import { overwriteFile } from './durable-file.ts';
import { eraseSealed, finishErasures, settle } from './finish.ts';
import type { KeyCustody } from './key-custody.ts';
import { KEY_SLOTS_FILE } from './key-slots.ts';
import { openStore } from './open-store.ts';
import { suiteOf } from './suite.ts';
import { type Erasure, TEMPLATE_STORE_FILE, TemplateStore } from './template-store.ts';
import { VaultError } from './vault-error.ts';

/** What `consentry vault retire` came to. Counts and opaque ids; nothing of a face. */
export interface Retirement {
  readonly ok: true;
  readonly device: string;
  readonly suite: Suite;
  readonly custody: CustodyLevel;
  /** Templates that were erased on the way. */
  readonly templates: number;
  readonly tombstones: number;
  /** Epochs there were; the keys of all are destroyed. */
  readonly epochs: number;
  /** When it was begun, milliseconds since the epoch: what was erased from then on, was on the way. */
  readonly begun_at: number;
  /** What every erasure of this store came to. */
  readonly erasures: readonly Erasure[];
}

/** What {@link retireStore} works on. */
interface Retiring {
  readonly folder: string;
  readonly custody: KeyCustody;
  readonly random: (bytes: number) => Uint8Array;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Empties a store that no device has open, for good: every template by the one erasure, its epoch ended, then every
 * slot, both places of epoch keys and the root key overwritten and read back. Tombstones stay, and the store never
 * opens again. Broken off anywhere, the next call finishes it; done again, it gives the same report.
 *
 * @throws {VaultError} `store_missing`, `store_in_use`, `store_failed`, and what opening can throw
 */
export function retireStore(options: Retiring): Retirement {
  const { folder, custody, random, now } = options;
  const path = join(folder, TEMPLATE_STORE_FILE);
  if (!existsSync(path)) throw new VaultError('store_missing');
  if (!isEmptied(path)) empty(options);
  using store = TemplateStore.open(path);
  const identity = store.identity();
  const retirement = store.retirement();
  if (identity === null || retirement === null) throw new VaultError('store_missing');
  if (retirement.endedAt === null) {
    overwriteFile(join(folder, KEY_SLOTS_FILE), random);
    custody.destroy();
    store.endRetirement(now);
    store.flush();
  }
  const erasures = store.erasures();
  const onTheWay = erasures.filter(({ erasedAt }) => erasedAt >= retirement.begunAt);
  return {
    ok: true,
    device: identity.device,
    suite: suiteOf(identity.suite).name,
    custody: custody.level,
    templates: onTheWay.reduce((count, { templates }) => count + templates, 0),
    tombstones: store.tombstones(),
    epochs: retirement.epochs ?? 0,
    begun_at: retirement.begunAt,
    erasures,
  };
}

/** Whether only the keys are left to destroy: they need not open any more. */
function isEmptied(path: string): boolean {
  using store = TemplateStore.open(path);
  return (store.retirement()?.emptiedAt ?? null) !== null;
}

function empty({ folder, custody, random, now }: Retiring): void {
  using open = openStore({ folder, device: null, custody, random, retiring: true });
  const { store, slots } = open;
  // From here on no device opens it: what is erased now was all there was.
  store.beginRetirement(now);
  finishErasures(open, now);
  for (const { consent } of store.templates()) {
    store.bury(consent, now);
    eraseSealed(open, consent, now);
  }
  settle(open, now);
  store.setEmptied(slots.epoch, now);
}
