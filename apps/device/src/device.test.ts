import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  Admission,
  CaptureView,
  ConsentView,
  DoorView,
  FrameOutcome,
  HealthView,
  Presentation,
  Problem,
  SessionView,
  WithdrawalView,
} from '@consentry/contract';
import { prepareModels } from '@consentry/recognition';
import { portrait, type Sitter } from '@consentry/testbed';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { z } from 'zod';
import { openLog } from './courier/http/log.ts';
import { openCourier } from './courier/open-courier.ts';
import { type DeviceOptions, startDevice } from './device.ts';
import { exampleDoor } from './example-door.ts';
import { VaultClient } from './pipe/vault-client.ts';
import { launchVault } from './vault/launch.ts';

const cache = join(import.meta.dirname, '../../../.cache');
let data = '';
let options: DeviceOptions;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'consentry-device-'));
  options = { data, port: 0, webRoot: data, cache, log: { level: 'silent' } };
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

/** One kiosk's calls on a real address. */
function caller(url: string) {
  return async <S extends z.ZodType>(
    schema: S,
    method: string,
    path: string,
    { json, photo, token }: { json?: unknown; photo?: Uint8Array; token?: string } = {},
  ): Promise<z.infer<S>> => {
    const headers = new Headers();
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
    if (json !== undefined) headers.set('content-type', 'application/json');
    if (photo !== undefined) headers.set('content-type', 'image/jpeg');
    const body = photo === undefined ? JSON.stringify(json) : Buffer.from(photo);
    const reply = await fetch(new URL(path, url), { method, headers, ...(method === 'GET' ? {} : { body }) });
    return schema.parse(await reply.json());
  };
}

/** A few frames of one person, as a camera takes them. */
function photosOf(sitter: Sitter): Promise<readonly Uint8Array[]> {
  return Promise.all(
    [{}, { turn: 2 }, { light: 0.9 }, { shift: [0.03, 0] as const }].map((how) => portrait(sitter, how)),
  );
}

test('the real vault: agree, enrol, be let in, be a stranger, withdraw, be refused, get in by PIN', async () => {
  await prepareModels({ cache });
  const device = await startDevice(options);
  try {
    expect(device).toMatchObject({ example: true });
    const call = caller(device.url);
    await expect
      .poll(async () => (await call(HealthView, 'GET', '/v1/health')).face, { timeout: 45_000 })
      .toBe('ready');
    expect((await call(HealthView, 'GET', '/v1/health')).vault).toMatchObject({
      confined: true,
      enrolled: 0,
    });
    const door = await call(DoorView, 'GET', '/v1/door');
    const { token, number } = await call(SessionView, 'POST', '/v1/people', { json: { pin: '836154' } });
    const shown = { json: { digest: door.notice.digest }, token };
    const { presentation } = await call(Presentation, 'POST', '/v1/notices/presented', shown);
    const decision = { presentation, decision: 'given', scope: 'enrolment', age: '14_or_over' };
    await call(ConsentView, 'POST', '/v1/consents', { json: decision, token });

    const show = async (act: 'enrol' | 'verify', photos: readonly Uint8Array[]): Promise<FrameOutcome> => {
      const json = act === 'enrol' ? { act } : { act, number };
      const { capture, need } = await call(CaptureView, 'POST', '/v1/captures', { json, token });
      expect(need).toBe(door.frames[act]);
      for (let i = 0; i < 20; i += 1) {
        const photo = photos[i % photos.length] ?? new Uint8Array();
        const outcome = await call(FrameOutcome, 'POST', `/v1/captures/${capture}/frames`, { photo, token });
        // What the kiosk was told beforehand is what the vault wants.
        if (outcome.outcome === 'more') expect(outcome.need).toBe(need);
        else return outcome;
      }
      throw new Error('no end');
    };
    const own = await photosOf('ada');
    expect(await show('enrol', own)).toMatchObject({ outcome: 'enrolled', session: { face: 'enrolled' } });
    expect(await show('verify', own)).toMatchObject({ outcome: 'admitted', session: { number } });
    expect(await show('verify', await photosOf('dora'))).toMatchObject({
      outcome: 'not_recognised',
      tries_left: 4,
    });

    const withdrawal = await call(WithdrawalView, 'POST', '/v1/withdrawals', { json: {}, token });
    const verify = { json: { act: 'verify', number } };
    expect(await call(Problem, 'POST', '/v1/captures', verify)).toMatchObject({ code: 'not_lawful' });
    const path = `/v1/withdrawals/${withdrawal.withdrawal}`;
    await expect.poll(async () => (await call(WithdrawalView, 'GET', path, { token })).state).toBe('erased');
    expect((await call(HealthView, 'GET', '/v1/health')).vault).toMatchObject({ confined: true });
    const pin = { json: { number, pin: '836154' } };
    expect(await call(Admission, 'POST', '/v1/entries/pin', pin)).toMatchObject({ way: 'pin' });
  } finally {
    await device.close();
  }
});

test('a killed vault: the other ways work meanwhile; what was withdrawn is erased before any camera opens', async () => {
  await prepareModels({ cache });
  const store = join(data, 'vault');
  mkdirSync(store);
  await using client = new VaultClient(() => launchVault({ store, models: cache, device: 'example-device' }));
  await using courier = await openCourier({
    store: join(data, 'courier.db'),
    door: exampleDoor(),
    vault: () => client,
    webRoot: null,
    language: null,
    log: openLog({ level: 'silent' }),
    now: Date.now,
    onFatal: (error) => {
      throw error;
    },
  });
  const call = caller(await courier.listen(0));
  const ready = (): Promise<void> => expect.poll(() => courier.faceReady, { timeout: 45_000 }).toBe(true);
  await ready();
  const { token, number } = await call(SessionView, 'POST', '/v1/people', { json: { pin: '836154' } });
  const digest = (await call(DoorView, 'GET', '/v1/door')).notice.digest;
  const { presentation } = await call(Presentation, 'POST', '/v1/notices/presented', {
    json: { digest },
    token,
  });
  const decision = { presentation, decision: 'given', scope: 'enrolment', age: '14_or_over' };
  await call(ConsentView, 'POST', '/v1/consents', { json: decision, token });
  const { capture } = await call(CaptureView, 'POST', '/v1/captures', { json: { act: 'enrol' }, token });
  process.kill(client.pid ?? 0, 'SIGKILL');
  await expect.poll(() => client.state).not.toBe('ready');
  const [photo = new Uint8Array()] = await photosOf('ada');
  const refused = await call(Problem, 'POST', `/v1/captures/${capture}/frames`, { photo, token });
  expect(refused).toMatchObject({ code: 'face_unavailable', other_ways: ['pin', 'staff'] });
  const pin = { json: { number, pin: '836154' } };
  expect(await call(Admission, 'POST', '/v1/entries/pin', pin)).toMatchObject({ way: 'pin' });
  const withdrawal = await call(WithdrawalView, 'POST', '/v1/withdrawals', { json: {}, token });
  expect(withdrawal).toMatchObject({ state: 'effective' });
  await ready();
  const path = `/v1/withdrawals/${withdrawal.withdrawal}`;
  expect(await call(WithdrawalView, 'GET', path, { token })).toMatchObject({ state: 'erased' });
});

test('only loopback, only a right declaration, only a free port, only a folder that can be written', async () => {
  await expect(startDevice({ ...options, host: '0.0.0.0' })).rejects.toMatchObject({
    code: 'host_not_loopback',
  });
  const { purpose: _purpose, ...rest } = exampleDoor();
  await expect(startDevice({ ...options, door: rest })).rejects.toMatchObject({
    code: 'door_invalid',
    message: expect.stringContaining('purpose'),
  });
  await expect(startDevice({ ...options, data: '/dev/null/no' })).rejects.toMatchObject({
    code: 'data_unusable',
  });
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  try {
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await expect(startDevice({ ...options, door: null, port })).rejects.toMatchObject({
      code: 'port_in_use',
    });
  } finally {
    taken.close();
  }
});

test('one folder has one device: a second start changes nothing for the first', async () => {
  const first = await startDevice({ ...options, door: exampleDoor() });
  try {
    const name = { 'zh-CN': '某公司', en: 'Some company' };
    const own = { ...exampleDoor(), example: false, organisation: { name, contact: 'dpo@some.example' } };
    await expect(startDevice({ ...options, door: own })).rejects.toMatchObject({
      code: 'data_unusable',
      message: expect.stringContaining('another door runs on it'),
    });
  } finally {
    await first.close();
  }
  const again = await startDevice({ ...options, door: null });
  expect(again).toMatchObject({ example: true });
  await again.close();
});

test('a vault that is gone before the courier is open takes nothing with it', async () => {
  const node = process.execPath;
  process.execPath = '/nonexistent/node';
  try {
    const device = await startDevice({ ...options, door: exampleDoor() });
    const call = caller(device.url);
    expect(await call(HealthView, 'GET', '/v1/health')).toMatchObject({ status: 'ok', face: 'unavailable' });
    const { number } = await call(SessionView, 'POST', '/v1/people', { json: { pin: '836154' } });
    const pin = { json: { number, pin: '836154' } };
    expect(await call(Admission, 'POST', '/v1/entries/pin', pin)).toMatchObject({ way: 'pin' });
    await device.close();
  } finally {
    process.execPath = node;
  }
});

test('a start that fails half-way leaves nothing running', async () => {
  const webRoot = join(data, 'no-folder');
  writeFileSync(webRoot, '');
  await expect(startDevice({ ...options, webRoot })).rejects.toMatchObject({ code: 'data_unusable' });
  await using vault = new VaultClient(() =>
    launchVault({ store: join(data, 'vault'), models: cache, device: 'example-device' }),
  );
  // The store's lock is free, and so is the courier's.
  await expect.poll(() => vault.state, { timeout: 45_000 }).toBe('ready');
  await (await startDevice({ ...options, door: null })).close();
});

test('an empty device says it is not set up; the example never replaces a declared door', async () => {
  const empty = await startDevice({ ...options, door: null });
  expect(empty).toMatchObject({ example: false, organisation: null });
  expect(await caller(empty.url)(Problem, 'GET', '/v1/door')).toMatchObject({ code: 'door_not_set_up' });
  await empty.close();
  await empty.close();
  const name = { 'zh-CN': '某公司', en: 'Some company' };
  const own = { ...exampleDoor(), example: false, organisation: { name, contact: 'dpo@some.example' } };
  await (await startDevice({ ...options, door: own })).close();
  for (const door of [undefined, null, exampleDoor()]) {
    const again = await startDevice({ ...options, door });
    expect(again).toMatchObject({ example: false, organisation: name });
    await again.close();
  }
});
