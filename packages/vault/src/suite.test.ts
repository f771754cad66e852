import { randomBytes, randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { seal, unseal } from './aead.ts';
import { checkStore } from './check-store.ts';
import { custodyOf } from './custody.ts';
import { KEY_SLOTS_FILE } from './key-slots.ts';
import { ROOT_KEY_FILE, softwareCustody } from './root-key.ts';
import { digest, GM, STD } from './suite.ts';
import { TEMPLATE_STORE_FILE } from './template-store.ts';
import { DAY, NOW, open, permitFor, syntheticTemplate, temporaryFolder } from './vault.fixture.ts';
import { VaultError } from './vault-error.ts';

/** An attacker with the files has SQLite, too; in the product only `template-store.ts` does. */
const { DatabaseSync } = process.getBuiltinModule('node:sqlite');

const Hex = z
  .string()
  .regex(/^([0-9a-f]{2})*$/)
  .transform((hex) => Buffer.from(hex, 'hex'));
const Vectors = z.object({
  hashes: z.array(z.object({ hash: z.enum(['sha256', 'sm3']), message: Hex, digest: Hex })),
  ciphers: z.array(
    z.object({
      cipher: z.enum(['aes-256-gcm', 'sm4-gcm']),
      key: Hex,
      nonce: Hex,
      aad: Hex,
      plain: Hex,
      ciphertext: Hex,
      tag: Hex,
    }),
  ),
});
const url = new URL('../../../vectors/vault/suites.json', import.meta.url);
const { hashes, ciphers } = Vectors.parse(JSON.parse(readFileSync(url, 'utf8')));

function codeOf(work: () => unknown): string | null {
  try {
    work();
    return null;
  } catch (error) {
    return error instanceof VaultError ? error.code : String(error);
  }
}

const FILES = [ROOT_KEY_FILE, KEY_SLOTS_FILE, TEMPLATE_STORE_FILE] as const;

/** A closed store with one person. */
function storeOf(suite: 'std' | 'gm') {
  const place = temporaryFolder();
  const vault = open(place.folder, { suite });
  const consent = randomUUID();
  vault.enrol(permitFor('enrol', consent), syntheticTemplate(1), NOW + 340 * DAY);
  vault.close();
  return { ...place, consent, [Symbol.dispose]: () => place[Symbol.dispose]() };
}

test.each(hashes)('$hash gives the known answer', ({ hash, message, digest: expected }) => {
  expect(digest(hash === 'sm3' ? GM : STD, message).equals(expected)).toBe(true);
});

test.each(ciphers)(
  '$cipher gives the known answer, with whatever follows its key',
  ({ cipher, ...known }) => {
    const suite = cipher === 'sm4-gcm' ? GM : STD;
    expect(known.key).toHaveLength(suite.cipherKeyBytes);
    // A key has 32 bytes in both suites: SM4 takes the first 16.
    const key = Buffer.concat([known.key, randomBytes(32 - known.key.length)]);
    const sealed = seal(suite, key, known.nonce, known.plain, known.aad);
    expect(Buffer.from(sealed.ciphertext).equals(known.ciphertext)).toBe(true);
    expect(Buffer.from(sealed.tag).equals(known.tag)).toBe(true);
    expect(Buffer.from(unseal(suite, key, sealed, known.aad) ?? []).equals(known.plain)).toBe(true);
    expect(unseal(suite === GM ? STD : GM, key, sealed, known.aad)).toBe(null);
  },
);

test.each(['std', 'gm'] as const)('a store of suite %s keeps it, and says so', (suite) => {
  using store = storeOf(suite);
  const vault = open(store.folder);
  expect(vault.suite).toBe(suite);
  expect(vault.verify(permitFor('verify', store.consent), syntheticTemplate(1, 0.05))).toBe(true);
  expect(vault.check()).toMatchObject({ ok: true, suite, custody: 'software' });
  expect(vault.erase(store.consent)).toBe(1);
  expect(vault.settle()).toBe(1);
  vault.close();
  const id = suite === 'gm' ? 2 : 1;
  // The byte stands in each header.
  expect(readFileSync(join(store.folder, ROOT_KEY_FILE))[7]).toBe(id);
  expect(readFileSync(join(store.folder, KEY_SLOTS_FILE))[8]).toBe(id);
  const custody = softwareCustody(store.folder, randomBytes);
  expect(checkStore({ folder: store.folder, custody, random: randomBytes, now: NOW })).toMatchObject({
    suite,
  });
  const other = suite === 'gm' ? 'std' : 'gm';
  expect(codeOf(() => open(store.folder, { suite: other }))).toBe('other_suite');
  open(store.folder, { suite }).close();
});

test.each([
  ['std', 'gm'],
  ['gm', 'std'],
] as const)('one file of a store of %s beside those of %s opens nothing', (strange, own) => {
  for (const file of FILES) {
    using store = storeOf(own);
    using other = storeOf(strange);
    copyFileSync(join(other.folder, file), join(store.folder, file));
    expect([file, codeOf(() => open(store.folder))]).toEqual([file, 'suite_mixed']);
  }
});

test('who writes another suite into the headers of a store gets nothing opened', () => {
  const rewrite = (folder: string, file: string, at: number, value: number): void => {
    const bytes = readFileSync(join(folder, file));
    bytes[at] = value;
    writeFileSync(join(folder, file), bytes);
  };
  using store = storeOf('gm');
  const db = new DatabaseSync(join(store.folder, TEMPLATE_STORE_FILE));
  db.exec('UPDATE identity SET suite = 1');
  db.close();
  expect(codeOf(() => open(store.folder))).toBe('suite_mixed');
  rewrite(store.folder, ROOT_KEY_FILE, 7, 1);
  expect(codeOf(() => open(store.folder))).toBe('root_key_damaged');
  using slots = storeOf('gm');
  rewrite(slots.folder, KEY_SLOTS_FILE, 8, 1);
  expect(codeOf(() => open(slots.folder))).toBe('suite_mixed');
  rewrite(slots.folder, KEY_SLOTS_FILE, 8, 7);
  expect(codeOf(() => open(slots.folder))).toBe('store_unknown_version');
});

test('a level of custody that is not there is refused, and no key is made in its place', () => {
  using place = temporaryFolder();
  const codes = (['os-keyring', 'tpm2', 'certified-module'] as const).map((level) =>
    codeOf(() => open(place.folder, { custody: custodyOf(level, place.folder, randomBytes) })),
  );
  expect(codes).toEqual(['custody_keyring_missing', 'custody_tpm_missing', 'custody_module_missing']);
  expect(FILES.filter((file) => existsSync(join(place.folder, file)))).toEqual([]);
  // The control: the one there is makes one.
  open(place.folder, { custody: custodyOf('software', place.folder, randomBytes) }).close();
  expect(existsSync(join(place.folder, ROOT_KEY_FILE))).toBe(true);
});
