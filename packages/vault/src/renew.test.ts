import { randomBytes, randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { checkStore } from './check-store.ts';
import { KEY_SLOTS_FILE, SLOT_BLOCK_BYTES } from './key-slots.ts';
import { renewStore } from './renew.ts';
import { softwareCustody } from './root-key.ts';
import { TEMPLATE_STORE_FILE } from './template-store.ts';
import type { Vault } from './vault.ts';
import { DAY, NOW, open, permitFor, syntheticTemplate, temporaryFolder } from './vault.fixture.ts';

const YEAR = NOW + 340 * DAY;
const PEOPLE = 5;

interface Person {
  readonly person: number;
  readonly consent: string;
}

const renew = (folder: string, random: (bytes: number) => Uint8Array = randomBytes) =>
  renewStore({ folder, custody: softwareCustody(folder, random), random, now: NOW });
const check = (folder: string) =>
  checkStore({ folder, custody: softwareCustody(folder, randomBytes), random: randomBytes, now: NOW });
const matches = (vault: Vault, { person, consent }: Person): boolean =>
  vault.verify(permitFor('verify', consent), syntheticTemplate(person, 0.05));

/** A closed store of some people. */
function lived(suite: 'std' | 'gm' = 'std') {
  const place = temporaryFolder();
  const vault = open(place.folder, { suite });
  const people = Array.from({ length: PEOPLE }, (_, at) => ({ person: at + 1, consent: randomUUID() }));
  for (const { person, consent } of people)
    vault.enrol(permitFor('enrol', consent), syntheticTemplate(person), YEAR);
  vault.close();
  return { ...place, people, [Symbol.dispose]: () => place[Symbol.dispose]() };
}

test('a store of before is read whole, and its templates are turned when it opens', () => {
  const Old = z.object({ share: z.string(), files: z.record(z.string(), z.string()) });
  const url = new URL('../../../vectors/vault/store-1.json', import.meta.url);
  const { share, files } = Old.parse(JSON.parse(readFileSync(url, 'utf8')));
  using place = temporaryFolder();
  for (const [name, bytes] of Object.entries(files)) {
    const file = inflateRawSync(Buffer.from(bytes, 'base64'));
    writeFileSync(join(place.folder, name), file, { mode: 0o600 });
  }
  const [ann, bo, cy, di] = [1, 2, 3, 4].map((person) => ({
    person,
    consent: `0000000${person}-0000-4000-8000-000000000000`,
  })) as [Person, Person, Person, Person];
  expect(check(place.folder)).toMatchObject({
    ok: true,
    suite: 'std',
    templates: 3,
    in_two_shares: 1,
    rotation: { generation: null, waiting: 3 },
  });
  const vault = open(place.folder);
  expect([ann, bo].map((one) => matches(vault, one))).toEqual([true, true]);
  expect([ann, cy, di].map(({ consent }) => vault.standing(consent))).toEqual([
    'enrolled',
    'sealed',
    'erased',
  ]);
  // Whoever waits for the platform's share is turned when it comes.
  expect(vault.check()).toMatchObject({ ok: true, rotation: { generation: 1, waiting: 1 } });
  expect(vault.takeShare(cy.consent, Buffer.from(share, 'hex'))).toBe(true);
  expect(matches(vault, cy)).toBe(true);
  expect(vault.unsettled()).toMatchObject({ count: 1 });
  vault.settle();
  expect(vault.check()).toMatchObject({ ok: true, rotation: { generation: 1, waiting: 0 } });
  vault.close();
  const again = open(place.folder, { suite: 'std' });
  expect(again.takeShare(cy.consent, Buffer.from(share, 'hex'))).toBe(true);
  expect([ann, bo, cy].map((one) => matches(again, one))).toEqual([true, true, true]);
  again.close();
});

test.each(['std', 'gm'] as const)(
  'renewed in suite %s, everybody matches, and no key that is left opens what was there before',
  (suite) => {
    using store = lived(suite);
    using stale = temporaryFolder();
    cpSync(store.folder, stale.folder, { recursive: true });
    const before = check(store.folder);
    expect(renew(store.folder)).toEqual({
      ok: true,
      device: 'door-3',
      suite,
      custody: 'software',
      rotation: 2,
      renewed: PEOPLE,
      waiting: 0,
      unreadable: 0,
      epoch: 2,
    });
    expect(check(store.folder)).toMatchObject({
      ok: true,
      templates: PEOPLE,
      rotation: { generation: 2, waiting: 0 },
      slots: { used: before.slots.used },
    });
    const vault = open(store.folder);
    expect(store.people.every((one) => matches(vault, one))).toBe(true);
    expect(vault.identify(permitFor('identify', randomUUID()), syntheticTemplate(99))).toBe(null);
    vault.close();
    // The templates and keys of before, beside the epoch key of now.
    const slots = readFileSync(join(store.folder, KEY_SLOTS_FILE));
    readFileSync(join(stale.folder, KEY_SLOTS_FILE)).copy(slots, SLOT_BLOCK_BYTES, SLOT_BLOCK_BYTES);
    const revived = join(stale.folder, 'revived');
    mkdirSync(revived);
    for (const name of ['root.key', TEMPLATE_STORE_FILE])
      cpSync(join(stale.folder, name), join(revived, name));
    writeFileSync(join(revived, KEY_SLOTS_FILE), slots, { mode: 0o600 });
    const found = check(revived).problems.map(({ code }) => code);
    expect(found.filter((code) => code === 'template_unreadable')).toHaveLength(PEOPLE);
    expect(found).toContain('rotation_unreadable');
    // The control: with its own epoch key what was copied opens.
    expect(check(stale.folder).ok).toBe(true);
  },
);

test('templates in two shares wait with the rotation of before, which ends with the last of them', () => {
  using place = temporaryFolder();
  const [ann, bo] = [1, 2].map((person) => ({ person, consent: randomUUID(), share: randomBytes(32) })) as [
    Person & { share: Buffer },
    Person & { share: Buffer },
  ];
  const vault = open(place.folder);
  for (const { person, consent, share } of [ann, bo]) {
    vault.takeShare(consent, share);
    vault.enrol(permitFor('enrol', consent), syntheticTemplate(person), YEAR);
  }
  vault.close();
  expect(renew(place.folder)).toMatchObject({ ok: true, rotation: 2, renewed: 0, waiting: 2 });
  // Once more, while they wait.
  expect(renew(place.folder)).toMatchObject({ ok: true, rotation: 3, renewed: 0, waiting: 2 });
  const again = open(place.folder);
  expect(again.check()).toMatchObject({ ok: true, rotation: { generation: 3, waiting: 2 } });
  again.takeShare(ann.consent, ann.share);
  expect(again.check()).toMatchObject({ ok: true, rotation: { waiting: 1 } });
  again.takeShare(bo.consent, bo.share);
  expect([ann, bo].map((one) => matches(again, one))).toEqual([true, true]);
  again.settle();
  expect(again.check()).toMatchObject({ ok: true, rotation: { waiting: 0 } });
  again.close();
  // One key of a rotation and two of templates: nothing is left over.
  expect(check(place.folder).problems).toEqual([]);
  // As they came, nothing is sealed anew a second time.
  const third = open(place.folder);
  third.takeShare(ann.consent, ann.share);
  expect(third.unsettled().count).toBe(0);
  third.close();
});

test('broken off at any moment, everybody is there under one of two rotations, and the next opening goes on', () => {
  let brokenOff = 0;
  const generations = new Set<number | null>();
  for (let moment = 0, whole = false; !whole; moment += moment < 30 ? 1 : 9) {
    using store = lived();
    let drawn = 0;
    try {
      renew(store.folder, (bytes) => {
        if (drawn++ >= moment) throw new Error('The power went.');
        return randomBytes(bytes);
      });
      whole = true;
    } catch {
      brokenOff++;
    }
    // Keys that belong to nothing are no loss: the next opening destroys them.
    const codes = check(store.folder).problems.map(({ code }) => code);
    expect([moment, codes.filter((code) => code !== 'slot_orphaned')]).toEqual([moment, []]);
    const vault = open(store.folder);
    expect([moment, vault.problems, store.people.every((one) => matches(vault, one))]).toEqual([
      moment,
      [],
      true,
    ]);
    const { ok, rotation } = vault.check();
    expect([moment, ok, rotation.waiting, vault.unsettled().count]).toEqual([moment, true, 0, 0]);
    generations.add(rotation.generation);
    vault.close();
  }
  expect(brokenOff).toBeGreaterThan(10);
  expect([...generations]).toEqual([1, 2]);
});

test('a store that a device has open, or whose root key is not its own, is not renewed', () => {
  using store = lived();
  const vault = open(store.folder);
  expect(() => renew(store.folder)).toThrow(expect.objectContaining({ code: 'store_in_use' }));
  vault.close();
  using other = lived();
  cpSync(join(other.folder, 'root.key'), join(store.folder, 'root.key'));
  expect(() => renew(store.folder)).toThrow(expect.objectContaining({ code: 'root_key_damaged' }));
  expect(() => renew(join(store.folder, 'nowhere'))).toThrow(
    expect.objectContaining({ code: 'store_missing' }),
  );
});

test('one that does not open is left as it is and said, and the others are renewed', () => {
  using store = lived();
  const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
  const db = new DatabaseSync(join(store.folder, TEMPLATE_STORE_FILE));
  db.prepare('UPDATE templates SET not_after = not_after + 1 WHERE consent = ?').run(
    store.people[0]?.consent ?? '',
  );
  db.close();
  expect(renew(store.folder)).toMatchObject({ ok: false, renewed: PEOPLE - 1, unreadable: 1, waiting: 0 });
  expect(check(store.folder).problems.map(({ code }) => code)).toEqual(['template_unreadable']);
});
