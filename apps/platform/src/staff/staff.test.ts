import { expect, test } from 'vitest';
import { mayBeTogether } from './roles.ts';
import { STAFF_STREAM } from '@consentry/staff';
import { readEvents } from '@consentry/server';
import { checkPassword, hashPassword, isWeakPassword } from '@consentry/staff';
import { runPlatform } from './testing/running-platform.ts';
import { type SignedIn, signedIn } from './testing/signed-in.ts';

async function change(who: SignedIn, staff: string, body: unknown, version = 1) {
  return who.call('PATCH', `/v1/staff/${staff}`, { body, headers: { 'if-match': `"${version}"` } });
}

test('a change of roles ends the sessions of that account at once, and no others', async () => {
  await using platform = await runPlatform();
  const admin = await signedIn(platform, 'admin');
  const li = await signedIn(platform, 'operator');
  const wang = await signedIn(platform, 'operator');
  const changed = await change(admin, li.staff, { roles: ['installer'] });
  expect([changed.status, changed.body['roles'], changed.body['version']]).toEqual([200, ['installer'], 2]);
  expect((await li.call('GET', '/v1/sessions/current')).status).toBe(401);
  expect((await wang.call('GET', '/v1/sessions/current')).status).toBe(200);
  expect((await change(admin, wang.staff, { state: 'suspended' })).status).toBe(200);
  expect((await wang.call('GET', '/v1/sessions/current')).status).toBe(401);
  const kinds = (await readEvents(platform.context.database.reading, STAFF_STREAM, 0)).map(
    ({ kind }) => kind,
  );
  expect(kinds).toEqual(['staff.changed', 'staff.changed']);
});

test('nobody changes their own account, and only an admin with a second factor changes another', async () => {
  await using platform = await runPlatform();
  const admin = await signedIn(platform, 'admin');
  const other = await signedIn(platform, 'operator');
  for (const [who, staff, code] of [
    [admin, admin.staff, 'four_eyes'],
    [await signedIn(platform, 'admin', { steppedUp: false }), other.staff, 'step_up'],
    [await signedIn(platform, 'dpo'), other.staff, 'not_your_role'],
    [await signedIn(platform, 'auditor'), other.staff, 'not_your_role'],
    [other, other.staff, 'not_your_role'],
  ] as const) {
    const got = await change(who, staff, { roles: ['operator', 'admin'] });
    expect([got.status, got.body['code']]).toEqual([403, code]);
  }
  expect((await change(admin, other.staff, { roles: ['operator', 'admin'] })).status).toBe(200);
  const unknown = await change(admin, '7a1cf2a4-0a3c-4d7e-9a44-5a6f0c1b2d3e', { roles: ['dpo'] });
  expect(unknown.status).toBe(404);
});

test('two admins who dismiss each other at once leave one', async () => {
  await using platform = await runPlatform();
  for (let round = 0; round < 10; round += 1) {
    const [a, b] = [await signedIn(platform, 'admin'), await signedIn(platform, 'admin')];
    const got = await Promise.all([
      change(a, b.staff, { state: 'suspended' }),
      change(b, a.staff, { roles: ['operator'] }),
    ]);
    expect(got.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
    const rows = await platform.context.database.reading
      .selectFrom('staff')
      .selectAll()
      .where('staff', 'in', [a.staff, b.staff])
      .execute();
    const left = rows.filter(({ state, roles }) => state === 'active' && roles.includes('admin'));
    expect(left).toHaveLength(1);
    for (const { staff } of left) {
      const next = await signedIn(platform, 'admin');
      expect((await change(next, staff, { state: 'suspended' })).status).toBe(200);
      // The next round begins with this one; it is dismissed there by another.
      const last = await signedIn(platform, 'admin');
      expect((await change(last, next.staff, { state: 'suspended' })).status).toBe(200);
    }
  }
});

test('an invitation of a dismissed admin works no more', async () => {
  await using platform = await runPlatform();
  const [admin, former] = [await signedIn(platform, 'admin'), await signedIn(platform, 'admin')];
  const body = { roles: ['dpo'], sites: [] };
  const { token } = (await former.call('POST', '/v1/staff/invitations', { body })).body;
  await change(admin, former.staff, { roles: ['operator'] });
  const got = await admin.call('POST', '/v1/staff/joinings', {
    body: { token, login: 'somebody', name: 'S' },
  });
  expect(got.status).toBe(410);
});

test('a change needs the version that was seen', async () => {
  await using platform = await runPlatform();
  const admin = await signedIn(platform, 'admin');
  const { staff } = await signedIn(platform, 'operator');
  const read = await admin.call('GET', `/v1/staff/${staff}`);
  expect([read.status, read.headers.get('etag'), read.body['state']]).toEqual([200, '"1"', 'active']);
  const without = await admin.call('PATCH', `/v1/staff/${staff}`, { body: { sites: [] } });
  expect(without.status).toBe(428);
  expect((await change(admin, staff, { sites: [] })).status).toBe(200);
  expect((await change(admin, staff, { sites: [] })).status).toBe(412);
  expect((await change(admin, staff, { sites: [] }, 2)).status).toBe(200);
});

test('the list of staff goes on where it ended, and shows nothing anybody signs in with', async () => {
  await using platform = await runPlatform();
  const auditor = await signedIn(platform, 'auditor');
  for (let i = 0; i < 54; i += 1) await signedIn(platform, 'operator');
  const first = await auditor.call('GET', '/v1/staff');
  const next = String(first.body['cursor']);
  const second = await auditor.call('GET', `/v1/staff?cursor=${encodeURIComponent(next)}`);
  const [one, two] = [first, second].map(({ body }) => body['staff'] as Array<{ staff: string }>);
  expect([one?.length, two?.length, second.body['cursor']]).toEqual([50, 5, null]);
  expect(new Set([...(one ?? []), ...(two ?? [])].map(({ staff }) => staff)).size).toBe(55);
  expect(JSON.stringify(first.body)).not.toMatch(/password|totp|hash/);
  expect((await auditor.call('GET', '/v1/staff?cursor=x')).body['code']).toBe('cursor_unknown');
});

// Typed in by hand from SECURITY.md 4.6.
test.each([
  ['admin', true],
  ['dpo', true],
  ['admin operator', true],
  ['admin installer', true],
  ['admin dpo', false],
  ['dpo auditor', false],
  ['admin auditor', false],
  ['auditor operator', false],
  ['installer operator', false],
  ['dpo installer', false],
  ['dpo operator', false],
  ['operator operator', false],
] as const)('one person as %s: %s', (roles, allowed) => {
  expect(mayBeTogether(roles.split(' ') as Parameters<typeof mayBeTogether>[0])).toBe(allowed);
});

test('roles that one person may not have together are refused', async () => {
  await using platform = await runPlatform();
  const admin = await signedIn(platform, 'admin');
  const { staff } = await signedIn(platform, 'operator');
  const invited = await admin.call('POST', '/v1/staff/invitations', {
    body: { roles: ['admin', 'dpo'], sites: [] },
  });
  expect([invited.status, invited.body['code']]).toEqual([422, 'roles_apart']);
  expect((await change(admin, staff, { roles: ['auditor', 'dpo'] })).body['code']).toBe('roles_apart');
});

test('a password fits its own hash and no other', async () => {
  const hash = await hashPassword('correct horse battery');
  expect(hash).not.toContain('correct');
  expect(await checkPassword('correct horse battery', hash)).toBe(true);
  expect(await checkPassword('correct horse batterz', hash)).toBe(false);
  expect(await checkPassword('correct horse battery', null)).toBe(false);
  expect(await checkPassword('correct horse battery', hash.replace('v1', 'v0'))).toBe(false);
  // The same word however it was typed: é as one character, and as e with an accent.
  expect(await checkPassword('cafe\u0301 horse battery', await hashPassword('caf\u00e9 horse battery'))).toBe(
    true,
  );
});

test.each([
  ['aaaaaaaaaaaa', true],
  ['abcabcabcabc', true],
  ['password1234', true],
  ['qwertyuiop12', true],
  ['wang.fang2026', true],
  ['wangfang!2026', true],
  ['correct horse battery', false],
  ['雨后的青石板路还没有干透呢', false],
])('%s is too easy: %s', (password, weak) => {
  expect(isWeakPassword(password, 'wang.fang')).toBe(weak);
});
