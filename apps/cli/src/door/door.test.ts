import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Device, startDevice } from '@consentry/device';
import { prepareModels } from '@consentry/recognition';
import { emptyRoom, portrait, type Sitter } from '@consentry/testbed';
import { TEMPLATE_STORE_FILE } from '@consentry/vault';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { CACHE, consentry, errorOf, Folder, json } from '../command.fixture.ts';

const TEXT = expect.stringMatching(/./);
const PIN = '836154';
const folder = new Folder();
const data = join(folder.path, 'data');
let device: Device;

async function photosOf(sitter: Sitter): Promise<readonly string[]> {
  const ways = [{}, { turn: 2 }, { light: 0.9 }, { shift: [0.03, 0] as const }];
  return Promise.all(
    ways.map(async (how, at) => folder.put(`${sitter}${at}.jpg`, await portrait(sitter, how))),
  );
}

/** Runs `consentry door …` against the door of this test. */
function door(verb: string, ...args: readonly string[]) {
  return json(['door', verb, '--url', device.url, ...args]);
}

async function register(): Promise<string> {
  const { code, value } = await door('register', '--pin', PIN);
  expect({ code, value }).toEqual({ code: 0, value: { number: expect.stringMatching(/^\d{6}$/) } });
  return (value as { number: string }).number;
}

beforeAll(async () => {
  await prepareModels({ cache: CACHE });
  device = await startDevice({
    suite: 'gm',
    data,
    port: 0,
    webRoot: folder.path,
    cache: CACHE,
    log: { level: 'silent' },
  });
  const ready = async (): Promise<void> =>
    expect(await (await fetch(new URL('/v1/health', device.url))).json()).toMatchObject({ face: 'ready' });
  await vi.waitFor(ready, { timeout: 60_000, interval: 100 });
});
afterAll(async () => {
  await device.close();
  folder[Symbol.dispose]();
});

test('the whole life of a face at a door, from the command line', async () => {
  const ada = await photosOf('ada');
  const dora = await photosOf('dora');
  const number = await register();
  const known = ['--number', number, '--pin', PIN];
  const adult = ['--age', '14-or-over'];

  const shown = await consentry(['door', 'show', '--url', device.url, '--lang', 'zh-CN']);
  expect(shown).toMatchObject({ code: 0, stdout: expect.stringContaining('进门方式') });
  expect((await door('show')).value).toMatchObject({
    ways: expect.arrayContaining([{ way: 'pin', live: true }]),
  });

  expect(await door('enrol', ...known, ...adult, '--consent', 'no', ...ada)).toEqual({
    code: 0,
    value: { outcome: 'declined' },
  });
  const child = await door('enrol', ...known, '--age', 'under-14', '--consent', 'yes', ...ada);
  expect(child).toMatchObject({ code: 3, value: { error: { what: { 'zh-CN': TEXT, en: TEXT } } } });
  const before = await door('verify', '--number', number, ...ada);
  expect(before).toEqual({ code: 3, value: errorOf('not_lawful', TEXT) });

  const yes = [...known, ...adult, '--consent', 'yes', ...ada];
  const enrol = await consentry(['door', 'enrol', '--url', device.url, ...yes]);
  expect(enrol).toMatchObject({ code: 0, stdout: expect.stringContaining('Enrolled') });
  expect(enrol.stderr).not.toBe('');
  expect(await door('verify', '--number', number, ...ada)).toEqual({
    code: 0,
    value: { outcome: 'admitted', way: 'face' },
  });
  expect(await door('verify', '--number', number, ...dora)).toMatchObject({
    code: 3,
    value: { outcome: 'not_recognised', tries_left: 4, other_ways: ['pin', 'staff'] },
  });
  const room = folder.put('room.jpg', await emptyRoom());
  expect(await door('verify', '--number', number, room)).toMatchObject({
    code: 1,
    value: { reasons: ['no_face'] },
  });
  expect((await door('pin', '--number', number, '--pin', '111112')).code).toBe(3);
  expect(await door('pin', ...known)).toEqual({ code: 0, value: { outcome: 'admitted', way: 'pin' } });

  // A second person stays enrolled, so that the store has something to check.
  const other = await register();
  const theirs = ['--number', other, '--pin', PIN, ...adult, '--consent', 'yes', ...dora];
  expect(await door('enrol', ...theirs)).toEqual({ code: 0, value: { outcome: 'enrolled' } });

  expect(await door('withdraw', ...known)).toMatchObject({ code: 0, value: { state: 'erased' } });
  expect(await door('verify', '--number', number, ...ada)).toEqual({
    code: 3,
    value: errorOf('not_lawful', TEXT),
  });
  expect(await door('pin', ...known)).toMatchObject({ code: 0 });
  const me = await door('me', ...known);
  expect(me).toMatchObject({
    code: 0,
    value: { session: { number, face: expect.not.stringMatching('^enrolled$') } },
  });
  expect((me.value as { records: readonly unknown[] }).records.length).toBeGreaterThan(3);

  // Whoever may read the data folder may withdraw for somebody who cannot.
  const staff = await door('withdraw-for', '--number', other, '--data', data);
  expect(staff).toMatchObject({ code: 0, value: { effective_at: TEXT } });
  expect(await door('verify', '--number', other, ...dora)).toMatchObject({ code: 3 });
  const elsewhere = await door('withdraw-for', '--number', other, '--data', folder.path);
  expect(elsewhere).toEqual({ code: 2, value: errorOf('file_unreadable', TEXT) });
  const nothing = await door('verify', '--number', other, join(folder.path, 'nobody.jpg'));
  expect(nothing).toEqual({ code: 2, value: errorOf('file_unreadable', TEXT) });
  expect(await door('register', '--pin', '1')).toEqual({ code: 2, value: errorOf('bad_pin', TEXT) });
  const third = await register();
  const whose = ['--number', third, '--pin', PIN, ...adult, '--consent', 'yes', ...dora];
  expect(await door('enrol', ...whose)).toEqual({ code: 0, value: { outcome: 'enrolled' } });
}, 180_000);

test('a store is checked and renewed in a process of its own: in use, sound, renewed, tampered, gone', async () => {
  const check = ['vault', 'check', '--data', data];
  const renew = ['vault', 'renew', '--data', data];
  for (const args of [check, renew])
    expect(await json(args)).toEqual({ code: 1, value: errorOf('store_in_use', TEXT) });
  await device.close();
  const sound = await json(check);
  expect(sound).toMatchObject({
    code: 0,
    value: {
      ok: true,
      suite: 'gm',
      custody: 'software',
      templates: 1,
      rotation: { generation: 1, waiting: 0 },
      tombstones: 2,
      slots: { used: 1 },
      problems: [],
    },
  });
  expect(await json(renew)).toMatchObject({
    code: 0,
    value: { ok: true, suite: 'gm', rotation: 2, renewed: 1, waiting: 0, unreadable: 0 },
  });
  expect(await json(check)).toMatchObject({ code: 0, value: { ok: true, rotation: { generation: 2 } } });
  const told = await consentry([...check, '--lang', 'zh-CN']);
  expect(told.stdout).toMatch(/SM4-GCM.*不声称通过密评/s);

  // What the store is not, it does not become.
  const start = ['start', '--data', data];
  expect(await json([...start, '--suite', 'std'])).toEqual({ code: 1, value: errorOf('other_suite', TEXT) });
  const custody = { code: 1, value: errorOf('custody_tpm_missing', TEXT) };
  expect(await json([...start, '--custody', 'tpm2'])).toEqual(custody);

  // An attacker with the files has SQLite, too.
  const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
  const db = new DatabaseSync(join(data, 'vault', TEMPLATE_STORE_FILE));
  db.exec('UPDATE templates SET not_after = not_after + 1');
  db.close();
  const both = { 'zh-CN': TEXT, en: TEXT };
  expect(await json(check)).toMatchObject({
    code: 4,
    value: { ok: false, problems: [{ code: 'template_unreadable', id: TEXT, what: both, remedy: both }] },
  });
  const said = await consentry([...check, '--lang', 'zh-CN']);
  expect(said).toMatchObject({ code: 4, stdout: expect.stringContaining('存储有问题') });
  expect(said.stdout).not.toMatch(/A sealed template/);

  const missing = await json(['vault', 'check', '--data', join(folder.path, 'nowhere')]);
  expect(missing).toEqual({ code: 1, value: errorOf('store_missing', TEXT) });
  expect(readdirSync(folder.path)).not.toContain('nowhere');
}, 180_000);

test('a door that does not answer is named', async () => {
  const args = ['--url', 'http://127.0.0.1:9', '--number', '123456', '--pin', PIN];
  expect(await json(['door', 'me', ...args])).toEqual({ code: 1, value: errorOf('door_unreachable', TEXT) });
});
