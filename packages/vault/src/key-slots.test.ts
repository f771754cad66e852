import { randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { KEY_SLOTS_FILE, KeySlots, SIDE_BYTES, SLOT_BLOCK_BYTES, SLOT_BYTES } from './key-slots.ts';
import { softwareCustody } from './root-key.ts';
import { STD } from './suite.ts';
import { temporaryFolder } from './vault.fixture.ts';

function openSlots(folder: string, device = 'door-3') {
  const root = softwareCustody(folder, randomBytes).open(device, true, STD);
  return KeySlots.open({
    path: join(folder, KEY_SLOTS_FILE),
    device,
    suite: STD,
    root,
    random: randomBytes,
    fresh: true,
  });
}

test('keys come back as they were put, from the slots they were put in', () => {
  using place = temporaryFolder();
  const keys = Array.from({ length: 130 }, () => randomBytes(32));
  const first = openSlots(place.folder);
  expect(keys.map((key) => first.put(key))).toEqual(keys.map((_, i) => i));
  first[Symbol.dispose]();
  using again = openSlots(place.folder);
  expect(again.used()).toHaveLength(130);
  for (const [i, key] of keys.entries()) expect(Buffer.from(again.get(i) ?? []).equals(key)).toBe(true);
  // It grew by whole blocks, so that later writes are overwrites.
  expect(statSync(join(place.folder, KEY_SLOTS_FILE)).size).toBe(6 * SLOT_BLOCK_BYTES);
  expect(again.capacity).toBe(160);
});

test('a destroyed slot holds other bytes, opens nothing, and is used again', () => {
  using place = temporaryFolder();
  using slots = openSlots(place.folder);
  for (let i = 0; i < 3; i++) slots.put(randomBytes(32));
  const read = () => readFileSync(join(place.folder, KEY_SLOTS_FILE)).subarray(SLOT_BLOCK_BYTES + SLOT_BYTES);
  const before = Buffer.from(read().subarray(4, SIDE_BYTES));
  slots.destroy(1);
  const after = read().subarray(4, SIDE_BYTES);
  expect(after.equals(before)).toBe(false);
  expect(readFileSync(join(place.folder, KEY_SLOTS_FILE)).includes(before)).toBe(false);
  expect(slots.get(1)).toBe(null);
  expect(slots.used()).toEqual([0, 2]);
  slots.destroy(1);
  slots.destroy(999);
  expect(slots.put(randomBytes(32))).toBe(1);
});

test('slots of one device do not open on another', () => {
  using place = temporaryFolder();
  openSlots(place.folder)[Symbol.dispose]();
  expect(() => openSlots(place.folder, 'door-9')).toThrow(/not of this device/);
});
