import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkStore } from './check-store.ts';
import { KEY_SLOTS_FILE, SLOT_BLOCK_BYTES, SLOT_BYTES } from './key-slots.ts';
import { softwareCustody } from './root-key.ts';
import { TEMPLATE_STORE_FILE } from './template-store.ts';
import { DAY, NOW, open, permitFor, syntheticTemplate, temporaryFolder } from './vault.fixture.ts';
import { VaultError } from './vault-error.ts';

/** An attacker with the files has SQLite, too; in the product only `template-store.ts` does. */
const { DatabaseSync } = process.getBuiltinModule('node:sqlite');

const YEAR = NOW + 340 * DAY;

function codeOf(work: () => unknown): string | null {
  try {
    work();
    return null;
  } catch (error) {
    return error instanceof VaultError ? error.code : String(error);
  }
}

/** A closed store with three people of one purpose. */
function storeOfThree() {
  const place = temporaryFolder();
  const vault = open(place.folder);
  const people = [1, 2, 3].map((person) => {
    const consent = randomUUID();
    vault.enrol(permitFor('enrol', consent), syntheticTemplate(person), YEAR);
    return { consent, person };
  });
  vault.close();
  const [ann, bo] = people;
  if (ann === undefined || bo === undefined) throw new Error('Nobody.');
  return { ...place, ann, bo, [Symbol.dispose]: () => place[Symbol.dispose]() };
}

function change(folder: string, sql: string, ...values: readonly (string | number | Uint8Array)[]): void {
  const db = new DatabaseSync(join(folder, TEMPLATE_STORE_FILE));
  try {
    db.prepare(sql).run(...values);
  } finally {
    db.close();
  }
}

function report(folder: string) {
  const custody = softwareCustody(folder, randomBytes);
  return checkStore({ folder, custody, random: randomBytes, now: NOW });
}

const EDITS: Readonly<Record<string, string>> = {
  'another consent': `UPDATE templates SET consent = '${randomUUID()}' WHERE consent = ?`,
  'another purpose': `UPDATE templates SET purpose = 'canteen' WHERE consent = ?`,
  'another version of the purpose': 'UPDATE templates SET purpose_version = 3 WHERE consent = ?',
  'another model': `UPDATE templates SET model = '${'b2'.repeat(32)}' WHERE consent = ?`,
  'another template id': `UPDATE templates SET template = '${randomUUID()}' WHERE consent = ?`,
  'a later end': 'UPDATE templates SET not_after = not_after + 1 WHERE consent = ?',
  'an end that never comes': `UPDATE templates SET not_after = ${Number.MAX_SAFE_INTEGER} WHERE consent = ?`,
  'another slot': 'UPDATE templates SET slot = 40 WHERE consent = ?',
  'one byte of the ciphertext':
    "UPDATE templates SET ciphertext = CAST(substr(ciphertext, 1, length(ciphertext) - 1) || x'00' AS BLOB) WHERE consent = ?",
  'another nonce': 'UPDATE templates SET nonce = zeroblob(12) WHERE consent = ?',
  'another tag': 'UPDATE templates SET tag = zeroblob(16) WHERE consent = ?',
};

test.each(Object.entries(EDITS))('a row with %s opens nothing, and nobody is compared', (_, sql) => {
  using store = storeOfThree();
  // The control: untouched, it opens.
  expect(report(store.folder)).toMatchObject({ ok: true, templates: 3 });
  change(store.folder, sql, store.ann.consent);
  const found = report(store.folder);
  expect(found.ok).toBe(false);
  expect(found.problems.map(({ code }) => code)).toContain('template_unreadable');
  const vault = open(store.folder);
  expect(vault.problems.map(({ code }) => code)).toContain('template_unreadable');
  const { bo } = store;
  expect(codeOf(() => vault.verify(permitFor('verify', bo.consent), syntheticTemplate(2)))).toBe(
    'store_tampered',
  );
  expect(codeOf(() => vault.enrol(permitFor('enrol', randomUUID()), syntheticTemplate(4), YEAR))).toBe(
    'store_tampered',
  );
  expect(vault.erase(bo.consent)).toBe(1);
  vault.close();
});

test('two rows that swap their sealed parts, or their keys, do not open', () => {
  for (const columns of [
    ['ciphertext', 'nonce', 'tag'],
    ['ciphertext', 'nonce', 'tag', 'slot'],
  ]) {
    using store = storeOfThree();
    const db = new DatabaseSync(join(store.folder, TEMPLATE_STORE_FILE));
    const read = db.prepare(`SELECT ${columns.join(', ')} FROM templates WHERE consent = ?`);
    const rows = [store.ann, store.bo].map(({ consent }) => Object.values(read.get(consent) ?? {}));
    db.exec('UPDATE templates SET slot = slot + 50');
    const write = db.prepare(
      `UPDATE templates SET ${columns.map((c) => `${c} = ?`).join(', ')} WHERE consent = ?`,
    );
    write.run(...(rows[1] ?? []), store.ann.consent);
    write.run(...(rows[0] ?? []), store.bo.consent);
    db.exec('UPDATE templates SET slot = slot - 50 WHERE slot >= 50');
    db.close();
    const unreadable = report(store.folder).problems.filter(({ code }) => code === 'template_unreadable');
    expect(unreadable).toHaveLength(2);
  }
});

test('a wrapped key copied to another slot does not open there', () => {
  using store = storeOfThree();
  const path = join(store.folder, KEY_SLOTS_FILE);
  const slots = readFileSync(path);
  const at = (slot: number) => SLOT_BLOCK_BYTES + slot * SLOT_BYTES;
  slots.copy(slots, at(2), at(1), at(1) + SLOT_BYTES);
  writeFileSync(path, slots);
  expect(report(store.folder).problems.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['template_unreadable', 'slot_unreadable']),
  );
});

test('a copied row is refused by the store itself, and a copy under a slot of its own does not open', () => {
  using store = storeOfThree();
  const copy = (slot: string) =>
    `INSERT INTO templates SELECT '${randomUUID()}', ${slot}, '${randomUUID()}', purpose, purpose_version, model, not_after, nonce, ciphertext, tag, shares, rotation FROM templates WHERE consent = ?`;
  expect(() => change(store.folder, copy('slot'), store.ann.consent)).toThrow(/UNIQUE/);
  change(store.folder, copy('7'), store.ann.consent);
  expect(report(store.folder).problems.map(({ code }) => code)).toEqual(['template_unreadable']);
});

test('a store moved to another device, or renamed to it, opens nothing', () => {
  using store = storeOfThree();
  expect(codeOf(() => open(store.folder, { device: 'door-9' }))).toBe('other_device');
  change(store.folder, "UPDATE identity SET device = 'door-9'");
  expect(codeOf(() => open(store.folder, { device: 'door-9' }))).toBe('slots_damaged');
});

test('a tombstone cannot be taken away, nor a template put in after it, by this schema', () => {
  using store = storeOfThree();
  const vault = open(store.folder);
  vault.erase(store.ann.consent);
  vault.close();
  expect(() => change(store.folder, 'DELETE FROM tombstones WHERE consent = ?', store.ann.consent)).toThrow(
    /tombstones stay/,
  );
});

test('slots cut short, damaged or gone are named', () => {
  using store = storeOfThree();
  const path = join(store.folder, KEY_SLOTS_FILE);
  const whole = readFileSync(path);
  truncateSync(path, 100);
  expect(codeOf(() => report(store.folder))).toBe('slots_damaged');
  writeFileSync(
    path,
    whole.map((byte, i) => (i === SLOT_BLOCK_BYTES + 2 ? byte ^ 1 : byte)),
  );
  expect(codeOf(() => report(store.folder))).toBe('slots_damaged');
  writeFileSync(path, whole.subarray(0, SLOT_BLOCK_BYTES));
  // Three templates, and the key they are turned by.
  expect(report(store.folder).problems).toHaveLength(4);
});

test('a database that is none, or of a newer version, is named', () => {
  using store = storeOfThree();
  change(store.folder, 'PRAGMA user_version = 99');
  expect(codeOf(() => open(store.folder))).toBe('store_unknown_version');
  writeFileSync(join(store.folder, TEMPLATE_STORE_FILE), randomBytes(8192));
  expect(codeOf(() => open(store.folder))).toBe('store_failed');
  using empty = temporaryFolder();
  expect(codeOf(() => report(empty.folder))).toBe('store_missing');
});
