import { randomBytes, randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkStore } from './check-store.ts';
import { KEY_SLOTS_FILE } from './key-slots.ts';
import { retireStore } from './retire.ts';
import { ROOT_KEY_FILE, softwareCustody } from './root-key.ts';
import { DAY, DEVICE, NOW, open, permitFor, syntheticTemplate } from './vault.fixture.ts';
import { VaultError } from './vault-error.ts';

const CONSENTS = Array.from({ length: 4 }, () => randomUUID());
let folder = '';

/** A store with three templates, and a fourth that was erased. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'consentry-'));
  const vault = open(folder);
  for (const [at, consent] of CONSENTS.entries())
    vault.enrol(permitFor('enrol', consent), syntheticTemplate(at), NOW + DAY);
  vault.erase(CONSENTS[0] ?? '');
  vault.settle();
  vault.close();
});
afterEach(() => rmSync(folder, { recursive: true }));

const retire = (at: string, random: (bytes: number) => Uint8Array = randomBytes) =>
  retireStore({ folder: at, custody: softwareCustody(at, random), random, now: NOW + 1000 });

const codeOf = (work: () => unknown): string | null => {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof VaultError) return error.code;
    throw error;
  }
};

const filesOf = (at: string): Buffer =>
  Buffer.concat(readdirSync(at).map((name) => readFileSync(join(at, name))));

test('a retired store holds no template and no key, keeps its tombstones, and opens for nobody', () => {
  // The key as it lies there, and the places of both epochs.
  const root = readFileSync(join(folder, ROOT_KEY_FILE)).subarray(8, 40);
  const places = [512, 1024].map((at) =>
    readFileSync(join(folder, KEY_SLOTS_FILE)).subarray(at + 4, at + 64),
  );
  expect([root, ...places].map((key) => filesOf(folder).includes(key))).toEqual([true, true, true]);
  const report = retire(folder);
  expect(report).toMatchObject({
    ok: true,
    device: DEVICE,
    custody: 'software',
    templates: 3,
    tombstones: 4,
    epochs: 3,
  });
  expect(report.erasures.map(({ consent }) => consent).toSorted()).toEqual(CONSENTS.toSorted());
  expect(report.erasures.every(({ epochTo }) => epochTo !== null)).toBe(true);
  expect([root, ...places].map((key) => filesOf(folder).includes(key))).toEqual([false, false, false]);
  expect(codeOf(() => open(folder))).toBe('retired');
  const custody = softwareCustody(folder, randomBytes);
  expect(codeOf(() => checkStore({ folder, custody, random: randomBytes, now: NOW }))).toBe('retired');
  // Done again, it says the same.
  expect(retire(folder)).toEqual(report);
});

test('broken off at any step, the next run finishes it with the same report', () => {
  const whole = mkdtempSync(join(tmpdir(), 'consentry-'));
  cpSync(folder, whole, { recursive: true });
  const expected = retire(whole);
  rmSync(whole, { recursive: true });
  let steps = 0;
  let done = false;
  while (!done) {
    const at = mkdtempSync(join(tmpdir(), 'consentry-'));
    cpSync(folder, at, { recursive: true });
    let left = steps;
    try {
      retire(at, (bytes) => {
        if (left === 0) throw new Error('killed');
        left -= 1;
        return randomBytes(bytes);
      });
      done = true;
    } catch {
      // From its beginning on it opens for nobody.
      if (steps > 3) expect(codeOf(() => open(at))).toBe('retired');
    }
    expect(retire(at)).toEqual(expected);
    expect(codeOf(() => open(at))).toBe('retired');
    rmSync(at, { recursive: true });
    steps += 1;
  }
  // The control: it was broken off more often than once.
  expect(steps).toBeGreaterThan(8);
});
