import fc from 'fast-check';
import { expect, test } from 'vitest';
import { REGISTER_LIMIT } from '../alternatives/attempts.ts';
import { openKiosk, openTiredKiosk, START } from '../testing/kiosk-in-memory.ts';
import { checkPin, hashPin } from './pin-hash.ts';
import { isWeakPin } from './pin.ts';
import { SESSION_EXTENSIONS_MAX, SESSION_IDLE_MS, SESSION_LIFE_MS, Sessions } from './sessions.ts';

test('a person is a random number and a PIN; nothing about a face is asked for', async () => {
  await using kiosk = await openKiosk();
  const first = await kiosk.register();
  const second = await kiosk.register();
  expect(first.number).toMatch(/^[1-9]\d{5}$/);
  expect(first).toMatchObject({ face: 'none', consent: null, ask_again_after: null });
  expect(second.number).not.toBe(first.number);
  expect(second.token).not.toBe(first.token);
});

// biome-ignore format: a table of numbers
test.each([
  '0000', '1111', '1212', '123123', '1234', '4321', '0123', '7890', '2468', '1984', '2026', '19900131', '900131',
  '1122', '112233', '2580', '520131', '147258', '88888888', '123456789012',
])('%s is too easy', (pin) => {
  expect(isWeakPin(pin)).toBe(true);
});

test('a weak PIN is refused with a reason; most PINs are not weak', async () => {
  await using kiosk = await openKiosk();
  const weak = kiosk.call('POST', '/v1/people', { body: { pin: '1234' } });
  expect(await kiosk.problem(weak)).toMatchObject({ code: 'pin_weak', status: 422 });
  const all = Array.from({ length: 10_000 }, (_, i) => String(i).padStart(4, '0'));
  expect(all.filter(isWeakPin).length).toBeLessThan(500);
});

test('a PIN fits its own hash and no other', async () => {
  const hash = await hashPin('836154');
  expect(hash).not.toContain('836154');
  expect(await hashPin('836154')).not.toBe(hash);
  expect(await checkPin('836154', hash)).toBe(true);
  expect(await checkPin('836155', hash)).toBe(false);
  expect(await checkPin('836154', null)).toBe(false);
  for (const broken of ['', '$', 'v1$$', hash.replace('v1', 'v0')]) {
    expect(await checkPin('836154', broken).catch(() => false), broken).toBe(false);
  }
});

test('a session ends when left alone, and after ten minutes however busy', () => {
  const clock = { now: START };
  const sessions = new Sessions(() => clock.now);
  const { token } = sessions.begin('person', 'pin');
  clock.now += SESSION_IDLE_MS - 1;
  expect(sessions.find(token)).toMatchObject({ person: 'person', way: 'pin' });
  clock.now += SESSION_IDLE_MS - 1;
  expect(sessions.find(token)).toMatchObject({ person: 'person' });
  clock.now += SESSION_IDLE_MS;
  expect(sessions.find(token)).toBe('ended');
  const busy = sessions.begin('person', 'pin');
  const end = clock.now + SESSION_LIFE_MS;
  while (clock.now + 60_000 < end) {
    clock.now += 60_000;
    expect(sessions.find(busy.token)).toMatchObject({ person: 'person' });
  }
  clock.now = end;
  expect(sessions.find(busy.token)).toBe('ended');
});

test('asked for in time a session begins anew, as often as WCAG 2.2.1 wants and no more', async () => {
  await using kiosk = await openKiosk();
  const me = await kiosk.register();
  expect(me).toMatchObject({ seconds_left: SESSION_LIFE_MS / 1000, extensions_left: SESSION_EXTENSIONS_MAX });
  expect(SESSION_EXTENSIONS_MAX).toBeGreaterThanOrEqual(10);
  const more = () => kiosk.call('POST', '/v1/me/session', { body: {}, token: me.token });
  /** Somebody who is busy until a minute before the end. */
  const busy = async () => {
    for (let at = 60_000; at < SESSION_LIFE_MS; at += 60_000) {
      kiosk.clock.now += 60_000;
      await kiosk.me(me.token);
    }
  };
  for (let left = SESSION_EXTENSIONS_MAX; left > 0; left -= 1) {
    await busy();
    expect((await kiosk.me(me.token)).session.seconds_left).toBe(60);
    const got = await more();
    expect(got.json).toMatchObject({ seconds_left: SESSION_LIFE_MS / 1000, extensions_left: left - 1 });
  }
  await busy();
  expect(await kiosk.problem(more())).toMatchObject({ code: 'no_more_time', status: 409 });
  kiosk.clock.now += 60_000;
  expect(await kiosk.problem(more())).toMatchObject({ code: 'session_ended' });
  expect(await kiosk.problem(kiosk.call('POST', '/v1/me/session', { body: {} }))).toMatchObject({
    code: 'session_missing',
  });
});

test('a clock that is set back keeps nobody signed in who walked away; a small step ends nothing', () => {
  const clock = { now: START };
  const sessions = new Sessions(() => clock.now);
  const { token, session } = sessions.begin('person', 'pin');
  clock.now -= SESSION_IDLE_MS - 1;
  expect(sessions.isLive(session.id)).toBe(true);
  clock.now -= 1;
  expect(sessions.isLive(session.id)).toBe(false);
  expect(sessions.find(token)).toBe('ended');
});

test('no other token finds a session', () => {
  const sessions = new Sessions(() => START);
  const { token } = sessions.begin('person', 'pin');
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  fc.assert(
    fc.property(fc.string(), (guess) => {
      expect(sessions.find(guess === token ? '' : guess)).toBe('unknown');
    }),
  );
  expect(sessions.find(token)).toMatchObject({ person: 'person' });
});

test('a session that ended, or never was, is told so', async () => {
  await using kiosk = await openKiosk();
  const { token } = await kiosk.register();
  expect((await kiosk.me(token)).session.face).toBe('none');
  kiosk.clock.now += SESSION_IDLE_MS;
  for (const bad of [token, 'x', 'A'.repeat(43)]) {
    expect(await kiosk.problem(kiosk.call('GET', '/v1/me', { token: bad }))).toMatchObject({
      code: 'session_ended',
    });
  }
  expect(await kiosk.problem(kiosk.call('GET', '/v1/me'))).toMatchObject({
    code: 'session_missing',
    status: 401,
  });
});

test('registrations are limited for the device, for a while', async () => {
  await using kiosk = await openTiredKiosk(REGISTER_LIMIT);
  const register = { body: { pin: '836154' } };
  const problem = await kiosk.problem(kiosk.call('POST', '/v1/people', register));
  expect(problem).toMatchObject({ code: 'rate_limited', other_ways: ['pin', 'staff'] });
  kiosk.clock.now += (problem.retry_after_seconds ?? 0) * 1000;
  expect((await kiosk.call('POST', '/v1/people', register)).status).toBe(201);
});

test('signing in makes somebody known without an entry, and counts wrong PINs as an entry does', async () => {
  await using kiosk = await openKiosk();
  const me = await kiosk.register();
  const right = await kiosk.call('POST', '/v1/sessions', { body: { number: me.number, pin: '836154' } });
  expect(right.status).toBe(200);
  const view = await kiosk.me(me.token);
  expect(view.records.map(({ event }) => event)).not.toContain('entry');
  for (let i = 0; i < 5; i += 1) {
    const wrong = kiosk.call('POST', '/v1/sessions', { body: { number: me.number, pin: '918273' } });
    expect(await kiosk.problem(wrong)).toMatchObject({ code: 'credentials_wrong' });
  }
  const locked = kiosk.call('POST', '/v1/entries/pin', { body: { number: me.number, pin: '836154' } });
  expect(await kiosk.problem(locked)).toMatchObject({ code: 'locked' });
});
