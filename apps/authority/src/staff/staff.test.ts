import { randomUUID } from 'node:crypto';
import { appOf } from '@consentry/staff/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningAuthority, callAt, officialOf, runAuthority } from '../testing/running-authorities.ts';

const PASSWORD = 'correct horse battery';
let authority: RunningAuthority;
beforeAll(async () => {
  authority = await runAuthority();
}, 60_000);
afterAll(() => authority[Symbol.asyncDispose]());

/** Joins by a link with a password and an app. */
async function join(token: string, login = `l${randomUUID().slice(0, 8)}`) {
  const begun = await callAt(authority.url, 'POST', '/v1/staff/joinings', {
    body: { token, login, name: '王芳' },
  });
  const code = appOf(begun.body.totp_secret);
  const joined = await callAt(authority.url, 'POST', '/v1/staff/joinings/complete', {
    body: { way: 'password', token, password: PASSWORD, code: code(authority.clock.now), carrier: 'bearer' },
  });
  const signIn = () => {
    authority.clock.now += 30_000;
    const body = {
      way: 'password',
      login,
      password: PASSWORD,
      code: code(authority.clock.now),
      carrier: 'bearer',
    };
    return callAt(authority.url, 'POST', '/v1/sessions', { body });
  };
  return { begun, joined, signIn };
}

test('two managers are set up by links; from then on an account takes two persons', async () => {
  const tokens = authority.setUp.map(({ link }) => link.split('#')[1] ?? '');
  expect(tokens).toHaveLength(2);
  const [first, second] = [await join(tokens[0] ?? ''), await join(tokens[1] ?? '')];
  for (const { joined } of [first, second]) {
    expect([joined.status, joined.body]).toEqual([
      201,
      {
        state: 'active',
        session: expect.objectContaining({ roles: ['manager'], department: authority.department }),
      },
    ]);
  }
  expect((await join(tokens[0] ?? '')).begun.body).toMatchObject({ code: 'link_ended' });
  const as = (joined: typeof first) => {
    const { token } = joined.joined.body.session as { token: string };
    const headers = { authorization: `Bearer ${token}` };
    return (method: string, path: string, body?: unknown, more: object = {}) =>
      callAt(authority.url, method, path, {
        ...(body === undefined ? {} : { body }),
        headers: { ...headers, ...more },
      });
  };
  const link = await as(first)('POST', '/v1/staff/invitations', {
    roles: ['officer'],
    department: authority.department,
  });
  expect(link.status).toBe(201);
  const third = await join(String(link.body.token));
  expect(third.joined.body).toEqual({ state: 'pending', session: null });
  // Not before somebody else looked at who joined.
  expect((await third.signIn()).body).toMatchObject({ code: 'sign_in_wrong' });
  const list = (await as(first)('GET', '/v1/staff')).body.staff as Array<{ staff: string; state: string }>;
  const waiting = list.find(({ state }) => state === 'pending')?.staff ?? '';
  const approve = (who: typeof first) =>
    as(who)('POST', `/v1/staff/${waiting}/approval`, {}, { 'if-match': '"1"' });
  expect((await approve(first)).body).toMatchObject({ code: 'four_eyes' });
  const approved = (await approve(second)).body;
  expect(approved).toMatchObject({
    state: 'active',
    changed_at: new Date(authority.clock.now).toISOString(),
    changed_by: approved.approved_by,
  });
  expect((await third.signIn()).body).toMatchObject({ roles: ['officer'] });
  // Two managers have to remain, and nobody changes their own account.
  const managers = list.filter(({ staff }) => staff !== waiting).map(({ staff }) => staff);
  const suspended = await Promise.all(
    managers.map((staff) =>
      as(first)('PATCH', `/v1/staff/${staff}`, { state: 'suspended' }, { 'if-match': '"1"' }),
    ),
  );
  expect(suspended.map(({ body }) => String(body.code)).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
    'four_eyes',
    'last_managers',
  ]);
});

test('a department is proposed by one and approved by another; its first managers come from who proposed it', async () => {
  const [one, two] = [await officialOf(authority, 'manager'), await officialOf(authority, 'manager')];
  const body = { kind: 'public_security', region: '310000', name: { 'zh-CN': '上海市公安局', en: 'Police' } };
  const proposed = await one.call('POST', '/v1/departments', { body });
  const id = String(proposed.body.department);
  expect(proposed.body).toMatchObject({ state: 'proposed' });
  expect((await one.call('POST', '/v1/departments', { body })).body).toMatchObject({
    code: 'department_taken',
  });
  const approve = (who: typeof one) => who.call('POST', `/v1/departments/${id}/approval`, { body: {} });
  const inviting = { body: { roles: ['manager'], department: id } };
  const ties = async (...who: readonly (typeof one)[]) => {
    const told: unknown[] = [];
    for (const { call } of who) {
      const { departments } = (await call('GET', '/v1/departments')).body as {
        departments: Array<{ department: string; tie: unknown }>;
      };
      told.push(departments.find(({ department }) => department === id)?.tie);
    }
    return told;
  };
  const elsewhere = randomUUID();
  expect(await ties(one, two)).toEqual(['waits', 'to_approve']);
  expect((await one.call('POST', '/v1/staff/invitations', inviting)).status).toBe(404);
  expect((await approve(one)).body).toMatchObject({ code: 'four_eyes' });
  expect((await approve(two)).body).toMatchObject({ state: 'active' });
  expect((await one.call('POST', '/v1/staff/invitations', inviting)).status).toBe(201);
  expect(await ties(one, two)).toEqual(['looked_after', 'looked_after']);
  expect((await two.call('GET', `/v1/staff?department=${id}`)).body).toMatchObject({ staff: [] });
  expect((await two.call('GET', `/v1/staff?department=${elsewhere}`)).status).toBe(404);
  // Once it has two managers, it looks after itself, and nobody of another department sees its officials.
  const [, own] = [
    await officialOf(authority, 'manager', { department: id }),
    await officialOf(authority, 'manager', { department: id }),
  ];
  expect((await one.call('POST', '/v1/staff/invitations', inviting)).status).toBe(404);
  expect((await own.call('POST', '/v1/staff/invitations', inviting)).status).toBe(201);
  expect((await one.call('GET', `/v1/staff?department=${id}`)).status).toBe(404);
  expect(await ties(one, own)).toEqual([null, 'own']);
  const names = (await own.call('GET', '/v1/staff')).body.staff as Array<{ department: string }>;
  expect(new Set(names.map(({ department }) => department))).toEqual(new Set([id]));
  expect((await callAt(authority.url, 'GET', '/v1/departments')).body.departments).toHaveLength(2);
});

test('it is live, ready, and describes itself', async () => {
  const ready = await callAt(authority.url, 'GET', '/livez');
  expect(ready.body).toEqual({ status: 'live' });
  const described = await callAt(authority.url, 'GET', '/v1/openapi.json');
  expect(Object.keys(described.body.paths as object)).toContain('/v1/complaints/follow-up');
});
