import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SECTOR_BYTES } from './epoch-keys.ts';
import { KEY_SLOTS_FILE, KeySlots } from './key-slots.ts';
import { ROOT_KEY_FILE, softwareCustody } from './root-key.ts';
import { STD } from './suite.ts';
import { temporaryFolder } from './vault.fixture.ts';

const PLACES = [1, 2] as const;

function openSlots(folder: string, random: (bytes: number) => Uint8Array = randomBytes): KeySlots {
  const root = softwareCustody(folder, randomBytes).open('door-3', true, STD);
  const path = join(folder, KEY_SLOTS_FILE);
  return KeySlots.open({ path, device: 'door-3', suite: STD, root, random, fresh: true });
}

/** Places of the file that hold an epoch key. */
function heldPlaces(folder: string): number {
  const file = readFileSync(join(folder, KEY_SLOTS_FILE));
  return PLACES.filter((place) => file.toString('latin1', place * SECTOR_BYTES).startsWith('EPO1')).length;
}

test('every key comes back in every epoch, and one epoch key is there at a time', () => {
  using place = temporaryFolder();
  const keys = Array.from({ length: 40 }, () => randomBytes(32));
  using slots = openSlots(place.folder);
  for (const key of keys) slots.put(key);
  for (let epoch = 1; epoch <= 5; epoch++) {
    expect(slots.epoch).toBe(epoch);
    expect(heldPlaces(place.folder)).toBe(1);
    for (const [at, key] of keys.entries()) expect(Buffer.from(slots.get(at) ?? [])).toEqual(key);
    slots.ratchet();
  }
});

test('nothing that wrapped a key in one epoch is in the file in the next', () => {
  using place = temporaryFolder();
  using slots = openSlots(place.folder);
  slots.put(randomBytes(32));
  const file = (): Buffer => readFileSync(join(place.folder, KEY_SLOTS_FILE));
  const wrappedEpoch = Buffer.from(file().subarray(SECTOR_BYTES + 4, SECTOR_BYTES + 64));
  // The control: it is there.
  expect(file().includes(wrappedEpoch)).toBe(true);
  slots.ratchet();
  expect(file().includes(wrappedEpoch)).toBe(false);
});

test('broken off at any moment, a ratchet leaves all keys, and one epoch key after the next opening', () => {
  let moments = 0;
  for (let moment = 0, whole = false; !whole; moment++) {
    using place = temporaryFolder();
    const keys = Array.from({ length: 3 }, () => randomBytes(32));
    const slots = openSlots(place.folder);
    for (const key of keys) slots.put(key);
    slots[Symbol.dispose]();
    let drawn = -Infinity;
    const failing = openSlots(place.folder, (bytes) => {
      if (drawn++ === moment) throw new Error('The power went.');
      return randomBytes(bytes);
    });
    drawn = 0;
    try {
      failing.ratchet();
      whole = true;
    } catch {
      moments++;
    }
    failing[Symbol.dispose]();
    using again = openSlots(place.folder);
    expect(heldPlaces(place.folder)).toBe(1);
    for (const [at, key] of keys.entries()) expect(Buffer.from(again.get(at) ?? [])).toEqual(key);
    again.ratchet();
    for (const [at, key] of keys.entries()) expect(Buffer.from(again.get(at) ?? [])).toEqual(key);
  }
  // A key, 3 slots wrapped, 29 filled, the old key overwritten.
  expect(moments).toBeGreaterThan(30);
});

test('a pointer that is not as it was written, or that points to no key, is named', () => {
  for (const at of [1 * SECTOR_BYTES, 3 * SECTOR_BYTES, 3 * SECTOR_BYTES + 11]) {
    using place = temporaryFolder();
    const slots = openSlots(place.folder);
    for (let put = 0; put < 3; put++) slots.put(randomBytes(32));
    slots[Symbol.dispose]();
    const path = join(place.folder, KEY_SLOTS_FILE);
    writeFileSync(
      path,
      readFileSync(path).map((byte, index) => (index === at ? byte ^ 1 : byte)),
    );
    expect(() => openSlots(place.folder)).toThrow(expect.objectContaining({ code: 'slots_damaged' }));
  }
});

test('slots of a version before are not touched', () => {
  using place = temporaryFolder();
  const path = join(place.folder, KEY_SLOTS_FILE);
  const old = Buffer.alloc(8192);
  old.write('CVSLOTS1');
  writeFileSync(path, old);
  expect(() => openSlots(place.folder)).toThrow(expect.objectContaining({ code: 'store_unknown_version' }));
  expect(readFileSync(path)).toEqual(old);
});

test('under another root key nothing opens, nothing is put, and what is destroyed is; then a new epoch begins', () => {
  using place = temporaryFolder();
  const slots = openSlots(place.folder);
  for (let put = 0; put < 3; put++) slots.put(randomBytes(32));
  slots[Symbol.dispose]();
  rmSync(join(place.folder, ROOT_KEY_FILE));
  using other = openSlots(place.folder);
  expect([other.isOpen, other.get(0), other.used()]).toEqual([false, null, [0, 1, 2]]);
  expect(() => other.put(randomBytes(32))).toThrow(expect.objectContaining({ code: 'root_key_damaged' }));
  for (const slot of other.used()) other.destroy(slot);
  other.ratchet();
  expect([other.isOpen, other.epoch, other.used()]).toEqual([true, 2, []]);
  const key = randomBytes(32);
  expect(Buffer.from(other.get(other.put(key)) ?? [])).toEqual(key);
});
