import { randomUUID } from 'node:crypto';
import { readEvents } from '@consentry/server';
import { appOf, SoftwareAuthenticator } from '@consentry/staff/testing';
import { expect, test } from 'vitest';
import { SITE } from '../facts/testing/lawful-facts.ts';
import { type Got, staff } from '../testing/test-server.ts';
import { OPERATOR, startVerifications, used } from './testing/verification-setting.ts';
import { TICKET_TRIES_MAX } from './verification.ts';
import { expireDue } from './verification-store.ts';

const VISITOR = { kind: 'visitor', reference: 'v-1' };
const id = ({ body }: { readonly body: Readonly<Record<string, unknown>> }) =>
  String(body['verification_id']);

test('a visitor shows the ticket at a door, comes in by PIN, and the program learns that and no more', async () => {
  await using world = await startVerifications();
  const [who, device] = [await world.integrator(), await world.device()];
  const opened = await world.open(who, VISITOR);
  expect(opened.status).toBe(201);
  expect(opened.body).toMatchObject({ state: 'open', amr: [], ticket: expect.stringMatching(/^\d{8}$/) });
  expect(opened.body).toMatchObject({
    ways: [
      { way: 'card', live: true },
      { way: 'pin', live: true },
      { way: 'face', live: true },
    ],
    face_not_offered: [],
  });
  const claimed = await world.claim(device, opened.body['ticket']);
  expect(claimed.body).toEqual({
    verification_id: id(opened),
    purpose_id: world.purpose,
    expires_in_seconds: 300,
  });
  expect((await world.result(who, opened)).body['state']).toBe('claimed');
  await world.report(device, used({ verification_id: id(opened), outcome: 'wrong' }));
  expect((await world.result(who, opened)).body['state']).toBe('claimed');
  await world.report(device, used({ verification_id: id(opened), first_try: false }));
  const result = await world.result(who, opened);
  expect(result.body).toMatchObject({
    state: 'verified',
    amr: ['pin'],
    nonce: 'n'.repeat(22),
    subject: VISITOR,
  });
  expect(Object.keys(result.body).toSorted()).toEqual([
    'amr',
    'checkpoint_id',
    'completed_at',
    'expires_at',
    'nonce',
    'opened_at',
    'purpose_id',
    'purpose_version',
    'state',
    'subject',
    'verification_id',
  ]);
  const events = await readEvents(world.context.database.reading, 'verifications', 0);
  expect(events.map(({ kind, body }) => [kind, JSON.parse(body) as unknown])).toEqual([
    [
      'verification.completed',
      {
        integrator: who.kind === 'integrator' ? who.id : '',
        verification_id: id(opened),
        nonce: 'n'.repeat(22),
        state: 'verified',
        amr: ['pin'],
      },
    ],
  ]);
  // One result: what comes after changes nothing, and the ticket is spent.
  await world.report(device, {
    kind: 'verification_ended',
    verification_id: id(opened),
    outcome: 'declined',
  });
  expect((await world.result(who, opened)).body['state']).toBe('verified');
  expect((await world.claim(device, opened.body['ticket'])).body['code']).toBe('ticket_wrong');
});

test('of two devices that are shown one ticket at once one gets it; the same one may ask again', async () => {
  await using world = await startVerifications();
  const who = await world.integrator();
  const devices = [await world.device(), await world.device()];
  for (let run = 0; run < 10; run += 1) {
    const { body } = await world.open(who, VISITOR);
    const got = await Promise.all(devices.map((device) => world.claim(device, body['ticket'])));
    expect(got.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 404]);
    const first = devices[got[0]?.status === 200 ? 0 : 1];
    if (first !== undefined) expect((await world.claim(first, body['ticket'])).status).toBe(200);
  }
});

test('a device speaks only of what it claimed, and the same report taken twice is one', async () => {
  await using world = await startVerifications();
  const who = await world.integrator();
  const [mine, other] = [await world.device(), await world.device()];
  const opened = await world.open(who, VISITOR);
  await world.claim(mine, opened.body['ticket']);
  await world.report(other, used({ verification_id: id(opened) }));
  expect((await world.result(who, opened)).body['state']).toBe('claimed');
  const event = { ...used({ verification_id: id(opened) }), sequence: 1, at: '2026-11-22T01:00:00.000Z' };
  for (let again = 0; again < 2; again += 1)
    await world.send('POST', `/v1/devices/${mine.id}/events`, { events: [event] }, { as: mine });
  expect((await world.result(who, opened)).body['state']).toBe('verified');
  const { reading } = world.context.database;
  const uses = await reading.selectFrom('verification_uses').selectAll().orderBy('device').execute();
  // The other device's entry is on record as an entry, of no verification.
  expect(new Map(uses.map(({ device, verification }) => [device, verification]))).toEqual(
    new Map([
      [mine.id, id(opened)],
      [other.id, null],
    ]),
  );
  expect(uses).toHaveLength(2);
});

test('what is over is over: a late report is on record and changes no result', async () => {
  await using world = await startVerifications();
  const [who, device] = [await world.integrator(), await world.device()];
  const opened = await world.open(who, VISITOR, { expires_in_seconds: 30 });
  await world.claim(device, opened.body['ticket']);
  world.clock.now += 30_000;
  // Before anybody has written it down, and after.
  expect((await world.result(who, opened)).body['state']).toBe('expired');
  await world.report(device, used({ verification_id: id(opened) }));
  expect(await expireDue(world.context.database, world.clock.now)).toBe(1);
  expect(await expireDue(world.context.database, world.clock.now)).toBe(0);
  expect((await world.result(who, opened)).body).toMatchObject({ state: 'expired', amr: [] });
  const events = await readEvents(world.context.database.reading, 'verifications', 0);
  expect(events.map(({ body }) => (JSON.parse(body) as { state: string }).state)).toEqual(['expired']);
  const uses = await world.context.database.reading.selectFrom('verification_uses').selectAll().execute();
  expect(uses).toMatchObject([{ outcome: 'admitted', verification: id(opened) }]);
  const cancelled = await world.send('POST', `/v1/verifications/${id(opened)}/cancellation`, {}, { as: who });
  expect([cancelled.status, cancelled.body['code']]).toEqual([409, 'verification_over']);
});

test('another program finds nothing of it, nor does one at another site', async () => {
  await using world = await startVerifications();
  const [who, other] = [await world.integrator(), await world.integrator()];
  const opened = await world.open(who, VISITOR);
  expect((await world.result(who, opened)).status).toBe(200);
  expect((await world.result(other, opened)).status).toBe(404);
  const path = `/v1/verifications/${id(opened)}/cancellation`;
  expect((await world.send('POST', path, {}, { as: other })).status).toBe(404);
  expect((await world.send('POST', path, {}, { as: who })).body['state']).toBe('cancelled');
  const away = { ...other, sites: ['elsewhere'] };
  expect((await world.open(away, VISITOR)).status).toBe(404);
  // Without the scope nothing, either.
  expect((await world.open({ ...who, scopes: [] } as typeof who, VISITOR)).status).toBe(403);
});

test('a program cannot tell who has a face: all answers are alike, whatever the person chose', async () => {
  await using world = await startVerifications();
  const [who, device] = [await world.integrator(), await world.device()];
  const [agreed, not] = [await world.person('a@example.com'), await world.person('b@example.com')];
  expect((await world.agree(agreed, await world.signIn('a@example.com'))).status).toBe(201);
  const withoutIds = ({ body }: { readonly body: Readonly<Record<string, unknown>> }) =>
    JSON.stringify({ ...body, verification_id: '', ticket: '', subject: '' });
  const answers = [];
  for (const person of [agreed, not, randomUUID()]) {
    const opened = await world.open(who, { kind: 'person', person });
    await world.claim(device, opened.body['ticket']);
    // The face of the first is not recognised; the others try nothing by face.
    await world.report(
      device,
      person === agreed
        ? used({ verification_id: id(opened), way: 'face', mode: 'verify', outcome: 'not_recognised' })
        : used({ verification_id: id(opened), outcome: 'wrong' }),
      { kind: 'verification_ended', verification_id: id(opened), outcome: 'not_verified' },
    );
    answers.push([withoutIds(opened), withoutIds(await world.result(who, opened))]);
  }
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
  // The persons themselves are told why (the control: there is a difference to be told).
  const own = async (person: string, email: string) => {
    await world.open(who, { kind: 'person', person });
    const token = await world.signIn(email);
    const { body } = await world.send('GET', `/v1/people/${person}/verifications`, undefined, { token });
    return (
      body['open'] as ReadonlyArray<{ ways: ReadonlyArray<{ way: string }>; face_not_offered: unknown }>
    )[0];
  };
  const [first, second] = [await own(agreed, 'a@example.com'), await own(not, 'b@example.com')];
  expect(first?.ways.map(({ way }) => way)).toEqual(['card', 'pin', 'face']);
  expect(second?.ways.map(({ way }) => way)).toEqual(['card', 'pin']);
  expect(second?.face_not_offered).toMatchObject([{ why: { en: expect.stringContaining('agreed') } }]);
});

test('face is not offered where no other way works, and why is said; the others stay', async () => {
  await using world = await startVerifications();
  const who = await world.integrator();
  // No device yet that could look.
  const none = await world.open(who, VISITOR);
  expect(none.body['face_not_offered']).toMatchObject([
    { why: { 'zh-CN': expect.stringContaining('设备') } },
  ]);
  await world.device();
  const ways = await world.context.database.reading.selectFrom('ways').select('way').execute();
  for (const { way } of ways)
    await world.send('POST', `/v1/ways/${way}/health`, { live: false }, { as: OPERATOR });
  const opened = await world.open(who, VISITOR);
  expect(opened.body['ways']).toEqual([
    { way: 'card', live: false },
    { way: 'pin', live: false },
  ]);
  const against = opened.body['face_not_offered'] as ReadonlyArray<{ requirement: string }>;
  expect(against.map(({ requirement }) => requirement)).toContain('R10.1');
});

test('of a person: only who is known to be them is verified, by a ticket of their own first', async () => {
  await using world = await startVerifications();
  const [who, device] = [await world.integrator(), await world.device()];
  const person = await world.person('a@example.com');
  const token = await world.signIn('a@example.com');
  const [ada, bob] = [randomUUID(), randomUUID()];
  const at = async (taken: boolean, doorPerson: string, way: 'pin' | 'card' = 'pin') => {
    const opened = await world.open(who, { kind: 'person', person });
    const path = `/v1/people/${person}/verifications/${id(opened)}/ticket`;
    const own = taken ? await world.send('POST', path, {}, { token }) : opened;
    if (taken) expect((await world.claim(device, opened.body['ticket'])).status).toBe(404);
    expect((await world.claim(device, own.body['ticket'])).status).toBe(200);
    await world.report(device, used({ verification_id: id(opened), person_id: doorPerson, way }));
    return (await world.result(who, opened)).body['state'];
  };
  // Anybody may have the program's ticket: of somebody not known to be the person it says nothing.
  expect(await at(false, ada)).toBe('not_verified');
  // By a card it answers the ticket; whose card it was is not known by that, since anybody may have found it.
  expect(await at(true, ada, 'card')).toBe('verified');
  expect(await at(false, ada)).toBe('not_verified');
  expect(await at(true, ada)).toBe('verified');
  expect(await at(false, ada)).toBe('verified');
  expect(await at(false, bob)).toBe('not_verified');
  // Somebody else's door person stays somebody else's.
  const other = await world.person('b@example.com');
  const others = await world.signIn('b@example.com');
  const opened = await world.open(who, { kind: 'person', person: other });
  const path = `/v1/people/${other}/verifications/${id(opened)}/ticket`;
  const { body } = await world.send('POST', path, {}, { token: others });
  await world.claim(device, body['ticket']);
  await world.report(device, used({ verification_id: id(opened), person_id: ada }));
  expect((await world.result(who, opened)).body['state']).toBe('not_verified');
  expect((await world.send('POST', path, {}, { token })).status).toBe(404);
});

test('a match counts by its consent, and every use can be read by the person, without a score', async () => {
  await using world = await startVerifications();
  const [who, device] = [await world.integrator(), await world.device()];
  const person = await world.person('a@example.com');
  const token = await world.signIn('a@example.com');
  const consent_id = String((await world.agree(person, token)).body['consent']);
  const opened = await world.open(who, { kind: 'person', person });
  await world.claim(device, opened.body['ticket']);
  const face = { way: 'face', mode: 'verify', model: '0123456789abcdef', consent_id } as const;
  await world.report(
    device,
    used({ ...face, verification_id: id(opened) }),
    used({ ...face, purpose_id: world.purpose }),
  );
  expect((await world.result(who, opened)).body).toMatchObject({ state: 'verified', amr: ['face'] });
  const path = `/v1/people/${person}/verifications`;
  const mine = await world.send('GET', path, undefined, { token });
  expect(mine.body['uses']).toMatchObject([
    { way: 'face', outcome: 'admitted', mode: 'verify', model: '0123456789abcdef', device_id: device.id },
    { way: 'face', checkpoint_id: world.checkpoint, purpose_id: world.purpose, purpose_version: 1 },
  ]);
  expect(JSON.stringify(mine.body)).not.toMatch(/score|similarity|threshold|template/);
  await world.person('b@example.com');
  const other = await world.signIn('b@example.com');
  expect((await world.send('GET', path, undefined, { token: other })).status).toBe(404);
  // Both count for how the ways compare.
  const { body } = await world.as(world.writer, 'GET', `/v1/checkpoints/${world.checkpoint}/parity`);
  expect(body['ways']).toMatchObject([{ way: 'face', attempts: 2 }]);
});

test('staff complete it with their own session, once, and it is written down who looked', async () => {
  await using world = await startVerifications();
  const who = await world.integrator();
  const opened = await world.open(who, VISITOR);
  const check = { ticket: opened.body['ticket'], outcome: 'verified' };
  const open = async (site: string, as = OPERATOR) =>
    (await world.send('GET', `/v1/verifications?site=${site}`, undefined, { as })).body;
  const [at] = (await open(SITE))['verifications'] as ReadonlyArray<Record<string, unknown>>;
  expect(at).toMatchObject({ verification_id: id(opened), state: 'open', device_id: null });
  expect(JSON.stringify(at)).not.toContain(VISITOR.reference);
  expect((await open('south'))['code']).toBe('not_found');
  expect((await world.send('POST', '/v1/staff-checks', check, { as: staff('operator', ['x']) })).status).toBe(
    404,
  );
  const done = await world.send('POST', '/v1/staff-checks', check, { as: OPERATOR });
  expect(done.body).toEqual({ verification_id: id(opened), state: 'verified' });
  expect(await open(SITE)).toEqual({ verifications: [] });
  expect((await world.send('POST', '/v1/staff-checks', check, { as: OPERATOR })).status).toBe(404);
  expect((await world.result(who, opened)).body).toMatchObject({ state: 'verified', amr: ['staff'] });
  const uses = await world.context.database.reading.selectFrom('verification_uses').selectAll().execute();
  expect(uses).toMatchObject([{ way: 'staff', checked_by: 'operator-1', person: null }]);
});

test('a person completes it in their own session by a code that is for it alone, or declines', async () => {
  await using world = await startVerifications();
  const who = await world.integrator();
  const person = await world.person('a@example.com');
  const token = await world.signIn('a@example.com');
  const opened = await world.open(who, { kind: 'person', person });
  const path = `/v1/people/${person}/verifications/${id(opened)}`;
  const asked = await world.send('POST', `${path}/code`, {}, { token });
  expect(asked.status).toBe(202);
  const shown = { challenge: asked.body['challenge'], code: await world.lastCode() };
  // It signs nobody in, and a wrong one is on record.
  expect((await world.send('POST', '/v1/sign-in/sessions', shown)).status).toBe(401);
  const wrong = { ...shown, code: shown.code === '00000000' ? '00000001' : '00000000' };
  expect((await world.send('POST', `${path}/proof`, wrong, { token })).body['code']).toBe('code_wrong');
  const right = await world.send('POST', `${path}/proof`, shown, { token });
  expect(right.body).toEqual({ verification_id: id(opened), state: 'verified' });
  expect((await world.result(who, opened)).body).toMatchObject({ state: 'verified', amr: ['otp'] });
  expect((await world.send('POST', `${path}/proof`, shown, { token })).body['code']).toBe(
    'verification_over',
  );
  const uses = await world.context.database.reading.selectFrom('verification_uses').selectAll().execute();
  expect(uses.map(({ outcome }) => outcome).toSorted()).toEqual(['verified', 'wrong']);

  const second = await world.open(who, { kind: 'person', person });
  const refusal = `/v1/people/${person}/verifications/${id(second)}/refusal`;
  expect((await world.send('POST', refusal, {}, { token })).body['state']).toBe('declined');
  expect((await world.result(who, second)).body).toMatchObject({ state: 'declined', amr: [] });
});

test('a passkey or an app completes it for its person, once, and the first try is what is compared', async () => {
  await using world = await startVerifications();
  const who = await world.integrator();
  const person = await world.person('a@example.com');
  const token = await world.signIn('a@example.com');
  const mine = (method: string, path: string, body?: unknown) =>
    world.send(method, `/v1/people/${person}${path}`, body, { token });
  for (const synced of [false, true]) {
    const key = new SoftwareAuthenticator(world.url);
    const making = (await mine('POST', '/passkeys/challenges')).body as {
      challenge: string;
      user: { id: string };
    };
    expect((await mine('POST', '/passkeys', key.create(making, { synced }))).status).toBe(201);
    const opened = await world.open(who, { kind: 'person', person });
    const other = await world.open(who, { kind: 'person', person });
    const at = (of: Got, path: string, body?: unknown) =>
      mine('POST', `/verifications/${id(of)}/${path}`, body);
    const challenge = async (of: Got) => (await at(of, 'passkey-challenge')).body as { challenge: string };
    const prove = (of: Got, passkey: unknown) => at(of, 'passkey-proof', { passkey, took_ms: 1500 });
    // One for another verification, or to sign in, is none for this one.
    const crossed = await prove(opened, key.get(await challenge(other), { synced }));
    expect([crossed.status, crossed.body['code']]).toEqual([401, 'passkey_wrong']);
    const signIn = (await world.send('POST', '/v1/sign-in/passkey-challenges')).body as { challenge: string };
    expect((await prove(opened, key.get(signIn, { synced }))).status).toBe(401);
    const done = await prove(opened, key.get(await challenge(opened), { synced }));
    expect(done.body).toEqual({ verification_id: id(opened), state: 'verified' });
    expect((await world.result(who, opened)).body['amr']).toEqual([synced ? 'swk' : 'hwk']);
    expect((await prove(other, key.get(await challenge(other), { synced }))).body['state']).toBe('verified');
  }
  const offer = (await mine('POST', '/app-offers')).body;
  const app = appOf(offer['totp_secret']);
  const confirmed = { offer: offer['offer'], code: app(world.clock.now) };
  expect((await mine('PUT', '/app', confirmed)).status).toBe(200);
  const opened = await world.open(who, { kind: 'person', person });
  const byApp = (code: string) =>
    mine('POST', `/verifications/${id(opened)}/app-proof`, { code, took_ms: 9000 });
  // The code that confirmed the app was used.
  expect((await byApp(confirmed.code)).body['code']).toBe('app_code_wrong');
  world.clock.now += 30_000;
  expect((await byApp(app(world.clock.now))).body['state']).toBe('verified');
  expect((await world.result(who, opened)).body['amr']).toEqual(['otp']);
  const path = `/v1/checkpoints/${world.checkpoint}/parity`;
  const { ways } = (await world.as(world.writer, 'GET', path)).body as { ways: unknown[] };
  expect(ways).toContainEqual(expect.objectContaining({ way: 'passkey', attempts: 4 }));
  expect(ways).toContainEqual(expect.objectContaining({ way: 'totp', attempts: 1 }));
});

test('a device that guesses tickets waits; one bound to another device is not taken', async () => {
  await using world = await startVerifications();
  const who = await world.integrator();
  const [mine, other] = [await world.device(), await world.device()];
  const opened = await world.open(who, VISITOR, { at: { kind: 'device', device_id: mine.id } });
  expect((await world.claim(other, opened.body['ticket'])).body['code']).toBe('ticket_wrong');
  for (let tries = 1; tries < TICKET_TRIES_MAX; tries += 1) await world.claim(other, '00000000');
  const refused = await world.claim(other, '00000000');
  expect([refused.status, refused.body['code']]).toEqual([429, 'rate_limited']);
  expect((await world.claim(mine, opened.body['ticket'])).status).toBe(200);
});
