import { createSecretKey } from 'node:crypto';
import { PersonKey } from '@consentry/law';
import { inTransaction } from '@consentry/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestServer, staff, startTestServer } from '../testing/test-server.ts';
import { personKey } from './people.ts';
import { countingKeys } from './people-store.ts';
import { peopleRoutes } from './people-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';

let server: TestServer;
const operator = staff('operator', ['north']);
const elsewhere = staff('operator', ['south']);
const dpo = staff('dpo');
const admin = { ...staff('admin'), steppedUpAt: Date.parse('2026-11-22T09:00:00+08:00') };

beforeEach(async () => {
  server = await startTestServer((routes, context) => {
    peopleRoutes(routes, context);
    signInRoutes(routes, context);
  });
});
afterEach(() => server[Symbol.asyncDispose]());

const nobody = { name: null, email: null, phone: null, employee_number: null, language: 'en' };

async function register(identity: object, site: string | null = 'north'): Promise<string> {
  const body = { site, identity: { ...nobody, ...identity } };
  const got = await server.send('POST', '/v1/people', body, { as: staff('admin') });
  expect(got.status, JSON.stringify(got.body)).toBe(201);
  return String(got.body['person']);
}

test('a person is a random id; who they are is shown by an action of its own', async () => {
  const person = await register({ name: '王芳', email: 'fang@example.com', employee_number: 'A-17' });
  const shown = await server.send('GET', `/v1/people/${person}`, undefined, { as: operator });
  expect([shown.status, shown.body]).toEqual([
    200,
    {
      person,
      site: 'north',
      state: 'active',
      registered_at: expect.any(String),
      version: 1,
    },
  ]);
  expect(JSON.stringify(shown.body)).not.toMatch(/王芳|fang|A-17/);
  const identity = await server.send('GET', `/v1/people/${person}/identity`, undefined, { as: dpo });
  expect(identity.body).toMatchObject({ name: '王芳', email: 'fang@example.com', employee_number: 'A-17' });
  for (const as of [elsewhere, staff('auditor'), staff('installer')]) {
    const { status } = await server.send('GET', `/v1/people/${person}/identity`, undefined, { as });
    expect([403, 404]).toContain(status);
  }
  expect((await server.send('GET', `/v1/people/${person}/identity`)).status).toBe(401);
});

test('nothing but the tables of identity and of hashes knows a contact', async () => {
  await register({ name: '李雷', phone: '13800000000', email: 'lei@example.com', employee_number: '0042' });
  await server.signIn('lei@example.com');
  const { reading } = server.context.database;
  const others = [
    await reading.selectFrom('people').selectAll().execute(),
    await reading.selectFrom('person_keys').selectAll().execute(),
    await reading.selectFrom('code_challenges').selectAll().execute(),
    await reading.selectFrom('code_tries').selectAll().execute(),
    await reading.selectFrom('person_sessions').selectAll().execute(),
    await reading.selectFrom('jobs').selectAll().execute(),
    await reading.selectFrom('events').selectAll().execute(),
  ];
  const told = /李雷|13800000000|lei@example|0042"/;
  expect(JSON.stringify(others)).not.toMatch(told);
  expect(others.slice(0, 3).every((rows) => rows.length > 0)).toBe(true);
  // The control: the identity does.
  expect(JSON.stringify(await reading.selectFrom('identities').selectAll().execute())).toMatch(told);
});

test('a person is found by a whole identifier, however it is written, and only at the site', async () => {
  const person = await register({ phone: '+86 138-0000 0001', email: 'Fang@Example.com' });
  const find = async (identifier: object, as = operator, site: string | null = 'north') =>
    (await server.send('POST', '/v1/people/find', { site, identifier }, { as })).body['people'];
  for (const value of ['13800000001', '+8613800000001', '0086 13800000001']) {
    expect(await find({ kind: 'phone', value }), value).toMatchObject([{ person }]);
  }
  expect(await find({ kind: 'email', value: 'fang@example.COM' })).toMatchObject([{ person }]);
  expect(await find({ kind: 'phone', value: '1380000000' })).toEqual([]);
  expect(await find({ kind: 'phone', value: '13800000001' }, elsewhere, 'south')).toEqual([]);
  const other = { site: 'north', identifier: { kind: 'phone', value: '13800000001' } };
  expect((await server.send('POST', '/v1/people/find', other, { as: elsewhere })).status).toBe(404);
});

test('an identifier belongs to one person; nothing is half registered', async () => {
  await register({ email: 'one@example.com' });
  const body = { site: 'north', identity: { ...nobody, employee_number: '7', email: 'ONE@example.com' } };
  const again = await server.send('POST', '/v1/people', body, { as: operator });
  expect([again.status, again.body['code']]).toEqual([409, 'identifier_taken']);
  expect(await server.context.database.reading.selectFrom('people').select('person').execute()).toHaveLength(
    1,
  );
});

test('people are listed page by page, each once, at the site alone', async () => {
  const here = await Promise.all(Array.from({ length: 5 }, (_, i) => register({ employee_number: `${i}` })));
  await register({}, 'south');
  const seen: string[] = [];
  let next = '/v1/people?site=north&limit=2';
  for (let page = 0; page < 3; page += 1) {
    const { body } = await server.send('GET', next, undefined, { as: operator });
    seen.push(...(body['people'] as Array<{ person: string }>).map(({ person }) => person));
    next = `/v1/people?site=north&limit=2&cursor=${encodeURIComponent(String(body['cursor']))}`;
    if (page === 2) expect(body['cursor']).toBeNull();
  }
  expect(seen).toEqual(here.toSorted());
  expect((await server.send('GET', '/v1/people', undefined, { as: operator })).status).toBe(404);
  const forged = await server.send('GET', '/v1/people?cursor=WyJhIl0.x', undefined, { as: dpo });
  expect([forged.status, forged.body['code']]).toEqual([400, 'cursor_unknown']);
});

test('a contact is changed against a version, and signs out whoever used the old one', async () => {
  const person = await register({ email: 'old@example.com' });
  const token = await server.signIn('old@example.com');
  const path = `/v1/people/${person}/identity`;
  const change = (as: typeof operator, headers: Record<string, string>) =>
    server.send('PUT', path, { ...nobody, email: 'new@example.com' }, { as, headers });
  expect((await change(operator, { 'if-match': '"1"' })).status).toBe(403);
  expect((await change(staff('admin'), { 'if-match': '"1"' })).body['code']).toBe('step_up');
  expect((await change(admin, {})).status).toBe(428);
  expect((await change(admin, { 'if-match': '"9"' })).status).toBe(412);
  expect((await server.send('GET', path, undefined, { token })).status).toBe(200);
  expect((await change(admin, { 'if-match': '"1"' })).status).toBe(200);
  expect((await server.send('GET', path, undefined, { token })).status).toBe(401);
  expect(await server.signIn('new@example.com')).toMatch(/^cps_/);
});

test('the key of a person is theirs for every replica, and another under another secret', async () => {
  const keys = ['a', 'b'].map((fill) => createSecretKey(Buffer.from(fill.repeat(32))));
  const [one, two] = keys.map((key) => personKey(key, { kind: 'phone', value: '138 0000 0000' }));
  expect([PersonKey.safeParse(one).success, one === two]).toEqual([true, false]);
  const person = await register({ phone: '13800000000' });
  const without = await register({ email: 'x@example.com' });
  const counted = await countingKeys(server.context.database.reading, 'phone', [person, without]);
  expect(counted.get(person)).toBe(
    personKey(server.context.keys.secret, { kind: 'phone', value: '13800000000' }),
  );
  expect(counted.get(without)).toBeNull();
});

test('who is no longer active cannot sign in, nor go on', async () => {
  const person = await register({ email: 'gone@example.com' });
  const token = await server.signIn('gone@example.com');
  await inTransaction(server.context.database, (writing) =>
    writing.updateTable('people').set({ state: 'ended' }).where('person', '=', person).execute(),
  );
  expect((await server.send('GET', `/v1/people/${person}`, undefined, { token })).status).toBe(401);
  expect(await server.signIn('gone@example.com')).toBe('undefined');
});
