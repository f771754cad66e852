import { expect, test } from 'vitest';
import { exampleDoor } from '../../example-door.ts';
import { openKiosk, openTiredKiosk, START } from '../testing/kiosk-in-memory.ts';
import {
  ATTEMPT_WINDOW_MS,
  PIN_DEVICE_LIMIT,
  PIN_LIMIT,
  STAFF_LIMIT,
  triesLeft,
  waitSeconds,
} from './attempts.ts';

test('number and PIN let in, with no face and no vault', async () => {
  await using kiosk = await openKiosk();
  const { number } = await kiosk.register('836154');
  kiosk.vault.become('unavailable');
  const reply = await kiosk.call('POST', '/v1/entries/pin', { body: { number, pin: '836154' } });
  expect(reply.json).toMatchObject({ outcome: 'admitted', way: 'pin', session: { number, face: 'none' } });
});

test('a wrong PIN and a number nobody has are answered alike', async () => {
  await using kiosk = await openKiosk();
  const { number } = await kiosk.register('836154');
  const other = number === '123457' ? '123458' : '123457';
  const answers = [];
  for (const asked of [number, other]) {
    const problem = await kiosk.problem(
      kiosk.call('POST', '/v1/entries/pin', { body: { number: asked, pin: '947265' } }),
    );
    answers.push({ ...problem, request_id: '' });
  }
  expect(answers[0]).toMatchObject({ code: 'credentials_wrong', status: 401 });
  expect(answers[1]).toEqual(answers[0]);
});

test('of a hundred tries at once five are looked at; then it is locked, even for the right PIN', async () => {
  await using kiosk = await openKiosk();
  const { number } = await kiosk.register('836154');
  const tries = Array.from({ length: 100 }, (_, i) =>
    kiosk.call('POST', '/v1/entries/pin', { body: { number, pin: String(947_000 + i) } }),
  );
  const statuses = (await Promise.all(tries)).map((reply) => reply.status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(PIN_LIMIT.most);
  expect(statuses.filter((status) => status === 429)).toHaveLength(100 - PIN_LIMIT.most);
  const right = { body: { number, pin: '836154' } };
  const reply = await kiosk.call('POST', '/v1/entries/pin', right);
  const problem = await kiosk.problem(reply);
  expect(problem).toMatchObject({ code: 'locked', status: 429, other_ways: ['staff'] });
  expect(reply.headers['retry-after']).toBe(String(problem.retry_after_seconds));
  kiosk.clock.now += (problem.retry_after_seconds ?? 0) * 1000;
  expect((await kiosk.call('POST', '/v1/entries/pin', right)).status).toBe(200);
});

test('a number nobody has is locked alike', async () => {
  await using kiosk = await openKiosk();
  const body = { number: '123457', pin: '947265' };
  for (let i = 0; i < PIN_LIMIT.most; i += 1) await kiosk.call('POST', '/v1/entries/pin', { body });
  expect(await kiosk.problem(kiosk.call('POST', '/v1/entries/pin', { body }))).toMatchObject({
    code: 'locked',
  });
});

test('a success forgets the failures before it', async () => {
  await using kiosk = await openKiosk();
  const { number } = await kiosk.register('836154');
  for (let round = 0; round < 2; round += 1) {
    for (let i = 0; i < PIN_LIMIT.most - 1; i += 1) {
      const wrong = kiosk.call('POST', '/v1/entries/pin', { body: { number, pin: '947265' } });
      expect(await kiosk.problem(wrong)).toMatchObject({ code: 'credentials_wrong' });
    }
    const right = { body: { number, pin: '836154' } };
    expect((await kiosk.call('POST', '/v1/entries/pin', right)).status).toBe(200);
  }
});

test('one PIN on many numbers is limited for the device; then face must not be the only way left', async () => {
  const alternatives = [{ kind: 'pin' as const, live: true }];
  await using kiosk = await openTiredKiosk(PIN_DEVICE_LIMIT, { ...exampleDoor(), alternatives });
  const { token } = await kiosk.register();
  const next = kiosk.call('POST', '/v1/entries/pin', { body: { number: '300001', pin: '947265' } });
  expect(await kiosk.problem(next)).toMatchObject({ code: 'rate_limited', other_ways: [] });
  expect((await kiosk.door()).ways).toContainEqual({ way: 'pin', live: false });
  const problem = await kiosk.problem(kiosk.decide(token));
  expect(problem.broken?.map((row) => row.requirement)).toContain('R10.1');
});

test('staff are called with a short number, which the log shows them', async () => {
  await using kiosk = await openKiosk();
  const reply = await kiosk.call('POST', '/v1/entries/staff', { body: {} });
  const { call } = reply.json as { call: string };
  expect(reply.json).toEqual({ outcome: 'called', call: expect.stringMatching(/^[A-HJ-NP-Z]\d\d$/) });
  expect(kiosk.logged.join('')).toContain(call);
});

test('a way the door does not have is not found', async () => {
  await using kiosk = await openKiosk({
    door: { ...exampleDoor(), alternatives: [{ kind: 'staff', live: true }] },
  });
  const body = { number: '123457', pin: '947265' };
  expect(await kiosk.problem(kiosk.call('POST', '/v1/entries/pin', { body }))).toMatchObject({
    code: 'not_found',
  });
});

test('the window slides', () => {
  const times = [0, 1, 2, 3, 4].map((minute) => START + minute * 60_000);
  const now = START + 5 * 60_000;
  expect(waitSeconds(PIN_LIMIT, times.slice(1), now)).toBe(0);
  expect(waitSeconds(PIN_LIMIT, times, now)).toBe(10 * 60);
  expect(waitSeconds(PIN_LIMIT, times, START + ATTEMPT_WINDOW_MS)).toBe(0);
  expect(triesLeft(PIN_LIMIT, times, START + ATTEMPT_WINDOW_MS)).toBe(1);
});

test('a clock that is set back locks nobody out until it catches up', async () => {
  await using kiosk = await openKiosk();
  const { number } = await kiosk.register('836154');
  const enter = (pin: string) => kiosk.call('POST', '/v1/entries/pin', { body: { number, pin } });
  for (let i = 0; i < PIN_LIMIT.most; i += 1) await enter('947265');
  kiosk.clock.now -= 365 * 24 * 60 * 60_000;
  kiosk.courier.sweep();
  expect((await enter('836154')).status).toBe(200);
  // Nor does it come back to haunt them.
  kiosk.clock.now += 365 * 24 * 60 * 60_000;
  expect((await enter('836154')).status).toBe(200);
  // Within the window it goes on counting: a small step is no way round the lock.
  for (let i = 0; i < PIN_LIMIT.most; i += 1) await enter('947265');
  kiosk.clock.now -= 60_000;
  expect(await kiosk.problem(enter('836154'))).toMatchObject({ code: 'locked' });
});

test('calls to staff are limited, and say until when', async () => {
  await using kiosk = await openTiredKiosk(STAFF_LIMIT);
  const call = kiosk.call('POST', '/v1/entries/staff', { body: {} });
  expect(await kiosk.problem(call)).toMatchObject({ code: 'rate_limited', retry_after_seconds: 900 });
});

test('when calls to staff are used up and there is no other way, face is refused, too (R10.1)', async () => {
  const staffOnly = { ...exampleDoor(), alternatives: [{ kind: 'staff', live: true } as const] };
  await using kiosk = await openTiredKiosk(STAFF_LIMIT, staffOnly);
  const { ways } = await kiosk.door();
  expect(ways.find(({ way }) => way === 'staff')?.live).toBe(false);
  const { token } = await kiosk.register();
  const problem = await kiosk.problem(kiosk.decide(token));
  expect(problem.broken?.map((row) => row.requirement)).toContain('R10.1');
});
