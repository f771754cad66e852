import { randomBytes, randomUUID } from 'node:crypto';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { KEY_SLOTS_FILE, SIDE_BYTES, SLOT_BLOCK_BYTES, SLOT_BYTES } from './key-slots.ts';
import { openStore } from './open-store.ts';
import { ROOT_KEY_FILE, softwareCustody } from './root-key.ts';
import { DAY, DEVICE, NOW, open, permitFor, syntheticTemplate, temporaryFolder } from './vault.fixture.ts';

const PEOPLE = 3;
/** After the key of the rotation and those of the people. */
const SLOT = PEOPLE + 1;
const OFFSET = SLOT_BLOCK_BYTES + SLOT * SLOT_BYTES;

/** Opens the files of a store, with no vault that would mend them first. */
const openFiles = (folder: string) =>
  openStore({
    folder,
    device: DEVICE,
    custody: softwareCustody(folder, randomBytes),
    random: randomBytes,
  });

function epochOf(folder: string): number {
  using files = openFiles(folder);
  return files.slots.epoch;
}

function enrolled(folder: string): readonly string[] {
  const vault = open(folder);
  const consents = Array.from({ length: PEOPLE }, () => randomUUID());
  for (const [person, consent] of consents.entries())
    vault.enrol(permitFor('enrol', consent), syntheticTemplate(person), NOW + DAY);
  vault.close();
  return consents;
}

const allMatch = (folder: string, consents: readonly string[]): boolean => {
  const vault = open(folder);
  const match = consents.every(
    (consent, person) =>
      vault.standing(consent) === 'enrolled' &&
      vault.verify(permitFor('verify', consent), syntheticTemplate(person, 0.05)),
  );
  vault.close();
  return match;
};

test('the key of an enrolment that was broken off ends with its epoch: no copy of it opens any more', () => {
  using place = temporaryFolder();
  const consents = enrolled(place.folder);
  const key = randomBytes(32);
  {
    // As far as an enrolment came whose template never reached the store.
    using files = openFiles(place.folder);
    expect(files.slots.put(key)).toBe(SLOT);
  }
  // What a medium may keep of the slot.
  const path = join(place.folder, KEY_SLOTS_FILE);
  const stale = readFileSync(path).subarray(OFFSET, OFFSET + SLOT_BYTES);
  const putBack = (): Uint8Array | null => {
    const side = stale.subarray(0, SIDE_BYTES).includes('KEY1') ? 0 : SIDE_BYTES;
    const wrapped = stale.subarray(side, side + SIDE_BYTES);
    const slots = readFileSync(path);
    for (const at of [OFFSET, OFFSET + SIDE_BYTES]) wrapped.copy(slots, at);
    using copy = temporaryFolder();
    cpSync(place.folder, copy.folder, { recursive: true });
    writeFileSync(join(copy.folder, KEY_SLOTS_FILE), slots);
    using files = openFiles(copy.folder);
    return files.slots.get(SLOT);
  };
  const before = epochOf(place.folder);
  // The control: in the epoch it was wrapped in, it opens.
  expect(putBack()).toEqual(key);
  expect(allMatch(place.folder, consents)).toBe(true);
  expect(epochOf(place.folder)).toBe(before + 1);
  expect(putBack()).toBeNull();
  // Opened again with nothing broken off, the epoch goes on (control).
  expect(allMatch(place.folder, consents)).toBe(true);
  expect(epochOf(place.folder)).toBe(before + 1);
});

test('the key of a template that one of another model takes the place of ends with its epoch', () => {
  using place = temporaryFolder();
  const [ann = ''] = enrolled(place.folder);
  const model = 'b2'.repeat(32);
  const vault = open(place.folder, { model });
  expect(vault.unsettled().count).toBe(0);
  vault.enrol(permitFor('enrol', ann), syntheticTemplate(1, 0, model), NOW + DAY);
  expect(vault.unsettled()).toMatchObject({ count: 1 });
  vault.settle();
  expect(vault.unsettled().count).toBe(0);
  expect(vault.check().problems).toEqual([]);
  vault.close();
});

test('under a root key that is not its own a store waits with what is no erasure, and loses nobody', () => {
  using place = temporaryFolder();
  const consents = enrolled(place.folder);
  {
    using files = openFiles(place.folder);
    files.store.noteReplaced(files.slots.epoch, NOW);
  }
  const root = join(place.folder, ROOT_KEY_FILE);
  using kept = temporaryFolder();
  cpSync(root, join(kept.folder, ROOT_KEY_FILE));
  using other = temporaryFolder();
  open(other.folder).close();
  cpSync(join(other.folder, ROOT_KEY_FILE), root);
  const wrong = open(place.folder);
  expect([wrong.count, wrong.problems.length > 0]).toEqual([0, true]);
  wrong.close();
  cpSync(join(kept.folder, ROOT_KEY_FILE), root);
  expect(allMatch(place.folder, consents)).toBe(true);
  // An erasure does not wait (control): it ends the epoch, and with it all that does not open.
  cpSync(join(other.folder, ROOT_KEY_FILE), root);
  const erasing = open(place.folder);
  expect(erasing.erase(consents[0] ?? '')).toBe(1);
  erasing.settle();
  erasing.close();
  rmSync(root);
  cpSync(join(kept.folder, ROOT_KEY_FILE), root);
  expect(allMatch(place.folder, consents.slice(1))).toBe(false);
});
