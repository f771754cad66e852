import { readRow } from './examine.ts';
import type { OpenStore } from './open-store.ts';
import type { TemplateRow } from './template-store.ts';
import { VaultError } from './vault-error.ts';

/**
 * Takes the steps of an erasure that come after the tombstone; each may be taken again. Gives the row there was.
 *
 * @param now milliseconds since the epoch
 * @throws {VaultError} `store_failed`, also where something is left
 */
export function eraseSealed(open: OpenStore, consent: string, now: number): TemplateRow | null {
  const { store, slots } = open;
  const row = store.templateOf(consent);
  if (row !== null) slots.destroy(row.slot);
  store.remove(consent, slots.epoch, now);
  store.flush();
  if (row === null) return null;
  const plain = readRow(open, row);
  plain?.fill(0);
  if (plain !== null || slots.get(row.slot) !== null || store.templateOf(consent) !== null) {
    throw new VaultError('store_failed');
  }
  return row;
}

/** Erases what tombstones or the end of retention ask for, and destroys keys that belong to nothing. */
export function finishErasures(open: OpenStore, now: number): void {
  const { store, slots } = open;
  for (const consent of [...store.unfinished(), ...store.unwritten()]) eraseSealed(open, consent, now);
  const owned = new Set([...store.templates(), ...store.rotations()].map(({ slot }) => slot));
  const orphans = slots.used().filter((slot) => !owned.has(slot));
  if (orphans.length > 0) {
    // What was sealed by such a key may have reached the medium, though never the store.
    store.noteReplaced(slots.epoch, now);
    slots.destroyAll(orphans);
  }
  for (const consent of store.expired(now)) {
    store.bury(consent, now);
    eraseSealed(open, consent, now);
  }
  store.flush();
}

/**
 * Goes on to the next epoch where a destroyed key waits for it: then no copy of that key opens any more. Under a root
 * key that is not its own this ends all others, too: an erasure does not wait for that, anything else does.
 *
 * @param now milliseconds since the epoch
 * @returns how many erasures were settled
 */
export function settle({ store, slots }: OpenStore, now: number): number {
  const erased = store.unsettled().map(({ epochFrom }) => epochFrom);
  const replaced = store.replaced().map(({ epoch }) => epoch);
  if (erased.length === 0 && (replaced.length === 0 || !slots.isOpen)) return 0;
  if ([...erased, ...replaced].includes(slots.epoch)) slots.ratchet();
  store.settle(slots.epoch, now);
  return erased.length;
}
