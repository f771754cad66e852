import { CHALLENGE_MS, TRIES_OF_ACCOUNT } from '@consentry/staff';
import { appOf, type Bent, SoftwareAuthenticator } from '@consentry/staff/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runPlatform } from '../staff/testing/running-platform.ts';
import { signedIn } from '../staff/testing/signed-in.ts';
import { type Got, type TestServer, staff, startTestServer } from '../testing/test-server.ts';
import { personFactorRoutes } from './factor-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';

type Options = { challenge: string; user: { id: string; name: string; displayName: string } };

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer((routes, context) => {
    peopleRoutes(routes, context);
    signInRoutes(routes, context);
    personFactorRoutes(routes, context);
  });
});
afterEach(() => server[Symbol.asyncDispose]());

/** A person in a session of their own. */
async function somebody(email: string) {
  const identity = { name: '方', email, phone: null, employee_number: null, language: 'zh-CN' };
  const made = await server.send('POST', '/v1/people', { site: null, identity }, { as: staff('admin') });
  const person = String(made.body['person']);
  const token = await server.signIn(email);
  const call = (method: string, path: string, body?: unknown): Promise<Got> =>
    server.send(method, `/v1/people/${person}${path}`, body, { token });
  return { person, token, call };
}
type Somebody = Awaited<ReturnType<typeof somebody>>;

async function withPasskey(who: Somebody, bent: Bent = {}): Promise<SoftwareAuthenticator> {
  const authenticator = new SoftwareAuthenticator(server.url);
  const options = (await who.call('POST', '/passkeys/challenges')).body as Options;
  const added = await who.call('POST', '/passkeys', authenticator.create(options, bent));
  expect(added.status).toBe(201);
  return authenticator;
}
const challenge = async () =>
  (await server.send('POST', '/v1/sign-in/passkey-challenges')).body as { challenge: string };
const show = (passkey: unknown) => server.send('POST', '/v1/sign-in/passkey-sessions', { passkey });

test('a passkey signs its person in, without a name, until it is removed', async () => {
  const [fang, lei] = [await somebody('fang@example.com'), await somebody('lei@example.com')];
  const options = (await fang.call('POST', '/passkeys/challenges')).body as Options;
  // What an authenticator keeps and shows says nothing of who the person is.
  expect([options.user.name, options.user.displayName]).toEqual([fang.person.slice(0, 8), 'Consentry']);
  const authenticator = await withPasskey(fang);
  const session = await show(authenticator.get(await challenge()));
  expect([session.status, session.body['person']]).toEqual([201, fang.person]);
  const token = String(session.body['token']);
  const listed = await server.send('GET', `/v1/people/${fang.person}/factors`, undefined, { token });
  expect(listed.body).toMatchObject({ passkeys: [{ passkey: authenticator.id }], app: null });
  // Another person's are not there, to be listed, added or removed.
  for (const [method, path] of [
    ['GET', '/factors'],
    ['POST', '/passkeys/challenges'],
    ['DELETE', `/passkeys/${authenticator.id}`],
  ] as const) {
    const got = await server.send(method, `/v1/people/${fang.person}${path}`, undefined, {
      token: lei.token,
    });
    expect([path, got.status]).toEqual([path, 404]);
  }
  expect((await lei.call('DELETE', `/passkeys/${authenticator.id}`)).status).toBe(404);
  const removed = await fang.call('DELETE', `/passkeys/${authenticator.id}`);
  expect(removed.body).toEqual({ passkeys: [], app: null });
  expect((await show(authenticator.get(await challenge()))).status).toBe(401);
});

test('what is bent, old or used signs in nobody, and says the same of everything', async () => {
  const fang = await somebody('fang@example.com');
  const authenticator = await withPasskey(fang);
  const used = await challenge();
  expect((await show(authenticator.get(used))).status).toBe(201);
  const late = await challenge();
  const forAdding = (await fang.call('POST', '/passkeys/challenges')).body as Options;
  const stranger = new SoftwareAuthenticator(server.url);
  const refused = [
    await show(authenticator.get(used)),
    await show(authenticator.get(await challenge(), { verified: false })),
    await show(authenticator.get(await challenge(), { origin: 'https://evil.example' })),
    await show(authenticator.get(await challenge(), { rpId: 'evil.example' })),
    await show(authenticator.get(await challenge(), { counter: 1 })),
    await show(authenticator.get(await challenge(), { synced: true })),
    await show(authenticator.get(forAdding)),
    await show(stranger.get(await challenge())),
  ];
  server.clock.now += CHALLENGE_MS;
  refused.push(await show(authenticator.get(late)));
  const bodies = refused.map(({ status, body }) => JSON.stringify([status, { ...body, request_id: '' }]));
  expect(new Set(bodies).size).toBe(1);
  expect(refused[0]?.body['code']).toBe('passkey_wrong');
  expect((await show(authenticator.get(await challenge()))).status).toBe(201);
});

test('a passkey of a person is none of staff, nor the other way round', async () => {
  await using platform = await runPlatform();
  const dpo = await signedIn(platform, 'dpo');
  const authenticator = new SoftwareAuthenticator(platform.url);
  const options = (await dpo.call('POST', '/v1/staff/me/passkeys/challenges')).body as Options;
  await dpo.call('POST', '/v1/staff/me/passkeys', { body: authenticator.create(options) });
  const at = async (path: string, body?: unknown) => {
    const answer = await fetch(platform.url + path, {
      method: 'POST',
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as { challenge: string } };
  };
  const ofPerson = (await at('/v1/sign-in/passkey-challenges')).body;
  const asPerson = { passkey: authenticator.get(ofPerson) };
  expect((await at('/v1/sign-in/passkey-sessions', asPerson)).status).toBe(401);
  const ofStaff = async () => (await at('/v1/sessions/passkey-challenges')).body;
  const forOther = { way: 'passkey', passkey: authenticator.get(ofPerson), carrier: 'bearer' };
  expect((await at('/v1/sessions', forOther)).status).toBe(401);
  const right = { way: 'passkey', passkey: authenticator.get(await ofStaff()), carrier: 'bearer' };
  expect((await at('/v1/sessions', right)).status).toBe(201);
});

test('an authenticator app counts once a code of it was shown; tries are few', async () => {
  const [fang, lei] = [await somebody('fang@example.com'), await somebody('lei@example.com')];
  const { totp_secret, offer } = (await fang.call('POST', '/app-offers')).body;
  const app = appOf(totp_secret);
  const code = app(server.clock.now);
  expect((await lei.call('PUT', '/app', { offer, code })).body['code']).toBe('app_code_wrong');
  expect((await fang.call('GET', '/factors')).body['app']).toBeNull();
  const set = await fang.call('PUT', '/app', { offer, code });
  expect(set.body['app']).toEqual({ made_at: new Date(server.clock.now).toISOString() });
  for (let i = 1; i < TRIES_OF_ACCOUNT; i += 1) {
    expect((await fang.call('PUT', '/app', { offer, code: '000000' })).status).toBe(401);
  }
  expect((await fang.call('PUT', '/app', { offer, code })).status).toBe(429);
  expect((await fang.call('DELETE', '/app')).body['app']).toBeNull();
});
