import type { CustodyLevel, Suite } from '@consentry/contract';
import { readRow } from './examine.ts';
import { finishErasures, settle } from './finish.ts';
import type { KeyCustody } from './key-custody.ts';
import { type OpenStore, openStore } from './open-store.ts';
import { sealTemplate } from './sealed-template.ts';
import type { TemplateRow } from './template-store.ts';
import { VaultError } from './vault-error.ts';

/** Templates sealed anew with one durable write of each kind. */
const TOGETHER = 1000;

/** One template to be sealed anew: what is sealed in its row, and the platform's share where it has one from now on. */
export interface Anew {
  readonly row: TemplateRow;
  /** Wiped by who gives it. */
  readonly plain: Uint8Array;
  readonly share: Uint8Array | null;
}

/**
 * Seals templates anew: new data keys, under the rotation in force. Broken off, each is as it was or as it will be,
 * and the keys that belong to nothing are destroyed at the next opening. The old ones end with their epoch.
 *
 * @param now milliseconds since the epoch
 * @returns the rows as they are now; without those that no rotation opens for
 */
export function sealAnew(open: OpenStore, templates: readonly Anew[], now: number): readonly TemplateRow[] {
  const { store, slots, rotations, device, suite, random } = open;
  const rotation = rotations.inForce(now);
  const made = templates.flatMap(({ row, plain, share }) => {
    using turned = rotations.bring(row, plain, rotation);
    if (turned === null) return [];
    const bytes = turned.toBytes();
    const { key, sealed, shares } = sealTemplate(suite, bytes, { ...row, device, rotation }, share, random);
    bytes.fill(0);
    return [{ key, before: row.slot, row: { ...row, ...sealed, shares, rotation } }];
  });
  const placed = slots.putAll(made.map(({ key }) => key));
  for (const { key } of made) key.fill(0);
  const rows = made.map(({ row }, at) => ({ ...row, slot: placed[at] ?? row.slot }));
  store.reseal(rows, slots.epoch, now);
  slots.destroyAll(made.map(({ before }) => before));
  store.flush();
  rotations.drop(now);
  return rows;
}

/**
 * Brings all templates in one share under the rotation in force. Those in two wait for the platform's share.
 *
 * @param now milliseconds since the epoch
 * @returns how many were sealed anew
 */
export function bringAll(open: OpenStore, now: number): number {
  const { store } = open;
  const wait = store.templates().filter((row) => row.shares === 1 && !open.rotations.hasTurned(row));
  let count = 0;
  for (let at = 0; at < wait.length; at += TOGETHER) {
    const some = wait.slice(at, at + TOGETHER).flatMap((row) => {
      const plain = readRow(open, row);
      return plain === null ? [] : [{ row, plain, share: null }];
    });
    if (some.length > 0) count += sealAnew(open, some, now).length;
    for (const { plain } of some) plain.fill(0);
  }
  return count;
}

/** What `consentry vault renew` came to. Counts; nothing of a face. */
export interface Renewal {
  /** False where templates do not open, and so are under the rotation of before. */
  readonly ok: boolean;
  readonly device: string;
  readonly suite: Suite;
  readonly custody: CustodyLevel;
  /** Generation of the rotation key in force. */
  readonly rotation: number;
  readonly renewed: number;
  /** In two shares: renewed one by one when the device has its lease again. */
  readonly waiting: number;
  readonly unreadable: number;
  /** The epoch that began: the keys of all before are destroyed. */
  readonly epoch: number;
}

/**
 * Puts a new rotation key in force in a store that no device has open, and seals its templates anew under it: one of
 * before matches nothing any more, and none of the keys that are left opens it. Broken off, it goes on at the next opening.
 *
 * @throws {VaultError} `store_missing`, `store_in_use`, `root_key_damaged`, and what opening can throw
 */
export function renewStore(options: {
  readonly folder: string;
  readonly custody: KeyCustody;
  readonly random: (bytes: number) => Uint8Array;
  /** Milliseconds since the epoch. */
  readonly now: number;
}): Renewal {
  using open = openStore({ ...options, device: null });
  const { store, slots, rotations, device, suite } = open;
  const { now, custody } = options;
  if (!slots.isOpen) throw new VaultError('root_key_damaged');
  finishErasures(open, now);
  const rotation = rotations.begin(now);
  const renewed = bringAll(open, now);
  rotations.drop(now);
  settle(open, now);
  const left = store.templates().filter((row) => !rotations.hasTurned(row));
  const unreadable = left.filter((row) => row.shares === 1).length;
  return {
    ok: unreadable === 0,
    device,
    suite: suite.name,
    custody: custody.level,
    rotation,
    renewed,
    waiting: left.length - unreadable,
    unreadable,
    epoch: slots.epoch,
  };
}
