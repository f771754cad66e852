import { execFileSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DATA_KEY_BYTES } from './key-custody.ts';
import { KEY_SLOTS_FILE, SIDE_BYTES, SLOT_BLOCK_BYTES, SLOT_BYTES } from './key-slots.ts';
import { TEMPLATE_STORE_FILE, TemplateStore } from './template-store.ts';
import { DAY, NOW, open, permitFor, syntheticTemplate, temporaryFolder } from './vault.fixture.ts';

const { DatabaseSync } = process.getBuiltinModule('node:sqlite');

const YEAR = NOW + 340 * DAY;

/** Files of a store as another process sees them; this one must not open a database SQLite holds. */
function filesOf(folder: string): ReadonlyMap<string, Buffer> {
  const names = readdirSync(folder);
  return new Map(
    names.map((name) => [name, execFileSync('cat', [join(folder, name)], { maxBuffer: 1 << 28 })] as const),
  );
}

function findIn(files: ReadonlyMap<string, Buffer>, needle: Uint8Array): readonly string[] {
  return [...files].filter(([, bytes]) => bytes.includes(needle)).map(([name]) => name);
}

/** What one enrolment leaves anywhere: its vector, data key, wrapped key, ciphertext. */
function enrolAndCollect(place: { readonly folder: string }, people: number) {
  const drawn: Uint8Array[] = [];
  const random = (bytes: number) => {
    const value = randomBytes(bytes);
    // A copy: the vault wipes its own.
    drawn.push(Uint8Array.from(value));
    return value;
  };
  const vault = open(place.folder, { random });
  const enrolled = Array.from({ length: people }, (_, person) => {
    drawn.length = 0;
    const consent = randomUUID();
    using template = syntheticTemplate(person + 1);
    const vector = template.toBytes();
    vault.enrol(permitFor('enrol', consent), template, YEAR);
    const key = drawn.find((bytes) => bytes.length === DATA_KEY_BYTES);
    if (key === undefined) throw new Error('No data key was drawn.');
    return { consent, vector, key };
  });
  return { vault, enrolled };
}

/** Reads wrapped keys and ciphertexts from a copy of the store. */
function sealedOf(folder: string, copy: string) {
  mkdirSync(copy);
  for (const [name, bytes] of filesOf(folder)) {
    execFileSync('sh', ['-c', 'cat > "$0"', join(copy, name)], { input: bytes });
  }
  using store = TemplateStore.open(join(copy, TEMPLATE_STORE_FILE));
  const slots = readFileSync(join(folder, KEY_SLOTS_FILE));
  return new Map(
    store.templates().map((row) => {
      const at = SLOT_BLOCK_BYTES + row.slot * SLOT_BYTES;
      return [
        row.consent,
        { ciphertext: row.ciphertext, wrapped: slots.subarray(at + 4, at + SIDE_BYTES) },
      ] as const;
    }),
  );
}

test('after an erasure nothing of a person is in any file, and before it the sealed parts are', () => {
  using place = temporaryFolder();
  using aside = temporaryFolder();
  const { vault, enrolled } = enrolAndCollect(place, 12);
  const sealed = sealedOf(place.folder, join(aside.folder, 'copy'));
  const gone = enrolled.filter((_, i) => i % 2 === 0);
  const kept = enrolled.filter((_, i) => i % 2 === 1);
  const before = filesOf(place.folder);
  for (const { consent, vector, key } of enrolled) {
    const found = sealed.get(consent);
    if (found === undefined) throw new Error('Not stored.');
    // The control: the same search finds what is there.
    expect(findIn(before, found.ciphertext)).not.toEqual([]);
    expect(findIn(before, found.wrapped)).toEqual([KEY_SLOTS_FILE]);
    // Plain vectors and keys are in no file at any time.
    expect(findIn(before, vector)).toEqual([]);
    expect(findIn(before, vector.subarray(0, 32))).toEqual([]);
    expect(findIn(before, key)).toEqual([]);
  }
  for (const { consent } of gone) vault.erase(consent);
  for (const closed of [false, true]) {
    if (closed) vault.close();
    const after = filesOf(place.folder);
    for (const { consent, vector, key } of gone) {
      const found = sealed.get(consent);
      if (found === undefined) throw new Error('Not stored.');
      const needles = [
        vector,
        vector.subarray(0, 32),
        key,
        found.wrapped,
        // Any part of it, too: pages may be torn apart.
        found.wrapped.subarray(0, 20),
        found.ciphertext,
        found.ciphertext.subarray(0, 32),
        found.ciphertext.subarray(-32),
      ];
      for (const needle of needles) expect(findIn(after, needle)).toEqual([]);
    }
    for (const { consent } of kept) {
      expect(findIn(after, sealed.get(consent)?.wrapped ?? randomBytes(60))).toEqual([KEY_SLOTS_FILE]);
    }
  }
});

test('without the last step the ciphertext would still be there', () => {
  using place = temporaryFolder();
  using aside = temporaryFolder();
  const { vault, enrolled } = enrolAndCollect(place, 1);
  const [ann] = enrolled;
  if (ann === undefined) throw new Error('Nobody.');
  const ciphertext = sealedOf(place.folder, join(aside.folder, 'copy')).get(ann.consent)?.ciphertext;
  vault.close();
  const store = TemplateStore.open(join(place.folder, TEMPLATE_STORE_FILE));
  store.flush();
  // A row that came and went is in the WAL until it is cut.
  const row = store.templateOf(ann.consent);
  if (row === null || ciphertext === undefined) throw new Error('Not stored.');
  const other = {
    ...row,
    template: randomUUID(),
    consent: randomUUID(),
    slot: 99,
    ciphertext: randomBytes(512),
  };
  store.insert(other, null, 1, NOW);
  store.bury(other.consent, NOW);
  store.remove(other.consent, 1, NOW);
  expect(findIn(filesOf(place.folder), other.ciphertext)).toEqual([`${TEMPLATE_STORE_FILE}-wal`]);
  store.flush();
  expect(findIn(filesOf(place.folder), other.ciphertext)).toEqual([]);
  store[Symbol.dispose]();
});

test('an erasure broken off after any step is finished before anybody is compared', () => {
  // After the tombstone; after the key was destroyed; after the row was deleted, its pages still in the WAL.
  for (const steps of [1, 2, 3]) {
    using place = temporaryFolder();
    using aside = temporaryFolder();
    const { vault, enrolled } = enrolAndCollect(place, 2);
    const [ann, bo] = enrolled;
    if (ann === undefined || bo === undefined) throw new Error('Nobody.');
    const sealed = sealedOf(place.folder, join(aside.folder, 'copy')).get(ann.consent);
    if (sealed === undefined) throw new Error('Not stored.');
    vault.close();
    const store = TemplateStore.open(join(place.folder, TEMPLATE_STORE_FILE));
    store.bury(ann.consent, NOW);
    if (steps >= 3) store.remove(ann.consent, 1, NOW);
    // As it was when the process died: files taken away while the database is open.
    const left = join(aside.folder, 'left');
    cpSync(place.folder, left, { recursive: true, filter: (path) => !path.includes('templates.db') });
    for (const name of readdirSync(place.folder).filter((file) => file.startsWith('templates.db'))) {
      execFileSync('cp', [join(place.folder, name), join(left, name)]);
    }
    store[Symbol.dispose]();
    if (steps >= 2) {
      const path = join(left, KEY_SLOTS_FILE);
      const slots = readFileSync(path);
      const at = slots.indexOf(sealed.wrapped);
      slots.fill(0, at - 4, at + 60);
      execFileSync('sh', ['-c', 'cat > "$0"', path], { input: slots });
    }
    const again = open(left);
    expect(again.standing(ann.consent)).toBe('erased');
    expect(again.count).toBe(1);
    expect(again.verify(permitFor('verify', bo.consent), syntheticTemplate(2))).toBe(true);
    expect(again.check()).toMatchObject({ ok: true, templates: 1, tombstones: 1 });
    for (const needle of [sealed.wrapped, sealed.ciphertext])
      expect(findIn(filesOf(left), needle)).toEqual([]);
    again.close();
  }
});

test('a key without a template, as a broken off enrolment leaves it, is destroyed at the next opening', () => {
  using place = temporaryFolder();
  const { vault, enrolled } = enrolAndCollect(place, 2);
  vault.close();
  const db = new DatabaseSync(join(place.folder, TEMPLATE_STORE_FILE));
  db.prepare('DELETE FROM templates WHERE consent = ?').run(enrolled[0]?.consent ?? '');
  db.close();
  const again = open(place.folder);
  expect(again.check()).toMatchObject({ ok: true, templates: 1, slots: { used: 1 } });
  expect(again.standing(enrolled[0]?.consent ?? '')).toBe('none');
  again.close();
});

test('after a tombstone the database itself takes no template, whatever the code above it does', () => {
  using place = temporaryFolder();
  const { vault, enrolled } = enrolAndCollect(place, 1);
  vault.close();
  using store = TemplateStore.open(join(place.folder, TEMPLATE_STORE_FILE));
  const [row] = store.templates();
  if (row === undefined) throw new Error('Not stored.');
  const late = { ...row, template: randomUUID(), consent: randomUUID(), slot: 99 };
  // The control: without a tombstone it does.
  store.insert(late, null, 1, NOW);
  store.bury(late.consent, NOW);
  store.remove(late.consent, 1, NOW);
  expect(() => store.insert(late, null, 1, NOW)).toThrow(expect.objectContaining({ code: 'store_failed' }));
  expect(enrolled).toHaveLength(1);
});

test('an erasure is settled by a new epoch, once, and says from which to which', () => {
  using place = temporaryFolder();
  const { vault, enrolled } = enrolAndCollect(place, 3);
  const [ann, bo, cy] = enrolled.map(({ consent }) => consent) as [string, string, string];
  const stranger = randomUUID();
  expect(vault.settle()).toBe(0);
  for (const consent of [ann, bo, stranger]) vault.erase(consent);
  expect(vault.unsettled()).toEqual({ count: 2, since: NOW });
  expect(vault.erasure(ann)).toMatchObject({ templates: 1, epochFrom: 1, epochTo: null, settledAt: null });
  // Nothing was held, so there is nothing to wait for.
  expect(vault.erasure(stranger)).toMatchObject({ templates: 0, epochFrom: null, settledAt: NOW });
  expect(vault.erasure(cy)).toBeNull();
  expect(vault.settle()).toBe(2);
  expect(vault.erasure(bo)).toMatchObject({ templates: 1, epochFrom: 1, epochTo: 2, settledAt: NOW });
  expect(vault.settle()).toBe(0);
  expect(vault.verify(permitFor('verify', cy), syntheticTemplate(3))).toBe(true);
  vault.close();
});

test('an erasure that nobody settled before the process ended is settled before anybody is compared', () => {
  using place = temporaryFolder();
  const { vault, enrolled } = enrolAndCollect(place, 2);
  const consent = enrolled[0]?.consent ?? '';
  vault.erase(consent);
  vault.close();
  const again = open(place.folder);
  expect(again.erasure(consent)).toMatchObject({ templates: 1, epochFrom: 1, epochTo: 2 });
  expect(again.count).toBe(1);
  again.close();
});

test('a stale copy of a destroyed key opens before the epoch ends, and never after', () => {
  using place = temporaryFolder();
  using aside = temporaryFolder();
  const { vault, enrolled } = enrolAndCollect(place, 2);
  const [ann] = enrolled;
  if (ann === undefined) throw new Error('Nobody.');
  const path = join(place.folder, KEY_SLOTS_FILE);
  const db = (): Buffer => execFileSync('cat', [join(place.folder, TEMPLATE_STORE_FILE)]);
  vault.close();
  // What a medium, a snapshot or a backup may have kept: the slots and the database, before the erasure.
  const [stale, staleDb] = [readFileSync(path), db()];
  const later = open(place.folder);
  later.erase(ann.consent);
  /** Puts the stale slots and database back beside the epoch keys as they are now. */
  const revived = (name: string): boolean => {
    const folder = join(aside.folder, name);
    cpSync(place.folder, folder, { recursive: true, filter: (file) => !file.includes('templates.db') });
    const slots = readFileSync(join(folder, KEY_SLOTS_FILE));
    stale.copy(slots, SLOT_BLOCK_BYTES, SLOT_BLOCK_BYTES);
    writeFileSync(join(folder, KEY_SLOTS_FILE), slots);
    writeFileSync(join(folder, TEMPLATE_STORE_FILE), staleDb);
    const vault = open(folder);
    const held = vault.problems.length === 0;
    vault.close();
    return held;
  };
  // The control: until the epoch ends, a stale copy opens.
  expect(revived('before')).toBe(true);
  later.settle();
  expect(revived('after')).toBe(false);
  later.close();
});
