import { CHALLENGE_MS } from '@consentry/staff';
import { type Bent, SoftwareAuthenticator } from '@consentry/staff/testing';
import { expect, test } from 'vitest';
import { type RunningPlatform, runPlatform } from './testing/running-platform.ts';
import { type Got, type SignedIn, callAt, signedIn } from './testing/signed-in.ts';

type Options = { challenge: string; user: { id: string } };

async function withPasskey(platform: RunningPlatform, who: SignedIn): Promise<SoftwareAuthenticator> {
  const authenticator = new SoftwareAuthenticator(platform.url);
  const options = (await who.call('POST', '/v1/staff/me/passkeys/challenges')).body as Options;
  const added = await who.call('POST', '/v1/staff/me/passkeys', { body: authenticator.create(options) });
  expect(added.status).toBe(201);
  return authenticator;
}

async function challengeAt({ url }: RunningPlatform): Promise<{ challenge: string }> {
  return (await callAt(url, 'POST', '/v1/sessions/passkey-challenges')).body as { challenge: string };
}

async function show({ url }: RunningPlatform, passkey: unknown): Promise<Got> {
  return callAt(url, 'POST', '/v1/sessions', { body: { way: 'passkey', passkey, carrier: 'bearer' } });
}

test('a passkey signs in its account, without a name, and counts as a second factor', async () => {
  await using platform = await runPlatform();
  const who = await signedIn(platform, 'dpo');
  const authenticator = await withPasskey(platform, who);
  for (let i = 0; i < 3; i += 1) {
    const got = await show(platform, authenticator.get(await challengeAt(platform)));
    expect([got.status, got.body['staff'], got.body['roles']]).toEqual([201, who.staff, ['dpo']]);
    expect(got.body['stepped_up_until']).not.toBeNull();
  }
  // Some authenticators do not name the account.
  const silent = authenticator.get(await challengeAt(platform), { userHandle: null });
  expect((await show(platform, silent)).status).toBe(201);
});

/** What no honest browser or authenticator does, each on its own; everything else is right. */
const BENT: ReadonlyArray<readonly [string, Bent]> = [
  ['another origin', { origin: 'https://evil.example' }],
  ['the origin with another port', { origin: 'http://127.0.0.1:1' }],
  ['another relying party', { rpId: 'evil.example' }],
  ['nobody verified (UV=0)', { verified: false }],
  ['nobody present (UP=0)', { present: false, verified: false }],
  ['a counter that goes back', { counter: 2 }],
  ['a counter that stands', { counter: 5 }],
  ['the answer to a registration', { type: 'webauthn.create' }],
  ['a frame of another page', { crossOrigin: true }],
  ['another account', { userHandle: Buffer.from('7a1cf2a4').toString('base64url') }],
  ['another key id', { id: 'AAAAAAAAAAAAAAAAAAAAAA' }],
];

test('T-W2: none that is bent signs in; the same authenticator does when it is honest (control)', async () => {
  await using platform = await runPlatform();
  const who = await signedIn(platform, 'admin');
  const authenticator = await withPasskey(platform, who);
  authenticator.counter = 4;
  expect((await show(platform, authenticator.get(await challengeAt(platform)))).status).toBe(201);
  const bodies = new Set<string>();
  for (const [name, bent] of BENT) {
    const got = await show(platform, authenticator.get(await challengeAt(platform), bent));
    expect([name, got.status, got.body['code']]).toEqual([name, 401, 'sign_in_wrong']);
    bodies.add(JSON.stringify({ ...got.body, request_id: '' }));
    const honest = await show(platform, authenticator.get(await challengeAt(platform)));
    expect([name, honest.status]).toEqual([name, 201]);
    // The next counters that are bent stay behind this one.
    authenticator.counter = Math.max(authenticator.counter, 10);
  }
  // Nobody is told what was wrong.
  expect(bodies.size).toBe(1);
});

test('T-W2: a challenge is of this platform, of five minutes, of one use, and of what it was made for', async () => {
  await using platform = await runPlatform();
  const who = await signedIn(platform, 'admin');
  const authenticator = await withPasskey(platform, who);
  const used = await challengeAt(platform);
  const answer = authenticator.get(used);
  expect((await show(platform, answer)).status).toBe(201);
  // The very answer again, and a new signature over the used challenge.
  expect((await show(platform, answer)).status).toBe(401);
  expect((await show(platform, authenticator.get(used))).status).toBe(401);
  // A refused answer uses its challenge up, too.
  const refused = await challengeAt(platform);
  expect((await show(platform, authenticator.get(refused, { verified: false }))).status).toBe(401);
  expect((await show(platform, authenticator.get(refused))).status).toBe(401);
  const late = await challengeAt(platform);
  platform.clock.now += CHALLENGE_MS;
  expect((await show(platform, authenticator.get(late))).status).toBe(401);
  const forStepUp = await signedIn(platform, 'dpo');
  const other = (await forStepUp.call('POST', '/v1/sessions/current/step-up/passkey-challenges')).body;
  for (const challenge of [
    'AAAA',
    Buffer.alloc(54, 1).toString('base64url'),
    String(other['challenge']),
    `${(await challengeAt(platform)).challenge}A`,
    `${(await challengeAt(platform)).challenge}=`,
  ]) {
    expect([challenge, (await show(platform, authenticator.get({ challenge }))).status]).toEqual([
      challenge,
      401,
    ]);
  }
  const fresh = await challengeAt(platform);
  const all = await Promise.all(
    Array.from({ length: 8 }, async () => show(platform, authenticator.get(fresh))),
  );
  expect(all.filter(({ status }) => status === 201)).toHaveLength(1);
});

test('the passkey of another account is no second factor, and signs in nobody else', async () => {
  await using platform = await runPlatform();
  const [li, wang] = [await signedIn(platform, 'admin'), await signedIn(platform, 'dpo')];
  const [liKey, wangKey] = [await withPasskey(platform, li), await withPasskey(platform, wang)];
  const stepUp = async (who: SignedIn, key: SoftwareAuthenticator, bent: Bent = {}) => {
    const asked = await who.call('POST', '/v1/sessions/current/step-up/passkey-challenges');
    const passkey = key.get(asked.body as { challenge: string }, bent);
    return who.call('POST', '/v1/sessions/current/step-up', { body: { way: 'passkey', passkey } });
  };
  const foreign = await stepUp(li, wangKey);
  expect([foreign.status, foreign.body['code']]).toEqual([403, 'factor_wrong']);
  // Their key under the other's id, and the other's challenge.
  expect((await stepUp(li, wangKey, { id: liKey.id, userHandle: null })).status).toBe(403);
  const asked = (await wang.call('POST', '/v1/sessions/current/step-up/passkey-challenges')).body;
  const passkey = liKey.get(asked as { challenge: string });
  const crossed = await li.call('POST', '/v1/sessions/current/step-up', {
    body: { way: 'passkey', passkey },
  });
  expect(crossed.status).toBe(403);
  const claimed = wangKey.get(await challengeAt(platform), { id: liKey.id, userHandle: null });
  expect((await show(platform, claimed)).status).toBe(401);
  const own = await stepUp(li, liKey);
  expect([own.status, own.body['staff']]).toEqual([200, li.staff]);
});

test('a passkey is added with a second factor, once, and the last way to sign in stays', async () => {
  await using platform = await runPlatform();
  const tired = await signedIn(platform, 'operator', { steppedUp: false });
  expect((await tired.call('POST', '/v1/staff/me/passkeys/challenges')).body['code']).toBe('step_up');
  const who = await signedIn(platform, 'operator');
  const first = await withPasskey(platform, who);
  const options = async () => (await who.call('POST', '/v1/staff/me/passkeys/challenges')).body as Options;
  const add = async (body: unknown) => (await who.call('POST', '/v1/staff/me/passkeys', { body })).status;
  for (const bent of [
    { id: first.id },
    { verified: false },
    { origin: 'https://evil.example' },
    { rpId: 'evil.example' },
    { type: 'webauthn.get' },
  ]) {
    const forged = new SoftwareAuthenticator(platform.url).create(await options(), bent);
    expect([bent, await add(forged)]).toEqual([bent, 403]);
  }
  const somebody = await signedIn(platform, 'operator');
  const theirs = (await somebody.call('POST', '/v1/staff/me/passkeys/challenges')).body as Options;
  expect(await add(new SoftwareAuthenticator(platform.url).create(theirs))).toBe(403);
  const second = await withPasskey(platform, who);
  const listed = (await who.call('GET', '/v1/staff/me/passkeys')).body['passkeys'] as Array<{
    passkey: string;
  }>;
  expect(listed.map(({ passkey }) => passkey).toSorted()).toEqual([first.id, second.id].toSorted());
  expect((await somebody.call('DELETE', `/v1/staff/me/passkeys/${first.id}`)).status).toBe(404);
  expect((await who.call('DELETE', `/v1/staff/me/passkeys/${first.id}`)).status).toBe(200);
  expect((await show(platform, first.get(await challengeAt(platform)))).status).toBe(401);
  const last = await who.call('DELETE', `/v1/staff/me/passkeys/${second.id}`);
  expect([last.status, last.body['code']]).toEqual([409, 'last_factor']);
  expect((await show(platform, second.get(await challengeAt(platform)))).status).toBe(201);
});

test('a suspended account signs in by nothing', async () => {
  await using platform = await runPlatform();
  const [admin, who] = [await signedIn(platform, 'admin'), await signedIn(platform, 'operator')];
  const authenticator = await withPasskey(platform, who);
  const change = async (state: string, version: number) =>
    admin.call('PATCH', `/v1/staff/${who.staff}`, {
      body: { state },
      headers: { 'if-match': `"${version}"` },
    });
  await change('suspended', 1);
  expect((await show(platform, authenticator.get(await challengeAt(platform)))).status).toBe(401);
  await change('active', 2);
  expect((await show(platform, authenticator.get(await challengeAt(platform)))).status).toBe(201);
});
