import { expect, test } from 'vitest';
import { ATTEMPT_WINDOW_MS, REGISTER_LIMIT } from '../alternatives/attempts.ts';
import { openKiosk, openTiredKiosk } from '../testing/kiosk-in-memory.ts';
import { REPLAY_LIFE_MS } from './idempotency.ts';

const headers = { 'idempotency-key': 'a-key-of-this-press' };

test('the same request with the same key is done once and answered alike', async () => {
  await using kiosk = await openKiosk();
  const register = { body: { pin: '836154' }, headers };
  const [first, second] = await Promise.all([
    kiosk.call('POST', '/v1/people', register),
    kiosk.call('POST', '/v1/people', register),
  ]);
  expect(first.status).toBe(201);
  expect(second.json).toEqual(first.json);
  const third = await kiosk.call('POST', '/v1/people', register);
  expect(third.text).toBe(first.text);
  expect(third.headers).toMatchObject({
    'idempotent-replayed': 'true',
    'content-type': first.headers['content-type'],
  });
});

test('another body, another key, another caller', async () => {
  await using kiosk = await openKiosk();
  const register = { body: { pin: '836154' }, headers };
  const first = await kiosk.call('POST', '/v1/people', register);
  const conflict = kiosk.call('POST', '/v1/people', { body: { pin: '947265' }, headers });
  expect(await kiosk.problem(conflict)).toMatchObject({ code: 'idempotency_conflict', status: 409 });
  const other = await kiosk.call('POST', '/v1/people', {
    ...register,
    headers: { 'idempotency-key': 'another-key' },
  });
  expect(other.json).not.toEqual(first.json);
  const { token } = await kiosk.register();
  const refused = await kiosk.call('POST', '/v1/withdrawals', { body: {}, headers, token });
  const stranger = kiosk.call('POST', '/v1/withdrawals', { body: {}, headers });
  expect(refused.status).toBe(409);
  expect(await kiosk.problem(stranger)).toMatchObject({ code: 'session_missing' });
});

test('a key is short and visible, and is forgotten', async () => {
  await using kiosk = await openKiosk();
  const call = (key: string) =>
    kiosk.call('POST', '/v1/entries/staff', { body: {}, headers: { 'idempotency-key': key } });
  for (const bad of ['short', 'x'.repeat(129), 'with space in it']) {
    expect(await kiosk.problem(call(bad))).toMatchObject({ code: 'malformed_request' });
  }
  const first = await call('a-key-of-this-press');
  expect((await call('a-key-of-this-press')).text).toBe(first.text);
  kiosk.clock.now += REPLAY_LIFE_MS;
  expect((await call('a-key-of-this-press')).headers['idempotent-replayed']).toBeUndefined();
});

test('an answer that says "later" is not kept', async () => {
  await using kiosk = await openTiredKiosk(REGISTER_LIMIT);
  const register = { body: { pin: '836154' }, headers };
  expect(await kiosk.problem(kiosk.call('POST', '/v1/people', register))).toMatchObject({
    code: 'rate_limited',
  });
  kiosk.clock.now += ATTEMPT_WINDOW_MS;
  expect((await kiosk.call('POST', '/v1/people', register)).status).toBe(201);
});

test('leave to open a camera is asked for anew each time: a withdrawal in between wins', async () => {
  await using kiosk = await openKiosk();
  const me = await kiosk.enrolled('wang');
  const start = { body: { act: 'verify', number: me.number }, headers };
  const first = await kiosk.call('POST', '/v1/captures', start);
  const second = await kiosk.call('POST', '/v1/captures', start);
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(second.json).not.toEqual(first.json);
  await kiosk.withdraw(me.token);
  expect(await kiosk.problem(kiosk.call('POST', '/v1/captures', start))).toMatchObject({
    code: 'not_lawful',
  });
});
