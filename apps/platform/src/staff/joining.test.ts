import { INVITATION_MS, SET_UP_MS } from '@consentry/staff';
import { appOf, SoftwareAuthenticator } from '@consentry/staff/testing';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { startPlatform } from '../platform.ts';
import { databaseOf } from '../testing/platform-data.ts';
import { type RunningPlatform, runPlatform } from './testing/running-platform.ts';
import { callAt, signedIn } from './testing/signed-in.ts';

const PASSWORD = 'correct horse battery';
const tokenOf = (link: string | undefined) => link?.split('#')[1] ?? '';

async function begin({ url }: RunningPlatform, token: string, login = 'li.ming') {
  return callAt(url, 'POST', '/v1/staff/joinings', { body: { token, login, name: '李明' } });
}

async function complete({ url }: RunningPlatform, body: Readonly<Record<string, unknown>>) {
  return callAt(url, 'POST', '/v1/staff/joinings/complete', {
    body: { way: 'password', password: PASSWORD, carrier: 'bearer', ...body },
  });
}

test('the link of the first run makes the first admin, once', async () => {
  await using platform = await runPlatform();
  const { clock, setUp, url } = platform;
  expect(setUp?.link).toMatch(/\/console\/#csi_[A-Za-z0-9_-]{43}$/);
  expect(setUp?.expiresAt).toBe(clock.now + SET_UP_MS);
  const token = tokenOf(setUp?.link);
  const begun = await begin(platform, token);
  expect([begun.status, begun.body['roles']]).toEqual([200, ['admin']]);
  const code = appOf(begun.body['totp_secret'])(clock.now);
  const wrong = await complete(platform, { token, code: code === '000000' ? '000001' : '000000' });
  expect([wrong.status, wrong.body['code']]).toEqual([403, 'factor_wrong']);
  const weak = await complete(platform, { token, code, password: 'li.ming12345' });
  expect([weak.status, weak.body['code']]).toEqual([422, 'password_weak']);
  const made = await complete(platform, { token, code });
  expect([made.status, made.body['roles'], made.body['name']]).toEqual([201, ['admin'], '李明']);
  for (const again of [await begin(platform, token), await complete(platform, { token, code })]) {
    expect([again.status, again.body['code']]).toEqual([410, 'link_ended']);
  }
  clock.now += 30_000;
  const next = appOf(begun.body['totp_secret'])(clock.now);
  const body = { way: 'password', login: 'li.ming', password: PASSWORD, code: next };
  expect((await callAt(url, 'POST', '/v1/sessions', { body })).status).toBe(201);
});

test('a link works an hour, and only the one who comes first gets in', async () => {
  await using platform = await runPlatform();
  const { clock, setUp } = platform;
  const token = tokenOf(setUp?.link);
  const { body } = await begin(platform, token);
  const code = appOf(body['totp_secret'])(clock.now);
  const all = await Promise.all(Array.from({ length: 6 }, async () => complete(platform, { token, code })));
  expect(all.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
    201,
    ...Array.from({ length: 5 }, () => 410),
  ]);
  const admins = await platform.context.database.reading.selectFrom('staff').selectAll().execute();
  expect(admins).toHaveLength(1);
  await using other = await runPlatform();
  other.clock.now += SET_UP_MS;
  expect((await begin(other, tokenOf(other.setUp?.link))).status).toBe(410);
});

test('once there is an admin every link to set up is over, and a start makes none but to rescue', async () => {
  await using platform = await runPlatform();
  const again = {
    data: platform.data,
    databaseUrl: await databaseOf(platform.data),
    host: '127.0.0.1',
    port: 0,
    log: pino({ level: 'silent' }),
  };
  const now = () => platform.clock.now;
  await using replica = await startPlatform({ ...again, now });
  const second = tokenOf(replica.setUp?.link);
  expect(second).not.toBe(tokenOf(platform.setUp?.link));
  expect((await begin(platform, second)).status).toBe(200);
  await signedIn(platform, 'admin');
  for (const token of [second, tokenOf(platform.setUp?.link)]) {
    expect((await begin(platform, token)).status).toBe(410);
  }
  await using later = await startPlatform({ ...again, now });
  expect(later.setUp).toBeNull();
  await using rescue = await startPlatform({ ...again, now, rescue: true });
  expect((await begin(platform, tokenOf(rescue.setUp?.link))).status).toBe(200);
});

test('an admin invites a colleague by a link; nobody else does, and not without a second factor', async () => {
  await using platform = await runPlatform();
  const { clock } = platform;
  const admin = await signedIn(platform, 'admin');
  const site = '7a1cf2a4-0a3c-4d7e-9a44-5a6f0c1b2d3e';
  const body = { roles: ['operator'], sites: [site] };
  const invited = await admin.call('POST', '/v1/staff/invitations', { body });
  expect(invited.status).toBe(201);
  const token = String(invited.body['token']);
  expect(String(invited.body['link'])).toBe(`${platform.url}/console/#${token}`);
  const authenticator = new SoftwareAuthenticator(platform.url);
  const begun = await begin(platform, token);
  const passkey = authenticator.create(begun.body['passkey'] as Parameters<typeof authenticator.create>[0]);
  const made = await callAt(platform.url, 'POST', '/v1/staff/joinings/complete', {
    body: { way: 'passkey', token, passkey, carrier: 'bearer' },
  });
  expect([made.status, made.body['roles'], made.body['sites']]).toEqual([201, ['operator'], [site]]);
  const taken = await admin.call('POST', '/v1/staff/invitations', { body });
  const same = await begin(platform, String(taken.body['token']));
  expect([same.status, same.body['code']]).toEqual([409, 'login_taken']);
  clock.now += 60_000;
  for (const [role, options, code] of [
    ['admin', { steppedUp: false }, 'step_up'],
    ['dpo', {}, 'not_your_role'],
    ['operator', {}, 'not_your_role'],
    ['installer', {}, 'not_your_role'],
    ['auditor', {}, 'not_your_role'],
  ] as const) {
    const somebody = await signedIn(platform, role, options);
    const got = await somebody.call('POST', '/v1/staff/invitations', { body });
    expect([role, got.status, got.body['code']]).toEqual([role, 403, code]);
  }
  const late = await admin.call('POST', '/v1/staff/invitations', { body });
  clock.now += INVITATION_MS;
  expect((await begin(platform, String(late.body['token']), 'late')).status).toBe(410);
});

test('no link and no password is on the disk as it is', async () => {
  await using platform = await runPlatform();
  const token = tokenOf(platform.setUp?.link);
  const { body } = await begin(platform, token);
  const rows = await platform.context.database.reading.selectFrom('staff_invitations').selectAll().execute();
  expect(rows).toHaveLength(1);
  const text = JSON.stringify(rows);
  for (const secret of [token, token.slice(4), String(body['totp_secret'])])
    expect(text).not.toContain(secret);
  expect(text).toContain('李明');
});
