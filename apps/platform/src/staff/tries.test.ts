import { countTries, TRIES_MS, TRIES_OF_ACCOUNT, TRIES_OF_ADDRESS } from '@consentry/staff';
import { expect, test } from 'vitest';
import { knownStaff } from './testing/known-staff.ts';
import { type RunningPlatform, runPlatform } from './testing/running-platform.ts';
import { callAt, signedIn } from './testing/signed-in.ts';

async function signIn({ url }: RunningPlatform, login: string, password = 'not it at all', code = '000000') {
  return callAt(url, 'POST', '/v1/sessions', { body: { way: 'password', login, password, code } });
}

/** A limit is per account and per address: tests that only look at one set the other aside. */
const count = async ({ context }: RunningPlatform, name: string, limit = TRIES_OF_ACCOUNT) =>
  countTries(context.database, context.keys.secret, [{ kind: 'test', name, limit }], context.now())
    .then(() => 'counted')
    .catch((error: unknown) => (error instanceof Error ? error.message : 'unknown'));

test('T-W3: of a thousand tries at once five are taken, and no more in any fifteen minutes', async () => {
  await using platform = await runPlatform();
  const all = await Promise.all(Array.from({ length: 1000 }, async () => count(platform, 'wang')));
  expect(all.filter((got) => got === 'counted')).toHaveLength(TRIES_OF_ACCOUNT);
  expect(new Set(all)).toEqual(new Set(['counted', 'rate_limited']));
  // Another account is not concerned (control).
  expect(await count(platform, 'li')).toBe('counted');
});

test('no stretch of fifteen minutes has more than five, wherever it begins', async () => {
  await using platform = await runPlatform();
  const taken: number[] = [];
  for (let i = 0; i < 400; i += 1) {
    platform.clock.now += 17_000 + ((i * 7919) % 41_000);
    if ((await count(platform, 'wang')) === 'counted') taken.push(platform.clock.now);
  }
  expect(taken.length).toBeGreaterThan(40);
  for (const from of taken) {
    expect(taken.filter((at) => at >= from && at < from + TRIES_MS).length).toBeLessThanOrEqual(5);
  }
});

test('the limit lasts over a restart, and says when to come again', async () => {
  await using platform = await runPlatform();
  for (let i = 0; i < TRIES_OF_ACCOUNT; i += 1) await count(platform, 'wang');
  await using again = await runPlatform({ data: platform.data });
  again.clock.now = platform.clock.now + TRIES_MS - 1000;
  expect(await count(again, 'wang')).toBe('rate_limited');
  again.clock.now += 1000;
  expect(await count(again, 'wang')).toBe('counted');
});

test('T-W3: a known and an unknown account get the same answers, and are limited alike', async () => {
  await using platform = await runPlatform();
  const wang = await knownStaff(platform);
  const passkeyOnly = await signedIn(platform, 'dpo');
  const answers: string[] = [];
  const right = wang.code(platform.clock.now);
  for (const [login, password, code] of [
    [wang.login, 'not it at all', '000000'],
    [wang.login, 'not it at all', right],
    [wang.login, wang.password, right === '000000' ? '000001' : '000000'],
    ['nobody.has.this', 'not it at all', '000000'],
    ['nobody.has.this', wang.password, right],
    ['NOT A NAME', wang.password, right],
    [`t-${passkeyOnly.staff}`, wang.password, right],
  ] as const) {
    const { status, body, headers } = await signIn(platform, login, password, code);
    answers.push(JSON.stringify([status, { ...body, request_id: '' }, [...headers.keys()]]));
  }
  expect(new Set(answers).size).toBe(1);
  const limited: string[] = [];
  for (const login of [wang.login, 'nobody.has.this']) {
    for (let i = 0; i < TRIES_OF_ACCOUNT; i += 1) await signIn(platform, login);
    const { status, body, headers } = await signIn(platform, login, wang.password, right);
    expect([status, headers.get('retry-after')]).toEqual([429, String(TRIES_MS / 1000)]);
    limited.push(JSON.stringify([status, { ...body, request_id: '' }]));
  }
  expect(new Set(limited).size).toBe(1);
  platform.clock.now += TRIES_MS;
  const after = await signIn(platform, wang.login, wang.password, wang.code(platform.clock.now));
  expect(after.status).toBe(201);
});

test('tries are limited for an address over all names, and leave no name and no address on the disk', async () => {
  await using platform = await runPlatform();
  const token = `csi_${'A'.repeat(43)}`;
  const codes: string[] = [];
  for (let i = 0; i < TRIES_OF_ADDRESS + 3; i += 1) {
    const body = { token, login: `somebody.${i}`, name: 'S' };
    codes.push(String((await callAt(platform.url, 'POST', '/v1/staff/joinings', { body })).body['code']));
  }
  expect(codes.filter((code) => code === 'link_ended')).toHaveLength(TRIES_OF_ADDRESS);
  expect(codes.filter((code) => code === 'rate_limited')).toHaveLength(3);
  expect((await signIn(platform, 'nobody.has.this')).status).toBe(429);
  // Whoever has a passkey is not held up by those who try passwords.
  const nothing = { clientDataJSON: 'AAAA', authenticatorData: 'AAAA', signature: 'AAAA' };
  const passkey = { id: 'AAAA', rawId: 'AAAA', type: 'public-key', response: nothing };
  const shown = await callAt(platform.url, 'POST', '/v1/sessions', { body: { way: 'passkey', passkey } });
  expect(shown.body['code']).toBe('sign_in_wrong');
  await count(platform, 'wang.fang');
  const rows = await platform.context.database.reading.selectFrom('tries').selectAll().execute();
  expect(rows.length).toBe(TRIES_OF_ADDRESS + 2);
  expect(JSON.stringify(rows)).not.toMatch(/127\.0\.0\.1|wang/);
});

test('five wrong codes are no way to a second factor', async () => {
  await using platform = await runPlatform();
  const wang = await knownStaff(platform);
  const code = wang.code(platform.clock.now);
  const signed = await callAt(platform.url, 'POST', '/v1/sessions', {
    body: { way: 'password', login: wang.login, password: wang.password, code, carrier: 'bearer' },
  });
  const headers = { authorization: `Bearer ${String(signed.body['token'])}` };
  const step = async () =>
    callAt(platform.url, 'POST', '/v1/sessions/current/step-up', { body: { way: 'totp', code }, headers });
  for (let i = 0; i < TRIES_OF_ACCOUNT; i += 1) expect((await step()).status).toBe(403);
  expect((await step()).status).toBe(429);
});

test('of a thousand tries at one account from everywhere, at once or in a row, five are looked at', async () => {
  await using platform = await runPlatform({ trustedProxies: ['127.0.0.0/8'] });
  const wang = await knownStaff(platform);
  const from = (i: number) => `198.51.${i >> 8}.${i & 255}`;
  const ways = {
    staff: async (i: number) =>
      callAt(platform.url, 'POST', '/v1/sessions', {
        body: { way: 'password', login: wang.login, password: `wrong ${i} wrong`, code: '000000' },
        headers: { 'x-forwarded-for': from(i) },
      }),
    person: async (i: number) => {
      const body = { challenge: challenges[i % challenges.length], code: String(i).padStart(8, '0') };
      const headers = { 'x-forwarded-for': from(i) };
      return callAt(platform.url, 'POST', '/v1/sign-in/sessions', { body, headers });
    },
  };
  const challenges: unknown[] = [];
  const fang = { name: null, email: 'fang@example.com', phone: null, employee_number: null, language: 'en' };
  const admin = await signedIn(platform, 'admin');
  await admin.call('POST', '/v1/people', { body: { site: null, identity: fang } });
  for (const [way, send] of Object.entries(ways)) {
    const answers = new Set<string>();
    for (const atOnce of [50, 1]) {
      challenges.splice(0);
      for (let i = 0; i < TRIES_OF_ACCOUNT; i += 1) {
        const to = { kind: 'email', value: fang.email };
        const asked = await callAt(platform.url, 'POST', '/v1/sign-in/codes', { body: { to } });
        challenges.push(asked.body['challenge']);
      }
      const statuses: number[] = [];
      for (let i = 0; i < 500; i += atOnce) {
        const some = await Promise.all(Array.from({ length: atOnce }, async (_, more) => send(i + more)));
        for (const { status, body } of some) {
          statuses.push(status);
          answers.add(JSON.stringify({ ...body, request_id: '' }));
        }
      }
      expect(new Set(statuses), way).toEqual(new Set([401, 429]));
      expect(
        statuses.filter((status) => status === 401),
        way,
      ).toHaveLength(TRIES_OF_ACCOUNT);
      platform.clock.now += TRIES_MS;
    }
    // One body for what is wrong, one for too often: nothing tells how near a try was.
    expect(answers.size, way).toBe(2);
  }
}, 120_000);
