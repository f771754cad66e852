import { randomUUID } from 'node:crypto';
import { inTransaction, readEvents } from '@consentry/server';
import { knownCookie } from '@consentry/staff';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addStaff } from '../staff/staff-store.ts';
import { OPERATOR, type ConsentSetting, startConsentSetting } from '../testing/consent-setting.ts';
import { purposeInForce } from '../testing/purpose-in-force.ts';
import { type Sent, staff } from '../testing/test-server.ts';
import { COOL_OFF_MS, PRESENTATION_LIFE_MS } from './consent.ts';
import { endOverdue } from './end-consent.ts';

let setting: ConsentSetting;
beforeEach(async () => {
  setting = await startConsentSetting();
});
afterEach(() => setting[Symbol.asyncDispose]());

const DAY_MS = 86_400_000;
const ACCOUNT = {
  login: 'wang.fang',
  name: 'Wang Fang',
  roles: ['operator'],
  sites: ['north'],
  passwordHash: null,
  totpSealed: null,
  totpStep: -1,
  joinedAt: 1,
} as const;

async function fang(): Promise<{ person: string; token: string }> {
  const person = await setting.person('fang@example.com');
  return { person, token: await setting.server.signIn('fang@example.com') };
}

test('a person consents after the notice, to this version, with the evidence of its showing', async () => {
  const { person, token } = await fang();
  const got = await setting.decide(person, token);
  expect([got.status, got.body]).toEqual([
    201,
    {
      consent: expect.any(String),
      person,
      kind: 'recognition',
      recipient_id: null,
      state: 'given',
      given_by: 'person',
      purpose_id: 'door',
      purpose_version: 1,
      mode: 'verify',
      notice: {
        digest: '1'.repeat(64),
        shown_at: '2026-11-22T01:00:00.000Z',
        language: 'zh-CN',
        place: { kind: 'portal', id: null },
      },
      way: 'session',
      asked_by_staff: false,
      decided_at: '2026-11-22T01:00:00.000Z',
      not_after: '2027-11-22T01:00:00.000Z',
      rests_since: null,
      ended: null,
    },
  ]);
  const events = await readEvents(setting.server.context.database.reading, 'consents', 0);
  expect(events.map(({ kind }) => kind)).toEqual(['consent.given']);
});

test('no showing, no decision: of another, too old, used, or of a notice that has changed', async () => {
  const { person, token } = await fang();
  const lei = await setting.person('lei@example.com');
  const leis = await setting.server.signIn('lei@example.com');
  const decide = (presentation: unknown) =>
    setting.server.send(
      'POST',
      `/v1/people/${person}/consents`,
      { presentation, decision: 'given' },
      { token },
    );
  expect((await decide(randomUUID())).body['code']).toBe('notice_changed');
  const others = await setting.show(lei, leis);
  expect((await decide(others.body['presentation'])).body['code']).toBe('notice_changed');
  const old = await setting.show(person, token);
  setting.server.clock.now += 9 * 60_000;
  setting.ports.purpose = purposeInForce(2);
  expect((await decide(old.body['presentation'])).body['code']).toBe('notice_changed');
  setting.ports.purpose = purposeInForce();
  const used = await setting.show(person, token);
  expect((await decide(used.body['presentation'])).status).toBe(201);
  expect((await decide(used.body['presentation'])).body['code']).toBe('notice_changed');
  const stale = await setting.show(person, token);
  for (let i = 0; i < 6; i += 1) {
    setting.server.clock.now += PRESENTATION_LIFE_MS / 6;
    await setting.server.send('GET', `/v1/people/${person}`, undefined, { token });
  }
  expect((await decide(stale.body['presentation'])).body['code']).toBe('notice_changed');
});

test('a yes the law would not act on is not taken, and says why', async () => {
  const { person, token } = await fang();
  const draft = purposeInForce();
  setting.ports.purpose = { ...draft, purpose: { ...draft.purpose, assessment: null } };
  const got = await setting.decide(person, token);
  expect([got.status, got.body['code']]).toEqual([403, 'not_lawful']);
  const codes = (got.body['broken'] as Array<{ code: string }>).map(({ code }) => code);
  // Nothing is said of devices and other ways: they are asked about at the device.
  expect(codes).toEqual(['assessment_missing']);
  expect(
    (await setting.server.send('GET', `/v1/people/${person}/consents`, undefined, { token })).body,
  ).toEqual({ consents: [], cursor: null });
});

test('somebody whose age nobody knows, and a child alone, cannot consent; a no is always taken', async () => {
  for (const [email, age, code] of [
    ['a@example.com', null, 'age_unknown'],
    ['b@example.com', { kind: 'declared', band: 'under_14' }, 'guardian_consent_missing'],
    ['c@example.com', { kind: 'born', on: '2013-01-01' }, 'guardian_consent_missing'],
  ] as const) {
    const person = await setting.person(email, age ?? {});
    const token = await setting.server.signIn(email);
    const got = await setting.decide(person, token);
    expect(got.body['broken'], email).toMatchObject([{ code }]);
    expect((await setting.decide(person, token, 'refused')).body['state']).toBe('refused');
  }
});

test('agreeing again to the same is the same consent; to a new version it is another one', async () => {
  const { person, token } = await fang();
  const first = await setting.decide(person, token);
  const again = await setting.decide(person, token);
  expect(again.body['consent']).toBe(first.body['consent']);
  setting.ports.purpose = purposeInForce(2);
  const second = await setting.decide(person, token);
  expect(second.body['consent']).not.toBe(first.body['consent']);
  const old = await setting.server.send('GET', `/v1/consents/${String(first.body['consent'])}`, undefined, {
    token,
  });
  expect([old.body['state'], old.body['ended']]).toMatchObject(['withdrawn', { reason: 'superseded' }]);
});

test('a withdrawn consent stays withdrawn; consenting again is another consent', async () => {
  const { person, token } = await fang();
  const first = String((await setting.decide(person, token)).body['consent']);
  const end = await setting.withdraw(first, token);
  expect([end.status, end.body]).toMatchObject([
    200,
    {
      consent: first,
      state: 'erased',
      accepted: { at: '2026-11-22T01:00:00.000Z', reason: 'withdrawn', by: 'person' },
      effective: { at: '2026-11-22T01:00:00.000Z', reason: 'no_holder' },
      erased: { reason: 'nothing_held' },
    },
  ]);
  setting.server.clock.now += 60_000;
  expect((await setting.withdraw(first, token)).body).toEqual(end.body);
  const second = String((await setting.decide(person, token)).body['consent']);
  expect(second).not.toBe(first);
  const { body } = await setting.server.send('GET', `/v1/people/${person}/consents?limit=1`, undefined, {
    token,
  });
  expect(body['consents']).toMatchObject([{ consent: second, state: 'given' }]);
  const next = `/v1/people/${person}/consents?limit=1&cursor=${encodeURIComponent(String(body['cursor']))}`;
  const older = await setting.server.send('GET', next, undefined, { token });
  expect(older.body).toMatchObject({ consents: [{ consent: first, state: 'withdrawn' }], cursor: null });
});

test('transfer is another consent: apart, after recognition, and gone with it', async () => {
  const { person, token } = await fang();
  expect((await setting.decide(person, token, 'given', 'transfer')).body['code']).toBe('recognition_first');
  const recognition = String((await setting.decide(person, token)).body['consent']);
  const transfer = String((await setting.decide(person, token, 'given', 'transfer')).body['consent']);
  await setting.withdraw(transfer, token);
  const state = async (consent: string) =>
    (await setting.server.send('GET', `/v1/consents/${consent}`, undefined, { token })).body['state'];
  expect([await state(recognition), await state(transfer)]).toEqual(['given', 'withdrawn']);
  const again = String((await setting.decide(person, token, 'given', 'transfer')).body['consent']);
  await setting.withdraw(recognition, token);
  expect([await state(recognition), await state(again)]).toEqual(['withdrawn', 'withdrawn']);
});

test('a no ends what was agreed, and nobody asks again for thirty days, but the person may', async () => {
  const { person, token } = await fang();
  const given = String((await setting.decide(person, token)).body['consent']);
  expect((await setting.decide(person, token, 'refused')).body['state']).toBe('refused');
  const old = await setting.server.send('GET', `/v1/consents/${given}`, undefined, { token });
  expect(old.body['ended']).toMatchObject({ reason: 'refused_since' });
  const start = () =>
    setting.server.send(
      'POST',
      `/v1/people/${person}/consent-requests`,
      { purpose_id: 'door', kind: 'recognition' },
      { as: OPERATOR },
    );
  const asked = await start();
  expect([asked.status, asked.body['code'], asked.body['retry_after_seconds']]).toEqual([
    409,
    'asked_recently',
    COOL_OFF_MS / 1000,
  ]);
  expect((await setting.decide(person, token)).body['state']).toBe('given');
  setting.server.clock.now += COOL_OFF_MS;
  expect((await start()).status).toBe(201);
});

test('staff may ask, and never answer: the code goes to the person', async () => {
  const person = await setting.person('fang@example.com');
  const notice = { purpose_id: 'door', kind: 'recognition', digest: '1'.repeat(64), language: 'en' };
  const show = () =>
    setting.server.send(
      'POST',
      `/v1/people/${person}/presentations`,
      { ...notice, place: { kind: 'counter', id: 'north' } },
      { as: OPERATOR },
    );
  expect((await show()).body['code']).toBe('not_asked');
  const about = { purpose_id: 'door', kind: 'recognition' };
  const path = `/v1/people/${person}/consent-requests`;
  const started = await setting.server.send('POST', path, about, { as: OPERATOR });
  const code = await setting.server.lastCode();
  expect(JSON.stringify(started.body)).not.toContain(code);
  const presentation = (await show()).body['presentation'];
  for (const as of ['operator', 'dpo', 'admin', 'installer', 'auditor'].map((role) =>
    staff(role, ['north']),
  )) {
    const body = { presentation, decision: 'given' };
    const got = await setting.server.send('POST', `/v1/people/${person}/consents`, body, { as });
    expect([got.status, got.body['code']], as.kind).toEqual([403, 'not_your_role']);
  }
  const answer = (shown: string, sent: Sent = {}) =>
    setting.server.send(
      'POST',
      `/v1/consent-requests/${String(started.body['request'])}/decision`,
      { presentation, decision: 'given', code: shown },
      sent,
    );
  const inBrowser = (cookie: string) => ({ headers: { cookie, 'sec-fetch-site': 'same-origin' } });
  // Neither in a session of staff, nor in the browser in which whoever asked signed in.
  const { database, keys } = setting.server.context;
  const { clock } = setting.server;
  await inTransaction(database, (writing) => addStaff(writing, { ...ACCOUNT, staff: 'operator-1' }));
  const [known = ''] = knownCookie(keys.secret, `staff ${ACCOUNT.login}`, clock.now).split(';');
  for (const sent of [{ as: OPERATOR }, { as: staff('auditor') }, inBrowser(known)]) {
    for (let i = 0; i < 6; i += 1)
      expect((await answer(code, sent)).body['code'], JSON.stringify(sent)).toBe('answer_of_staff');
  }
  const wrong = String((Number(code) + 1) % 1e8).padStart(8, '0');
  expect((await answer(wrong)).body['code']).toBe('code_wrong');
  // The code answers what was asked; it signs nobody in.
  const { reading } = setting.server.context.database;
  const { challenge } = await reading
    .selectFrom('consent_requests')
    .select('challenge')
    .executeTakeFirstOrThrow();
  expect((await setting.server.send('POST', '/v1/sign-in/sessions', { challenge, code })).status).toBe(401);
  // In a browser of the person, which knows others (control).
  const [other = ''] = knownCookie(keys.secret, 'staff somebody.else', clock.now).split(';');
  const got = await answer(code, inBrowser(other));
  expect([got.status, got.body]).toMatchObject([201, { state: 'given', way: 'code', asked_by_staff: true }]);
  expect((await answer(code)).status).toBe(401);
});

test('another’s consent is not found, whatever is asked of it', async () => {
  const { person, token } = await fang();
  const consent = String((await setting.decide(person, token)).body['consent']);
  await setting.person('lei@example.com');
  const leis = await setting.server.signIn('lei@example.com');
  const shown = (await setting.show(person, token)).body['presentation'];
  const asks: ReadonlyArray<readonly [string, string, unknown?]> = [
    ['GET', `/v1/consents/${consent}`],
    ['GET', `/v1/consents/${consent}/receipt`],
    ['GET', `/v1/consents/${consent}/record`],
    ['GET', `/v1/consents/${consent}/withdrawal`],
    ['POST', `/v1/consents/${consent}/withdrawal`, {}],
    ['GET', `/v1/people/${person}/consents`],
    ['POST', `/v1/people/${person}/consents`, { presentation: shown, decision: 'given' }],
    [
      'POST',
      `/v1/people/${person}/presentations`,
      {
        purpose_id: 'door',
        kind: 'recognition',
        digest: '1'.repeat(64),
        language: 'en',
        place: { kind: 'portal', id: null },
      },
    ],
    ['GET', `/v1/people/${person}/age`],
    ['PUT', `/v1/people/${person}/age`, { age: { kind: 'born', on: '2015-01-01' }, proof: null }],
    ['GET', `/v1/people/${person}/guardians`],
    ['GET', `/v1/people/${person}/wards`],
  ];
  for (const [method, path, body] of asks) {
    expect((await setting.server.send(method, path, body, { token: leis })).status, path).toBe(404);
    const far = { as: staff('operator', ['south']) };
    expect([403, 404], path).toContain((await setting.server.send(method, path, body, far)).status);
    expect((await setting.server.send(method, path, body)).status, path).toBe(401);
  }
  // The control: it is there for its person, and still given.
  expect(
    (await setting.server.send('GET', `/v1/consents/${consent}`, undefined, { token })).body['state'],
  ).toBe('given');
});

test('a request sent again with its key is done once', async () => {
  const { person, token } = await fang();
  const { body } = await setting.show(person, token);
  const decide = { presentation: body['presentation'], decision: 'given' };
  const headers = { 'idempotency-key': 'the-same-key' };
  const path = `/v1/people/${person}/consents`;
  const all = await Promise.all(
    Array.from({ length: 10 }, () => setting.server.send('POST', path, decide, { token, headers })),
  );
  expect(new Set(all.map((one) => JSON.stringify([one.status, one.body]))).size).toBe(1);
  expect(all.filter((one) => one.headers.get('idempotent-replayed') === 'true')).toHaveLength(9);
});

test('of many at once one consent is open, and a withdrawal wins over every one before it', async () => {
  const { person, token } = await fang();
  const shown = await Promise.all(Array.from({ length: 20 }, () => setting.show(person, token)));
  const decisions = await Promise.all(
    shown.map(({ body }) =>
      setting.server.send(
        'POST',
        `/v1/people/${person}/consents`,
        { presentation: body['presentation'], decision: 'given' },
        { token },
      ),
    ),
  );
  const ids = new Set(decisions.map(({ body }) => body['consent']));
  expect(ids.size).toBe(1);
  const consent = String([...ids][0]);
  const ends = await Promise.all(Array.from({ length: 20 }, () => setting.withdraw(consent, token)));
  expect(new Set(ends.map(({ body }) => body['withdrawal'])).size).toBe(1);
  const { reading } = setting.server.context.database;
  expect(await reading.selectFrom('open_consents').selectAll().execute()).toEqual([]);
  const events = await readEvents(reading, 'consents', 0);
  expect(events.map(({ kind }) => kind)).toEqual(['consent.given', 'consent.ended']);
});

test('a consent ends with its time, also where nobody has swept', async () => {
  const { person, token } = await fang();
  const consent = String((await setting.decide(person, token)).body['consent']);
  setting.server.clock.now += 365 * DAY_MS;
  const state = async () =>
    (await setting.server.send('GET', `/v1/consents/${consent}`, undefined, { as: staff('dpo') })).body;
  expect(await state()).toMatchObject({ state: 'expired', ended: null });
  const { database } = setting.server.context;
  expect(await endOverdue(database, setting.ports.holders, setting.server.clock.now)).toBe(1);
  expect(await endOverdue(database, setting.ports.holders, setting.server.clock.now)).toBe(0);
  expect(await state()).toMatchObject({ state: 'expired', ended: { reason: 'retention_over' } });
});
