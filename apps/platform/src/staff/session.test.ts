import { inTransaction } from '@consentry/server';
import { endSessionsOf, SIGN_OF_LIFE_MS, STAFF_IDLE_MS, STAFF_LIFE_MS } from '@consentry/staff';
import { expect, test } from 'vitest';
import { type KnownStaff, knownStaff } from './testing/known-staff.ts';
import { type RunningPlatform, runPlatform } from './testing/running-platform.ts';
import { type Got, callAt, signedIn } from './testing/signed-in.ts';

async function signIn(
  { url, clock }: RunningPlatform,
  { login, password, code }: KnownStaff,
  changed: Readonly<Record<string, unknown>> = {},
): Promise<Got> {
  const body = { way: 'password', login, password, code: code(clock.now), ...changed };
  return callAt(url, 'POST', '/v1/sessions', { body });
}

const cookieOf = ({ headers }: Got) => headers.getSetCookie()[0] ?? '';
const as = (cookie: string, url: string) => ({ cookie: cookie.split(';')[0] ?? '', origin: url });

test('a browser gets a cookie that no script reads and no other page sends, and never the token', async () => {
  await using platform = await runPlatform();
  const wang = await knownStaff(platform);
  const got = await signIn(platform, wang);
  expect([got.status, got.body['roles'], got.body['token']]).toEqual([201, ['operator'], undefined]);
  expect(cookieOf(got)).toMatch(
    /^__Host-session=css_[A-Za-z0-9_-]{43}; Max-Age=28800; Secure; HttpOnly; SameSite=Strict; Path=\/$/,
  );
  const headers = as(cookieOf(got), platform.url);
  const current = await callAt(platform.url, 'GET', '/v1/sessions/current', { headers });
  expect([current.status, current.body['staff']]).toEqual([200, wang.staff]);
  const stored = await platform.context.database.reading.selectFrom('staff_sessions').selectAll().execute();
  expect(JSON.stringify(stored)).not.toContain(headers.cookie.slice('__Host-session='.length));
});

test('a program gets a token to bear, and no cookie', async () => {
  await using platform = await runPlatform();
  const got = await signIn(platform, await knownStaff(platform), { carrier: 'bearer' });
  expect(got.headers.get('set-cookie')).toBeNull();
  const headers = { authorization: `Bearer ${String(got.body['token'])}` };
  expect((await callAt(platform.url, 'GET', '/v1/sessions/current', { headers })).status).toBe(200);
});

test('what is not a live session is nobody', async () => {
  await using platform = await runPlatform();
  const { token, call } = await signedIn(platform, 'dpo');
  expect((await call('GET', '/v1/sessions/current')).status).toBe(200);
  const cookie = `__Host-session=${token}`;
  const wrong: ReadonlyArray<Readonly<Record<string, string>>> = [
    {},
    { authorization: `Bearer css_${'A'.repeat(43)}` },
    { authorization: `Bearer ${token}x` },
    { authorization: `Basic ${token}` },
    { authorization: token },
    { cookie: `session=${token}` },
    { cookie: `__Host-session=${token}; __Host-session=css_${'A'.repeat(43)}` },
    { cookie, authorization: 'Bearer nothing' },
    { cookie, authorization: 'Basic nothing' },
  ];
  for (const headers of wrong) {
    const got = await callAt(platform.url, 'GET', '/v1/sessions/current', { headers });
    expect([headers, got.status, got.body['code']]).toEqual([headers, 401, 'not_signed_in']);
  }
  expect((await callAt(platform.url, 'GET', '/v1/sessions/current', { headers: { cookie } })).status).toBe(
    200,
  );
});

test('a session ends when left alone, and after eight hours however busy', async () => {
  await using platform = await runPlatform();
  const { clock } = platform;
  const alone = await signedIn(platform, 'operator');
  clock.now += STAFF_IDLE_MS - 1;
  expect((await alone.call('GET', '/v1/sessions/current')).status).toBe(200);
  clock.now += STAFF_IDLE_MS - 1;
  expect((await alone.call('GET', '/v1/sessions/current')).status).toBe(200);
  clock.now += STAFF_IDLE_MS;
  expect((await alone.call('GET', '/v1/sessions/current')).status).toBe(401);
  const busy = await signedIn(platform, 'operator');
  const end = clock.now + STAFF_LIFE_MS;
  while (clock.now + 10 * 60_000 < end) {
    clock.now += 10 * 60_000;
    expect((await busy.call('GET', '/v1/sessions/current')).status).toBe(200);
  }
  clock.now = end;
  expect((await busy.call('GET', '/v1/sessions/current')).status).toBe(401);
});

test('signs of life are written at most once a minute, and a clock set back keeps nobody in', async () => {
  await using platform = await runPlatform();
  const { clock, context } = platform;
  const { call, staff } = await signedIn(platform, 'operator');
  const seen = async () => {
    const query = context.database.reading.selectFrom('staff_sessions').select('seen_at');
    return (await query.where('staff', '=', staff).executeTakeFirstOrThrow()).seen_at;
  };
  const began = clock.now;
  clock.now += SIGN_OF_LIFE_MS - 1;
  await call('GET', '/v1/sessions/current');
  expect(await seen()).toBe(began);
  clock.now += 1;
  await call('GET', '/v1/sessions/current');
  expect(await seen()).toBe(clock.now);
  clock.now -= STAFF_IDLE_MS;
  expect((await call('GET', '/v1/sessions/current')).status).toBe(401);
});

test('signing out ends it at once; a token used before another is no session of the new one', async () => {
  await using platform = await runPlatform();
  const wang = await knownStaff(platform);
  const first = await signIn(platform, wang);
  platform.clock.now += 30_000;
  const body = {
    way: 'password',
    login: wang.login,
    password: wang.password,
    code: wang.code(platform.clock.now),
  };
  const before = as(cookieOf(first), platform.url);
  const second = await callAt(platform.url, 'POST', '/v1/sessions', { body, headers: before });
  const after = as(cookieOf(second), platform.url);
  expect(after.cookie).not.toBe(before.cookie);
  const statusOf = async (headers: Readonly<Record<string, string>>) =>
    (await callAt(platform.url, 'GET', '/v1/sessions/current', { headers })).status;
  expect([await statusOf(before), await statusOf(after)]).toEqual([401, 200]);
  const out = await callAt(platform.url, 'DELETE', '/v1/sessions/current', { headers: after });
  expect([out.status, cookieOf(out)]).toEqual([200, expect.stringContaining('Max-Age=0')]);
  expect(await statusOf(after)).toBe(401);
});

test('signing out everywhere ends every session of the account and no other', async () => {
  await using platform = await runPlatform();
  const wang = await knownStaff(platform);
  const here = await signIn(platform, wang, { carrier: 'bearer' });
  platform.clock.now += 30_000;
  const there = await signIn(platform, wang, { carrier: 'bearer' });
  const other = await signedIn(platform, 'dpo');
  const bearing = ({ body }: Got) => ({ authorization: `Bearer ${String(body['token'])}` });
  await callAt(platform.url, 'DELETE', '/v1/sessions', { headers: bearing(here) });
  for (const got of [here, there]) {
    const current = callAt(platform.url, 'GET', '/v1/sessions/current', { headers: bearing(got) });
    expect((await current).status).toBe(401);
  }
  expect((await other.call('GET', '/v1/sessions/current')).status).toBe(200);
});

test('a second factor gives the session a new token and leaves its end where it was', async () => {
  await using platform = await runPlatform();
  const wang = await knownStaff(platform, ['dpo']);
  const got = await signIn(platform, wang, { carrier: 'bearer' });
  platform.clock.now += 11 * 60_000;
  const old = { authorization: `Bearer ${String(got.body['token'])}` };
  const current = await callAt(platform.url, 'GET', '/v1/sessions/current', { headers: old });
  expect(current.body['stepped_up_until']).toBeNull();
  const wrong = { body: { way: 'totp', code: wang.code(0) }, headers: old };
  const refused = await callAt(platform.url, 'POST', '/v1/sessions/current/step-up', wrong);
  expect([refused.status, refused.body['code']]).toEqual([403, 'factor_wrong']);
  const shown = { body: { way: 'totp', code: wang.code(platform.clock.now) }, headers: old };
  const stepped = await callAt(platform.url, 'POST', '/v1/sessions/current/step-up', shown);
  expect([stepped.status, stepped.body['ends_at']]).toEqual([200, got.body['ends_at']]);
  expect(stepped.body['stepped_up_until']).toBe(new Date(platform.clock.now + 600_000).toISOString());
  expect((await callAt(platform.url, 'GET', '/v1/sessions/current', { headers: old })).status).toBe(401);
  const fresh = { authorization: `Bearer ${String(stepped.body['token'])}` };
  const again = { body: { way: 'totp', code: wang.code(platform.clock.now) }, headers: fresh };
  // The code that was just taken is not taken again (RFC 6238 § 5.2).
  expect((await callAt(platform.url, 'POST', '/v1/sessions/current/step-up', again)).status).toBe(403);
});

test('a session that is ended elsewhere is over at the next request', async () => {
  await using platform = await runPlatform();
  const { call, staff } = await signedIn(platform, 'operator');
  expect((await call('GET', '/v1/sessions/current')).status).toBe(200);
  await inTransaction(platform.context.database, async (writing) => endSessionsOf(writing, staff));
  expect((await call('GET', '/v1/sessions/current')).status).toBe(401);
});

test('a page elsewhere cannot act with the cookie', async () => {
  await using platform = await runPlatform();
  const { token, call } = await signedIn(platform, 'admin');
  const cookie = `__Host-session=${token}`;
  for (const headers of [
    { cookie },
    { cookie, origin: 'https://evil.example' },
    { cookie, 'sec-fetch-site': 'cross-site' },
    { cookie, 'sec-fetch-site': 'same-site' },
  ]) {
    const got = await callAt(platform.url, 'DELETE', '/v1/sessions/current', { headers });
    expect([headers, got.status, got.body['code']]).toEqual([headers, 403, 'wrong_origin']);
  }
  expect((await call('GET', '/v1/sessions/current')).status).toBe(200);
  const ours = { cookie, origin: platform.url };
  expect((await callAt(platform.url, 'DELETE', '/v1/sessions/current', { headers: ours })).status).toBe(200);
});
