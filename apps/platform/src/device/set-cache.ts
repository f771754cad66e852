import { createHash } from 'node:crypto';
import type { Reading } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import { type DeviceSet, snapshotOf } from './device-set.ts';
import { readHead, readSet } from './set-store.ts';

/** Grants and tombstones kept in memory, of all devices: some 100 MB. */
export const MEMBERS_MAX = 300_000;

/**
 * Keeps sets that were read, so that a device that only renews costs one row. A set is used again when the
 * epoch in the database is still its own: each change makes another.
 */
export class SetCache {
  readonly #reading: Reading<PlatformTables>;
  readonly #sets = new Map<string, DeviceSet>();
  readonly #digests = new WeakMap<DeviceSet['grants'], { readonly epoch: number; readonly digest: string }>();
  #members = 0;

  constructor(reading: Reading<PlatformTables>) {
    this.#reading = reading;
  }

  /** As `readSet`; of a set that was read before, only what has changed. */
  async read(device: string): Promise<DeviceSet | null> {
    const head = await readHead(this.#reading, device);
    const kept = this.#sets.get(device);
    if (head !== undefined && kept?.epoch === head.epoch) {
      const { acknowledged, ttl, longest_ttl: longestTtl } = head;
      return { ...kept, acknowledged, ttl, longestTtl };
    }
    // An epoch that is below the one in hand: the database was put back.
    const since = kept !== undefined && head !== undefined && kept.epoch < head.epoch ? kept : null;
    const set = await readSet(this.#reading, device, since);
    this.#forget(device);
    if (set !== null) this.#keep(set);
    return set;
  }

  /** SHA-256 of everything a set that was read holds, hex; computed once an epoch. */
  digestOf(set: DeviceSet): string {
    const known = this.#digests.get(set.grants);
    if (known?.epoch === set.epoch) return known.digest;
    const digest = createHash('sha256').update(snapshotOf(set)).digest('hex');
    this.#digests.set(set.grants, { epoch: set.epoch, digest });
    return digest;
  }

  #keep(set: DeviceSet): void {
    // Another reading of the same device may have come first.
    this.#forget(set.deviceId);
    this.#sets.set(set.deviceId, set);
    this.#members += sizeOf(set);
    for (const device of this.#sets.keys()) {
      if (this.#members <= MEMBERS_MAX) return;
      this.#forget(device);
    }
  }

  #forget(device: string): void {
    const set = this.#sets.get(device);
    if (set === undefined) return;
    this.#sets.delete(device);
    this.#members -= sizeOf(set);
  }
}

/** One for the set itself, so that empty ones count, too. */
function sizeOf({ grants, tombstones }: DeviceSet): number {
  return grants.size + tombstones.size + 1;
}
