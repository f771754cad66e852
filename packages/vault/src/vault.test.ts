import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PermitError, type Permit } from '@consentry/law';
import { expect, test } from 'vitest';
import { KEY_SLOTS_FILE } from './key-slots.ts';
import { ROOT_KEY_FILE } from './root-key.ts';
import { DAY, NOW, open, permitFor, syntheticTemplate, temporaryFolder } from './vault.fixture.ts';
import { VaultError } from './vault-error.ts';

const YEAR = NOW + 340 * DAY;

function codeOf(work: () => unknown): string | null {
  try {
    work();
    return null;
  } catch (error) {
    return error instanceof VaultError || error instanceof PermitError ? error.code : String(error);
  }
}

test('who is enrolled is told from who is not, now and after a restart', () => {
  using place = temporaryFolder();
  const [ann, bo] = [randomUUID(), randomUUID()];
  const first = open(place.folder);
  first.enrol(permitFor('enrol', ann), syntheticTemplate(1), YEAR);
  first.enrol(permitFor('enrol', bo), syntheticTemplate(2), YEAR);
  for (const vault of [first, null]) {
    if (vault === null) first.close();
    const opened = vault ?? open(place.folder);
    expect(opened.count).toBe(2);
    expect(opened.verify(permitFor('verify', ann), syntheticTemplate(1, 0.05))).toBe(true);
    // 1:1: another enrolled person is not the one of this consent.
    expect(opened.verify(permitFor('verify', ann), syntheticTemplate(2, 0.05))).toBe(false);
    expect(opened.verify(permitFor('verify', bo), syntheticTemplate(2, 0.05))).toBe(true);
    expect(opened.check()).toMatchObject({ ok: true, templates: 2, slots: { used: 2 }, custody: 'software' });
    if (vault === null) opened.close();
  }
});

test('identify looks only at the purpose of its permit', () => {
  using place = temporaryFolder();
  const vault = open(place.folder);
  const [here, there] = [randomUUID(), randomUUID()];
  vault.enrol(permitFor('enrol', here, { mode: 'identify' }), syntheticTemplate(1), YEAR);
  vault.enrol(
    permitFor('enrol', there, { mode: 'identify', purpose: 'canteen' }),
    syntheticTemplate(2),
    YEAR,
  );
  const look = (seed: number, purpose?: string) =>
    vault.identify(
      permitFor('identify', randomUUID(), purpose === undefined ? {} : { purpose }),
      syntheticTemplate(seed, 0.05),
    );
  expect(look(1)).toBe(here);
  expect(look(2)).toBe(null);
  expect(look(2, 'canteen')).toBe(there);
  expect(look(1, 'canteen')).toBe(null);
  expect(look(3)).toBe(null);
  expect(look(1, 'nobody-enrolled')).toBe(null);
  vault.close();
});

test('an erased consent never matches and never enrols again, also after a restart', () => {
  using place = temporaryFolder();
  const ann = randomUUID();
  let vault = open(place.folder);
  vault.enrol(permitFor('enrol', ann), syntheticTemplate(1), YEAR);
  expect(codeOf(() => vault.enrol(permitFor('enrol', ann), syntheticTemplate(1), YEAR))).toBe(
    'already_enrolled',
  );
  expect(vault.erase(ann)).toBe(1);
  expect(vault.erase(ann)).toBe(0);
  for (let round = 0; round < 2; round++) {
    expect(vault.standing(ann)).toBe('erased');
    expect(vault.count).toBe(0);
    expect(codeOf(() => vault.verify(permitFor('verify', ann), syntheticTemplate(1)))).toBe('erased');
    expect(codeOf(() => vault.enrol(permitFor('enrol', ann), syntheticTemplate(1), YEAR))).toBe('erased');
    expect(vault.check()).toMatchObject({ ok: true, templates: 0, tombstones: 1, slots: { used: 0 } });
    vault.close();
    vault = open(place.folder);
  }
  // A withdrawal that arrives before the enrolment wins, too.
  const late = randomUUID();
  expect(vault.erase(late)).toBe(0);
  expect(codeOf(() => vault.enrol(permitFor('enrol', late), syntheticTemplate(2), YEAR))).toBe('erased');
  vault.close();
});

test('what is kept ends at its time, to the millisecond, by the same path', () => {
  using place = temporaryFolder();
  let now = NOW;
  const ann = randomUUID();
  const vault = open(place.folder, { now: () => now });
  vault.enrol(permitFor('enrol', ann), syntheticTemplate(1), NOW + DAY);
  now = NOW + DAY - 1;
  expect(vault.verify(permitFor('verify', ann, { now }), syntheticTemplate(1))).toBe(true);
  expect(vault.expire(now)).toBe(0);
  now = NOW + DAY;
  expect(codeOf(() => vault.verify(permitFor('verify', ann, { now }), syntheticTemplate(1)))).toBe('erased');
  expect(vault.check()).toMatchObject({ ok: true, templates: 0, tombstones: 1 });
  const bo = randomUUID();
  for (const end of [now, now - 1, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(codeOf(() => vault.enrol(permitFor('enrol', bo, { now }), syntheticTemplate(1), end))).toBe(
      'erased',
    );
  }
  vault.enrol(permitFor('enrol', bo, { now }), syntheticTemplate(2), now + DAY);
  vault.close();
  // Over while nobody looked: gone before the vault is open.
  const later = open(place.folder, { now: () => now + 2 * DAY });
  expect(later.count).toBe(0);
  expect(later.standing(bo)).toBe('erased');
  later.close();
});

test('permits that are forged, of another act, expired, or of another device open nothing', () => {
  using place = temporaryFolder();
  const vault = open(place.folder);
  const ann = randomUUID();
  vault.enrol(permitFor('enrol', ann), syntheticTemplate(1), YEAR);
  const good = permitFor('verify', ann);
  const probe = syntheticTemplate(1);
  expect(vault.verify(good, probe)).toBe(true);
  expect(codeOf(() => vault.verify(Object.assign({}, good), probe))).toBe('permit_forged');
  expect(codeOf(() => vault.verify(permitFor('enrol', ann) as unknown as Permit<'verify'>, probe))).toBe(
    'permit_other_act',
  );
  expect(codeOf(() => vault.identify(good as unknown as Permit<'identify'>, probe))).toBe('permit_other_act');
  expect(codeOf(() => vault.verify(permitFor('verify', ann, { now: NOW - 60_000 }), probe))).toBe(
    'permit_expired',
  );
  expect(codeOf(() => vault.verify(permitFor('verify', ann, { device: 'door-9' }), probe))).toBe(
    'other_consent',
  );
  expect(codeOf(() => vault.verify(permitFor('verify', ann, { purpose: 'canteen' }), probe))).toBe(
    'other_consent',
  );
  expect(codeOf(() => vault.verify(permitFor('verify', randomUUID()), probe))).toBe('not_enrolled');
  vault.close();
  expect(codeOf(() => vault.verify(good, probe))).toBe('store_not_open');
});

test('templates of another model are not compared; enrolling again replaces them', () => {
  using place = temporaryFolder();
  const ann = randomUUID();
  const before = open(place.folder);
  before.enrol(permitFor('enrol', ann), syntheticTemplate(1), YEAR);
  expect(
    codeOf(() =>
      before.enrol(permitFor('enrol', randomUUID()), syntheticTemplate(1, 0, 'b2'.repeat(32)), YEAR),
    ),
  ).toBe('other_model');
  before.close();
  const model = 'b2'.repeat(32);
  const vault = open(place.folder, { model });
  expect(vault.count).toBe(0);
  expect(vault.standing(ann)).toBe('other_model');
  expect(codeOf(() => vault.verify(permitFor('verify', ann), syntheticTemplate(1, 0, model)))).toBe(
    'other_model',
  );
  vault.enrol(permitFor('enrol', ann), syntheticTemplate(1, 0, model), YEAR);
  expect(vault.verify(permitFor('verify', ann), syntheticTemplate(1, 0, model))).toBe(true);
  expect(vault.check()).toMatchObject({ ok: true, templates: 1, models: { [model]: 1 }, slots: { used: 1 } });
  vault.close();
});

test('one folder has one vault', () => {
  using place = temporaryFolder();
  const vault = open(place.folder);
  expect(codeOf(() => open(place.folder))).toBe('store_in_use');
  vault.close();
  open(place.folder).close();
  expect(codeOf(() => open(place.folder, { device: 'door-9' }))).toBe('other_device');
});

test('a root key that is missing, damaged or open to others is named, and never made anew', () => {
  using place = temporaryFolder();
  const vault = open(place.folder);
  vault.enrol(permitFor('enrol', randomUUID()), syntheticTemplate(1), YEAR);
  vault.close();
  const key = join(place.folder, ROOT_KEY_FILE);
  expect(statSync(key).mode & 0o777).toBe(0o600);
  expect(statSync(join(place.folder, KEY_SLOTS_FILE)).mode & 0o777).toBe(0o600);
  writeFileSync(key, Buffer.alloc(48, 7));
  expect(codeOf(() => open(place.folder))).toBe('root_key_damaged');
  rmSync(key);
  expect(codeOf(() => open(place.folder))).toBe('root_key_missing');
  expect(existsSync(key)).toBe(false);
  writeFileSync(key, Buffer.alloc(48), { mode: 0o644 });
  expect(codeOf(() => open(place.folder))).toBe('root_key_exposed');
});

test('another root key opens nothing, and erasing still works', () => {
  using place = temporaryFolder();
  using other = temporaryFolder();
  const ann = randomUUID();
  const vault = open(place.folder);
  vault.enrol(permitFor('enrol', ann), syntheticTemplate(1), YEAR);
  vault.close();
  open(other.folder).close();
  rmSync(join(place.folder, ROOT_KEY_FILE));
  writeFileSync(join(place.folder, ROOT_KEY_FILE), readFileSync(join(other.folder, ROOT_KEY_FILE)), {
    mode: 0o600,
  });
  const wrong = open(place.folder);
  expect(wrong.problems.map(({ code }) => code)).toEqual(['epoch_unreadable', 'template_unreadable']);
  expect(codeOf(() => wrong.verify(permitFor('verify', ann), syntheticTemplate(1)))).toBe('store_tampered');
  expect(wrong.erase(ann)).toBe(1);
  expect(wrong.problems.map(({ code }) => code)).toEqual(['epoch_unreadable']);
  expect(wrong.settle()).toBe(1);
  expect(wrong.problems).toEqual([]);
  wrong.close();
});

test('a template has no JSON or text form', () => {
  expect(() => JSON.stringify({ deep: [syntheticTemplate(1)] })).toThrow(TypeError);
  expect(String(syntheticTemplate(1))).toBe('[人脸信息]');
});
