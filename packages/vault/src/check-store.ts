import type { CustodyLevel, Suite } from '@consentry/contract';
import { examine, type Problem } from './examine.ts';
import type { KeyCustody } from './key-custody.ts';
import { type OpenStore, openStore } from './open-store.ts';

/** What `consentry vault check` reports. Counts and opaque ids; nothing of a face. */
export interface StoreReport {
  readonly ok: boolean;
  readonly device: string;
  readonly suite: Suite;
  readonly custody: CustodyLevel;
  readonly templates: number;
  /** Of these, sealed in two shares: without the platform's they do not open, and only their keys were looked at. */
  readonly in_two_shares: number;
  /** Digests of the models the templates were made by, and how many of each. */
  readonly models: Readonly<Record<string, number>>;
  /** Generation of the rotation key in force, or `null` before the first; and how many templates are not under it yet. */
  readonly rotation: { readonly generation: number | null; readonly waiting: number };
  /** Templates whose retention is over and that are still there. */
  readonly expired: number;
  readonly tombstones: number;
  /** How many there are, and how many hold the key of a template. */
  readonly slots: { readonly capacity: number; readonly used: number };
  readonly problems: readonly Problem[];
}

/** Reports on a store that is open already. */
export function reportOn(open: OpenStore, custody: CustodyLevel, now: number): StoreReport {
  const { store, slots, rotations, device, suite } = open;
  const rows = store.templates();
  const models: Record<string, number> = {};
  for (const row of rows) models[row.model] = (models[row.model] ?? 0) + 1;
  const problems = examine(open);
  return {
    ok: problems.length === 0,
    device,
    suite: suite.name,
    custody,
    templates: rows.length,
    in_two_shares: rows.filter((row) => row.shares === 2).length,
    models,
    rotation: {
      generation: rotations.current,
      waiting: rows.filter((row) => !rotations.hasTurned(row)).length,
    },
    expired: store.expired(now).length,
    tombstones: store.tombstones(),
    slots: {
      capacity: slots.capacity,
      used: slots.used().filter((slot) => slots.kindOf(slot) === 'template').length,
    },
    problems,
  };
}

/**
 * Checks a store that no device has open: every template opens under its own binding, no key is
 * without a template, no tombstone has remains. Repairs nothing.
 *
 * @param now milliseconds since the epoch
 * @throws {VaultError} `store_missing`, `store_in_use`, and what opening can throw
 */
export function checkStore(options: {
  readonly folder: string;
  readonly custody: KeyCustody;
  readonly random: (bytes: number) => Uint8Array;
  readonly now: number;
}): StoreReport {
  using open = openStore({ ...options, device: null });
  return reportOn(open, options.custody.level, options.now);
}
