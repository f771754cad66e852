import { createSecretKey, randomUUID } from 'node:crypto';
import { openSecret, sealSecret } from '@consentry/staff';
import { appOf } from '@consentry/staff/testing';
import { expect, test } from 'vitest';
import { knownStaff } from './testing/known-staff.ts';
import { runPlatform } from './testing/running-platform.ts';
import { callAt, signedIn } from './testing/signed-in.ts';

const PASSWORD = 'some unrelated words';

test('a new password and app take the place of the old ones, and end every other session', async () => {
  await using platform = await runPlatform();
  const { clock, url } = platform;
  const wang = await knownStaff(platform);
  const signIn = async (password: string, code: string) =>
    callAt(url, 'POST', '/v1/sessions', {
      body: { way: 'password', login: wang.login, password, code, carrier: 'bearer' },
    });
  const bearing = (token: unknown) => ({ authorization: `Bearer ${String(token)}` });
  const elsewhere = await signIn(wang.password, wang.code(clock.now));
  clock.now += 30_000;
  const here = await signIn(wang.password, wang.code(clock.now));
  const headers = bearing(here.body['token']);
  const offer = (await callAt(url, 'POST', '/v1/staff/me/app-offers', { headers })).body;
  const app = appOf(offer['totp_secret']);
  const set = async (body: Readonly<Record<string, unknown>>) =>
    callAt(url, 'PUT', '/v1/staff/me/password', {
      headers,
      body: { password: PASSWORD, offer: offer['offer'], code: app(clock.now), ...body },
    });
  expect((await set({ code: wang.code(clock.now) })).body['code']).toBe('factor_wrong');
  expect((await set({ offer: 'v1.AAAA.AAAA' })).body['code']).toBe('factor_wrong');
  expect((await set({ password: wang.login.padEnd(12, '1') })).body['code']).toBe('password_weak');
  const done = await set({});
  expect([done.status, done.body['ends_at']]).toEqual([200, here.body['ends_at']]);
  for (const old of [here, elsewhere]) {
    const current = callAt(url, 'GET', '/v1/sessions/current', { headers: bearing(old.body['token']) });
    expect((await current).status).toBe(401);
  }
  const current = callAt(url, 'GET', '/v1/sessions/current', { headers: bearing(done.body['token']) });
  expect((await current).status).toBe(200);
  clock.now += 30_000;
  expect((await signIn(wang.password, wang.code(clock.now))).status).toBe(401);
  expect((await signIn(PASSWORD, wang.code(clock.now))).status).toBe(401);
  expect((await signIn(PASSWORD, app(clock.now))).status).toBe(201);
});

test('the offer of an app is of one account, and needs a second factor', async () => {
  await using platform = await runPlatform();
  const [li, wang] = [await signedIn(platform, 'operator'), await signedIn(platform, 'operator')];
  const offer = (await li.call('POST', '/v1/staff/me/app-offers')).body;
  const code = appOf(offer['totp_secret'])(platform.clock.now);
  const body = { password: PASSWORD, offer: offer['offer'], code };
  expect((await wang.call('PUT', '/v1/staff/me/password', { body })).body['code']).toBe('factor_wrong');
  const tired = await signedIn(platform, 'operator', { steppedUp: false });
  expect((await tired.call('POST', '/v1/staff/me/app-offers')).body['code']).toBe('step_up');
  expect((await tired.call('PUT', '/v1/staff/me/password', { body })).body['code']).toBe('step_up');
  expect((await li.call('PUT', '/v1/staff/me/password', { body })).status).toBe(200);
});

test('a sealed secret opens for its owner, here, unchanged, and for nobody else', () => {
  const [here, elsewhere] = [1, 2].map((byte) => createSecretKey(Buffer.alloc(32, byte)));
  if (here === undefined || elsewhere === undefined) throw new Error('Two keys.');
  const owner = randomUUID();
  const secret = Buffer.from('12345678901234567890');
  const sealed = sealSecret(here, owner, secret);
  expect(sealed).not.toContain(secret.toString('base64url'));
  expect(sealSecret(here, owner, secret)).not.toBe(sealed);
  expect(Buffer.from(openSecret(here, owner, sealed))).toEqual(secret);
  const bytes = Buffer.from(sealed.split('.')[2] ?? '', 'base64url');
  bytes.writeUInt8(bytes.readUInt8(0) ^ 1, 0);
  const bent = [...sealed.split('.').slice(0, 2), bytes.toString('base64url')].join('.');
  expect(() => openSecret(here, owner, bent)).toThrow();
  expect(() => openSecret(here, randomUUID(), sealed)).toThrow();
  expect(() => openSecret(elsewhere, owner, sealed)).toThrow();
  expect(() => openSecret(here, owner, sealed.replace('v1', 'v2'))).toThrow();
});
