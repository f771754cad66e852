import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestServer, staff, startTestServer } from '../testing/test-server.ts';
import { SESSION_IDLE_MS, SESSION_LIFE_MS, TRIES_MAX, TRIES_WINDOW_MS, codeOf } from './one-time-code.ts';
import { peopleRoutes } from './people-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer((routes, context) => {
    peopleRoutes(routes, context);
    signInRoutes(routes, context);
  });
});
afterEach(() => server[Symbol.asyncDispose]());

async function register(email: string): Promise<string> {
  const identity = { name: null, email, phone: null, employee_number: null, language: 'zh-CN' };
  const got = await server.send('POST', '/v1/people', { site: null, identity }, { as: staff('admin') });
  return String(got.body['person']);
}
const ask = (value: string) => server.send('POST', '/v1/sign-in/codes', { to: { kind: 'email', value } });
const show = (challenge: unknown, code: string) =>
  server.send('POST', '/v1/sign-in/sessions', { challenge, code });
/** A code that is not the one sent. */
const wrong = (challenge: unknown, by = 1): string =>
  String((Number(codeOf(server.context.keys.secret, String(challenge))) + by) % 1e8).padStart(8, '0');

test('a person signs in by a code that is sent to them, once', async () => {
  const person = await register('fang@example.com');
  const asked = await ask('fang@example.com');
  const code = await server.lastCode();
  expect(server.letters.map(({ to }) => to)).toEqual(['fang@example.com']);
  const session = await show(asked.body['challenge'], code);
  expect([session.status, session.body['person']]).toEqual([201, person]);
  const token = String(session.body['token']);
  expect((await server.send('GET', `/v1/people/${person}`, undefined, { token })).status).toBe(200);
  expect((await show(asked.body['challenge'], code)).body['code']).toBe('code_wrong');
});

test('another person is not found, their own is', async () => {
  const [fang, lei] = [await register('fang@example.com'), await register('lei@example.com')];
  const token = await server.signIn('fang@example.com');
  for (const path of ['', '/identity']) {
    expect((await server.send('GET', `/v1/people/${lei}${path}`, undefined, { token })).status).toBe(404);
    expect((await server.send('GET', `/v1/people/${fang}${path}`, undefined, { token })).status).toBe(200);
  }
});

test('five tries in a quarter of an hour, over all codes: then even the right one waits', async () => {
  await register('fang@example.com');
  const { body } = await ask('fang@example.com');
  const answers: number[] = [];
  for (let i = 1; i <= TRIES_MAX; i += 1) {
    answers.push((await show(body['challenge'], wrong(body['challenge'], i))).status);
  }
  expect(answers).toEqual([401, 401, 401, 401, 401]);
  const again = await ask('fang@example.com');
  const right = await server.lastCode();
  const late = await show(again.body['challenge'], right);
  expect([late.status, late.headers.get('retry-after')]).toEqual([429, '900']);
  server.clock.now += TRIES_WINDOW_MS;
  const fresh = await ask('fang@example.com');
  expect((await show(fresh.body['challenge'], await server.lastCode())).status).toBe(201);
});

test('of a hundred tries at once no more than five are looked at', async () => {
  await register('fang@example.com');
  const { body } = await ask('fang@example.com');
  const tries = Array.from({ length: 100 }, (_, i) =>
    show(body['challenge'], wrong(body['challenge'], i + 1)),
  );
  const statuses = (await Promise.all(tries)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(TRIES_MAX);
  expect(statuses.filter((status) => status === 429)).toHaveLength(100 - TRIES_MAX);
});

test('of the right code shown a hundred times at once one begins a session', async () => {
  await register('fang@example.com');
  const { body } = await ask('fang@example.com');
  const code = await server.lastCode();
  const answers = await Promise.all(Array.from({ length: 100 }, () => show(body['challenge'], code)));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
});

test('who is not registered gets the same answers, and nothing is sent', async () => {
  await register('fang@example.com');
  const [known, unknown] = [await ask('fang@example.com'), await ask('nobody@example.com')];
  expect(unknown.status).toBe(known.status);
  expect(Object.keys(unknown.body)).toEqual(Object.keys(known.body));
  expect(unknown.body['expires_at']).toBe(known.body['expires_at']);
  await server.lastCode();
  expect(server.letters.map(({ to }) => to)).toEqual(['fang@example.com']);
  const { request_id: _a, ...toKnown } = (await show(known.body['challenge'], wrong(known.body['challenge'])))
    .body;
  // Even who guesses the code of nobody gets in nowhere.
  const challenge = String(unknown.body['challenge']);
  const { request_id: _b, ...toUnknown } = (
    await show(challenge, codeOf(server.context.keys.secret, challenge))
  ).body;
  expect(toUnknown).toEqual(toKnown);
  for (let i = 0; i < TRIES_MAX; i += 1) await show(challenge, wrong(challenge));
  expect((await show(challenge, wrong(challenge))).status).toBe(429);
  expect((await show(randomUUID(), '00000000')).body['code']).toBe('code_wrong');
});

test('nobody’s mailbox is filled', async () => {
  const statuses: number[] = [];
  for (let i = 0; i < 7; i += 1) statuses.push((await ask('fang@example.com')).status);
  expect(statuses).toEqual([202, 202, 202, 202, 202, 429, 429]);
});

test('a session ends when idle, after its life, and when the person says so', async () => {
  const person = await register('fang@example.com');
  const get = async (token: string) =>
    (await server.send('GET', `/v1/people/${person}`, undefined, { token })).status;
  const idle = await server.signIn('fang@example.com');
  server.clock.now += SESSION_IDLE_MS - 1;
  expect(await get(idle)).toBe(200);
  server.clock.now += SESSION_IDLE_MS;
  expect(await get(idle)).toBe(401);
  const busy = await server.signIn('fang@example.com');
  for (let past = 0; past < SESSION_LIFE_MS - SESSION_IDLE_MS / 2; past += SESSION_IDLE_MS / 2) {
    expect(await get(busy)).toBe(200);
    server.clock.now += SESSION_IDLE_MS / 2;
  }
  server.clock.now += SESSION_IDLE_MS / 2;
  expect(await get(busy)).toBe(401);
  const left = await server.signIn('fang@example.com');
  expect((await server.send('DELETE', '/v1/sign-in/session', undefined, { token: left })).status).toBe(200);
  expect(await get(left)).toBe(401);
});

test('tokens are kept as hashes, codes not at all', async () => {
  await register('fang@example.com');
  const token = await server.signIn('fang@example.com');
  const { reading } = server.context.database;
  const kept = JSON.stringify([
    await reading.selectFrom('person_sessions').selectAll().execute(),
    await reading.selectFrom('code_challenges').selectAll().execute(),
    await reading.selectFrom('jobs').selectAll().execute(),
    await reading.selectFrom('idempotency').selectAll().execute(),
  ]);
  const code = /\d{4} \d{4}/.exec(server.letters[0]?.text ?? '')?.[0].replace(' ', '') ?? 'missing';
  expect(kept).toMatch(/[0-9a-f]{64}/);
  expect([kept.includes(token), kept.includes(token.slice(4)), kept.includes(code)]).toEqual([
    false,
    false,
    false,
  ]);
});

test('who asks and tries in the name of somebody locks them out of no browser in which they are known', async () => {
  const person = await register('fang@example.com');
  const { body } = await ask('fang@example.com');
  const first = await show(body['challenge'], await server.lastCode());
  const [cookie = ''] = first.headers.getSetCookie();
  const known = { headers: { cookie: cookie.split(';')[0] ?? '', 'sec-fetch-site': 'same-origin' } };
  const to = { to: { kind: 'email', value: 'fang@example.com' } };
  const others = await ask('fang@example.com');
  for (let i = 1; i <= 9; i += 1) await show(others.body['challenge'], wrong(others.body['challenge'], i));
  for (let i = 0; i < 9; i += 1) await ask('fang@example.com');
  expect((await ask('fang@example.com')).status).toBe(429);
  await server.lastCode();
  const asked = await server.send('POST', '/v1/sign-in/codes', to, known);
  expect(asked.status).toBe(202);
  const session = await show(asked.body['challenge'], await server.lastCode());
  expect([session.status, session.body['person']]).toEqual([201, person]);
  // Its tries are five, too.
  const { body: last } = await server.send('POST', '/v1/sign-in/codes', to, known);
  const tried: number[] = [];
  for (let i = 1; i <= 7; i += 1)
    tried.push((await show(last['challenge'], wrong(last['challenge'], i))).status);
  expect(tried).toEqual([401, 401, 401, 401, 401, 429, 429]);
});

test('a browser gets its session in a cookie that no script reads, and is told who is signed in', async () => {
  const person = await register('fang@example.com');
  const { body } = await ask('fang@example.com');
  const shown = { challenge: body['challenge'], code: await server.lastCode(), carrier: 'cookie' };
  const session = await server.send('POST', '/v1/sign-in/sessions', shown);
  expect([session.status, session.body['token']]).toEqual([201, undefined]);
  const set = session.headers.getSetCookie().find((one) => one.startsWith('__Host-session=')) ?? '';
  expect(set).toMatch(
    /^__Host-session=cps_[\w-]{43}; Max-Age=3600; Secure; HttpOnly; SameSite=Strict; Path=\/$/,
  );
  const cookie = { headers: { cookie: set.split(';')[0] ?? '', 'sec-fetch-site': 'same-origin' } };
  const who = await server.send('GET', '/v1/sign-in/session', undefined, cookie);
  expect([who.status, who.body['person'], who.body['token']]).toEqual([200, person, undefined]);
  expect((await server.send('GET', `/v1/people/${person}`, undefined, cookie)).status).toBe(200);
  expect((await server.send('GET', '/v1/sign-in/session')).status).toBe(401);
  // Of another site it changes nothing.
  const forged = { headers: { ...cookie.headers, 'sec-fetch-site': 'cross-site' } };
  expect((await server.send('DELETE', '/v1/sign-in/session', undefined, forged)).status).toBe(403);
  const out = await server.send('DELETE', '/v1/sign-in/session', undefined, cookie);
  expect(out.headers.getSetCookie()).toEqual([expect.stringMatching(/^__Host-session=; Max-Age=0;/)]);
  expect((await server.send('GET', '/v1/sign-in/session', undefined, cookie)).status).toBe(401);
});
