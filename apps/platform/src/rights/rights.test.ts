import { randomUUID } from 'node:crypto';
import type { RegisterId } from '@consentry/law';
import { readEvents } from '@consentry/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type EndProgress, type Holders, noHolders } from '../consent/holders.ts';
import { judged } from '../facts/testing/example-posture.ts';
import { noticeRoutes } from '../notice/notice-routes.ts';
import { type ConsentSetting, OPERATOR, startConsentSetting } from '../testing/consent-setting.ts';
import { type Sent, staff } from '../testing/test-server.ts';
import { REQUESTS_OF_DAY } from './open-rights.ts';
import { rightsSection } from './rights-facts.ts';
import { rightsRoutes } from './rights-routes.ts';
import { watchDeadlines } from './watch-deadlines.ts';

const DPO = staff('dpo');
const COUNTER = {
  received_on: null,
  identity_check: 'document',
  identity_proof: 'id-7',
  on_behalf: 'self',
  guardian: null,
  deceased: null,
  reply: 'paper',
} as const;
const DAY_MS = 86_400_000;

let setting: ConsentSetting;
/** How far every end is. */
let progress: EndProgress | null;
beforeEach(async () => {
  progress = null;
  const holders: Holders = {
    ...noHolders,
    progressOf: async (reading, consent, at) => progress ?? noHolders.progressOf(reading, consent, at),
  };
  setting = await startConsentSetting((routes, context, ports) => {
    rightsRoutes(routes, context, ports);
    noticeRoutes(routes, context);
  }, holders);
});
afterEach(() => setting[Symbol.asyncDispose]());

const ask = (person: string, asked: object, sent: Sent) =>
  setting.server.send(
    'POST',
    `/v1/people/${person}/rights-requests`,
    { wish: null, correction: null, purpose_id: null, counter: null, ...asked },
    sent,
  );
const step = (request: unknown, name: string, body: object, as: Sent['as'], version = 1) =>
  setting.server.send('POST', `/v1/rights-requests/${String(request)}/${name}`, body, {
    ...(as === undefined ? {} : { as }),
    headers: { 'if-match': `"${version}"` },
  });
const read = (request: unknown, sent: Sent) =>
  setting.server.send('GET', `/v1/rights-requests/${String(request)}`, undefined, sent);
const watch = () => watchDeadlines(setting.server.context, setting.ports.holders);
const events = async () =>
  (await readEvents(setting.server.context.database.reading, 'rights', 0)).map(({ kind }) => kind);

async function fang(email = 'fang@example.com') {
  const person = await setting.person(email);
  return { person, token: await setting.server.signIn(email) };
}

const section = () => rightsSection(setting.server.context.database.reading, setting.server.clock.now);

/** What the law says of the requests as they are now. */
async function lawOf(...rows: RegisterId[]) {
  return judged({ rights: await section() }, rows, setting.server.clock.now);
}

test('a copy is there at once: everything held of the person, of nobody else, and why the template is not in it', async () => {
  const { person, token } = await fang();
  const consent = String((await setting.decide(person, token)).body['consent']);
  const other = await fang('lei@example.com');
  await setting.decide(other.person, other.token);
  const opened = await ask(person, { kind: 'copy' }, { token });
  expect([opened.status, opened.body]).toMatchObject([
    201,
    { state: 'granted', asker: 'adult', opened_by: 'person', identity_check: 'session', refusal: null },
  ]);
  const request = String(opened.body['request']);
  const copy = await setting.server.send('POST', `/v1/rights-requests/${request}/copy`, {}, { token });
  expect(copy.body).toMatchObject({
    person: { person },
    identity: { email: 'fang@example.com' },
    age: { born_on: '1990-05-01' },
    consents: [{ decision: { consent }, receipt: { consent, purpose: { id: 'door' } }, end: null }],
    presentations: [{ purpose_id: 'door', place: { kind: 'portal' } }],
    requests: [{ request, kind: 'copy', state: 'granted' }],
  });
  const text = JSON.stringify(copy.body);
  expect(text).toContain('template');
  for (const others of [other.person, 'lei@example.com', 'operator-1', 'id-1'])
    expect(text).not.toContain(others);
  expect(await events()).toEqual(['rights.opened', 'rights.granted', 'rights.copied']);
});

test('nobody gets at the request of another person, by any way (IDOR)', async () => {
  const { person, token } = await fang();
  const lei = await fang('lei@example.com');
  const { body } = await ask(person, { kind: 'copy' }, { token });
  const path = `/v1/rights-requests/${String(body['request'])}`;
  const south = staff('operator', ['south']);
  for (const sent of [{ token: lei.token }, { as: south }]) {
    expect((await ask(person, { kind: 'copy', counter: 'as' in sent ? COUNTER : null }, sent)).status).toBe(
      404,
    );
    expect((await read(body['request'], sent)).status).toBe(404);
    expect((await setting.server.send('POST', `${path}/copy`, {}, sent)).status).toBe(404);
    const list = `/v1/people/${person}/rights-requests`;
    expect((await setting.server.send('GET', list, undefined, sent)).status).toBe(404);
  }
  expect((await setting.server.send('GET', '/v1/rights-requests', undefined, { token })).status).toBe(404);
  expect((await setting.server.send('GET', path)).status).toBe(401);
  expect((await setting.server.send('POST', `${path}/copy`, {}, { as: staff('admin') })).status).toBe(403);
  // Positive control.
  expect((await setting.server.send('POST', `${path}/copy`, {}, { token })).status).toBe(200);
});

test('a request of 13 February 2026 is due on 12 March, over the Spring Festival, and says whose number that is', async () => {
  const { person } = await fang();
  setting.server.clock.now = Date.parse('2026-02-13T10:00:00+08:00');
  const token = await setting.server.signIn('fang@example.com');
  const { body } = await ask(person, { kind: 'limit', wish: '请不要在食堂使用' }, { token });
  expect(body).toMatchObject({
    state: 'received',
    received_on: '2026-02-13',
    due: { certainty: 'firm', last_day: '2026-03-12', period_from: 'ours', state: 'due' },
    answer: null,
  });
  expect(JSON.stringify(body['due'])).toContain('春节');
});

test('a last day in a year without a calendar is provisional, with the day to act by', async () => {
  const { person } = await fang();
  setting.server.clock.now = Date.parse('2026-12-20T10:00:00+08:00');
  const token = await setting.server.signIn('fang@example.com');
  const { body } = await ask(person, { kind: 'limit' }, { token });
  const due = body['due'] as { certainty: string; last_day: string; act_by: string };
  expect(due.certainty).toBe('provisional');
  expect(due.act_by < due.last_day).toBe(true);
});

test('a reminder comes a week before the last day and one when it is over; once answered there is none', async () => {
  const { person, token } = await fang();
  const late = (await ask(person, { kind: 'limit' }, { token })).body['request'];
  const inTime = (await ask(person, { kind: 'decision_review' }, { token })).body;
  await step(inTime['request'], 'answer', { text: 'A human looked again.', transfer: null }, DPO);
  const due = (await read(late, { as: DPO })).body['due'] as { last_day: string };
  const over = Date.parse(`${due.last_day}T24:00:00+08:00`);
  const list = async (flag: string) =>
    (await setting.server.send('GET', `/v1/rights-requests?flag=${flag}`, undefined, { as: DPO })).body[
      'requests'
    ];
  await watch();
  expect(await list('soon')).toEqual([]);
  setting.server.clock.now = over - 7 * DAY_MS;
  await Promise.all([watch(), watch()]);
  expect(await list('soon')).toMatchObject([{ request: late, due: { state: 'soon' } }]);
  setting.server.clock.now = over - 1;
  await watch();
  expect(await list('overdue')).toEqual([]);
  setting.server.clock.now = over;
  await watch();
  expect(await list('overdue')).toMatchObject([{ request: late, due: { state: 'overdue' } }]);
  const made = (await events()).filter((kind) => kind === 'rights.due');
  // Once a week before, once when it is over, whoever watched.
  expect(made).toHaveLength(2);
  // What is owed stays owed, and the law says so.
  expect(await lawOf('RP.1')).toEqual({ 'RP.1': { state: 'broken', codes: ['right_answer_overdue'] } });
  const answered = await step(late, 'answer', { text: 'Limited.', transfer: null }, DPO);
  expect(answered.body['due']).toMatchObject({ state: 'late' });
  expect(await lawOf('RP.1')).toEqual({ 'RP.1': { state: 'at-risk', codes: ['right_answer_late'] } });
});

test('deleting ends every consent by the way of a withdrawal, and is answered when the last device says so', async () => {
  const { person, token } = await fang();
  const consent = String((await setting.decide(person, token)).body['consent']);
  progress = { effective: null, erased: null, certificates: [] };
  const { body } = await ask(person, { kind: 'delete' }, { token });
  expect(body).toMatchObject({
    state: 'received',
    ends: [{ consent, state: 'accepted', accepted: { by: 'person', reason: 'withdrawn' } }],
  });
  // Words do not grant it.
  const said = await step(body['request'], 'answer', { text: 'Done.', transfer: null }, DPO);
  expect(said.body['state']).toBe('in_hand');
  progress = { effective: { at: 2, reason: 'acknowledged' }, erased: null, certificates: [] };
  await watch();
  expect((await read(body['request'], { token })).body).toMatchObject({
    state: 'in_hand',
    ends: [{ state: 'effective' }],
  });
  progress = { ...progress, erased: { at: 3, reason: 'receipts' } };
  await Promise.all([watch(), watch()]);
  expect((await read(body['request'], { token })).body).toMatchObject({
    state: 'granted',
    ends: [{ state: 'erased' }],
    answer: { by: 'platform', said: { en: expect.stringContaining('withdrawn') } },
  });
  expect(await events()).toEqual(['rights.opened', 'rights.taken', 'rights.granted']);
  const shown = await setting.server.send('GET', `/v1/consents/${consent}`, undefined, { token });
  expect(shown.body['state']).toBe('withdrawn');
});

test('who wrote a correction down does not make it; an admin does, and whoever was signed in is signed out', async () => {
  const { person, token } = await fang();
  const correction = { name: '方', email: 'fang2@example.com' };
  const both = { ...staff('operator', ['north']), roles: ['operator', 'admin'] } as never;
  const byStaff = await ask(person, { kind: 'correct', correction, counter: COUNTER }, { as: both });
  const now = setting.server.clock.now;
  const same = { ...(both as object), steppedUpAt: now } as never;
  expect((await step(byStaff.body['request'], 'correction', {}, same)).body['code']).toBe('four_eyes');
  const { body } = await ask(person, { kind: 'correct', correction }, { token });
  const words = await step(body['request'], 'answer', { text: 'Yes.', transfer: null }, OPERATOR);
  expect(words.body['code']).toBe('rights_to_correct');
  expect((await step(body['request'], 'correction', {}, staff('admin'))).body['code']).toBe('step_up');
  const admin = { ...staff('admin'), steppedUpAt: now } as never;
  expect((await step(body['request'], 'correction', {}, admin, 7)).status).toBe(412);
  const done = await step(body['request'], 'correction', {}, admin);
  expect([done.status, done.body['state']]).toEqual([200, 'granted']);
  expect((await read(body['request'], { token })).status).toBe(401);
  const held = await setting.server.send('GET', `/v1/people/${person}/identity`, undefined, { as: DPO });
  expect(held.body).toMatchObject({ ...correction, language: 'en' });
  const corrected = await readEvents(setting.server.context.database.reading, 'rights', 0);
  const event = corrected.find(({ kind }) => kind === 'rights.corrected');
  expect(JSON.parse(event?.body ?? '{}')).toMatchObject({ fields: ['name', 'email'] });
  expect(event?.body).not.toContain('fang2');
});

test('a refusal has a reason, and says where to complain and to sue; an answer is given once', async () => {
  const { person, token } = await fang();
  const { body } = await ask(person, { kind: 'limit' }, { token });
  const { request } = body;
  expect((await step(request, 'refusal', { text: 'No.', transfer: null }, DPO)).status).toBe(400);
  expect(
    (await step(request, 'refusal', { reason: 'other', text: 'No.', transfer: null }, OPERATOR)).status,
  ).toBe(403);
  const refused = await step(
    request,
    'refusal',
    { reason: 'law_provides_otherwise', text: 'Kept under a law.', transfer: null },
    DPO,
  );
  expect(refused.body).toMatchObject({
    state: 'refused',
    answer: { by: 'staff', said: null, text: 'Kept under a law.' },
    refusal: {
      reason: 'law_provides_otherwise',
      court: { 'zh-CN': expect.stringContaining('人民法院') },
      complain: null,
    },
  });
  const again = await step(request, 'answer', { text: 'Yes.', transfer: null }, DPO, 2);
  expect(again.body['code']).toBe('rights_answered');
  expect((await section()).requests).toMatchObject([
    { state: 'refused', refusal: { court_told: true, in_writing: true } },
  ]);
});

test('at the counter: paper counts when it was handed over; who has not shown who they are gets nothing', async () => {
  const { person } = await fang();
  const access = await ask(person, { kind: 'access', counter: COUNTER }, { as: OPERATOR });
  expect(access.body).toMatchObject({
    state: 'granted',
    answer: { reached_at: null },
    due: { state: 'due' },
  });
  expect((await section()).requests).toMatchObject([{ state: 'open', answered_on: null }]);
  await setting.server.send(
    'POST',
    `/v1/rights-requests/${String(access.body['request'])}/copy`,
    {},
    { as: OPERATOR },
  );
  expect((await read(access.body['request'], { as: OPERATOR })).body).toMatchObject({
    answer: { reached_at: expect.any(String) },
    due: { state: 'in_time' },
  });
  const hidden = { ...COUNTER, identity_check: 'not_shown', identity_proof: null };
  const unknown = await ask(person, { kind: 'copy', counter: hidden }, { as: OPERATOR });
  expect(unknown.body['state']).toBe('received');
  const path = `/v1/rights-requests/${String(unknown.body['request'])}/copy`;
  expect((await setting.server.send('POST', path, {}, { as: OPERATOR })).body['code']).toBe('rights_open');
  const granted = await step(unknown.body['request'], 'answer', { text: 'Yes.', transfer: null }, DPO);
  expect(granted.body['code']).toBe('rights_not_shown');
  // A letter of last week counts from then; one of next week or of last year is not taken.
  const letter = await ask(
    person,
    { kind: 'limit', counter: { ...COUNTER, received_on: '2026-11-13' } },
    { as: OPERATOR },
  );
  expect(letter.body['received_on']).toBe('2026-11-13');
  for (const received_on of ['2026-11-23', '2025-11-22']) {
    const wrong = await ask(
      person,
      { kind: 'limit', counter: { ...COUNTER, received_on } },
      { as: OPERATOR },
    );
    expect(wrong.body).toMatchObject({ status: 400 });
  }
  expect((await ask(person, { kind: 'copy' }, { as: OPERATOR })).status).toBe(400);
});

test('a guardian asks for the child in their care, and for no other', async () => {
  const child = await setting.person(null, { kind: 'born', on: '2016-03-01' });
  const mother = await setting.person('mother@example.com');
  const linking = { guardian: mother, proof: 'register-1', check: 'paper' };
  await setting.server.send('POST', `/v1/people/${child}/guardians`, linking, { as: OPERATOR });
  const token = await setting.server.signIn('mother@example.com');
  const opened = await ask(child, { kind: 'copy' }, { token });
  expect(opened.body).toMatchObject({
    asker: 'guardian',
    opened_by: 'guardian',
    due: { period_from: 'standard' },
  });
  const copy = await setting.server.send(
    'POST',
    `/v1/rights-requests/${String(opened.body['request'])}/copy`,
    {},
    { token },
  );
  expect(copy.body).toMatchObject({ guardianships: [{ as: 'child' }] });
  expect(JSON.stringify(copy.body)).not.toContain(mother);
  const lei = await fang('lei@example.com');
  const counter = { ...COUNTER, on_behalf: 'guardian', guardian: lei.person };
  const wrong = await ask(child, { kind: 'copy', counter }, { as: OPERATOR });
  expect(wrong.body['code']).toBe('guardian_not_shown');
  const right = await ask(
    child,
    { kind: 'copy', counter: { ...counter, guardian: mother } },
    { as: OPERATOR },
  );
  expect(right.body).toMatchObject({ asker: 'guardian', state: 'granted' });
});

test('a relative gets nothing without proofs, nor against what the deceased arranged', async () => {
  const { person, token } = await fang();
  const consent = String((await setting.decide(person, token)).body['consent']);
  const deceased = { death_proof: 'd-1', kinship_proof: 'k-1', arranged_otherwise: false };
  const relative = (of: object) => ({ ...COUNTER, on_behalf: 'relative', deceased: { ...deceased, ...of } });
  const grant = async (of: object) => {
    const { body } = await ask(person, { kind: 'delete', counter: relative(of) }, { as: DPO });
    expect(body).toMatchObject({ state: 'received', ends: [] });
    return step(body['request'], 'answer', { text: 'Deleted.', transfer: null }, DPO);
  };
  expect((await grant({ kinship_proof: null })).body['code']).toBe('rights_not_shown');
  expect((await grant({ arranged_otherwise: true })).body['code']).toBe('rights_not_shown');
  expect(
    (await setting.server.send('GET', `/v1/consents/${consent}`, undefined, { as: DPO })).body['state'],
  ).toBe('given');
  const done = await grant({});
  expect(done.body).toMatchObject({ state: 'granted', ends: [{ consent, accepted: { by: 'staff' } }] });
  const { requests } = await section();
  expect(requests.filter(({ state }) => state === 'open').length).toBe(3);
  await setting.server.send(
    'POST',
    `/v1/rights-requests/${String(done.body['request'])}/handing-over`,
    {},
    { as: DPO },
  );
  expect((await lawOf('RP.3'))['RP.3']?.codes).toEqual([]);
});

test('asked twice under one key it is one request; too many in a day are not taken', async () => {
  const { person, token } = await fang();
  const headers = { 'idempotency-key': 'my-request-1' };
  const first = await ask(person, { kind: 'limit' }, { token, headers });
  const again = await ask(person, { kind: 'limit' }, { token, headers });
  expect(again.body['request']).toBe(first.body['request']);
  for (let n = 1; n < REQUESTS_OF_DAY; n += 1) await ask(person, { kind: 'limit' }, { token });
  const over = await ask(person, { kind: 'limit' }, { token });
  expect([over.status, over.headers.get('retry-after')]).toEqual([429, String(DAY_MS / 1000)]);
  // The list goes on where it stopped.
  const seen: unknown[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const at: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { body } = await setting.server.send(
      'GET',
      `/v1/rights-requests?site=north&limit=7${at}`,
      undefined,
      {
        as: OPERATOR,
      },
    );
    seen.push(...(body['requests'] as Array<{ request: string }>).map(({ request }) => request));
    cursor = body['cursor'] as string | null;
  }
  expect(new Set(seen).size).toBe(REQUESTS_OF_DAY);
});

test('an explanation is in the words of the law package; a transfer is granted only with its conditions', async () => {
  const { person, token } = await fang();
  const { body } = await ask(person, { kind: 'explain' }, { token });
  const path = `/v1/rights-requests/${String(body['request'])}/explanation`;
  const explained = await setting.server.send('GET', path, undefined, { token });
  const rules = explained.body['rules'] as Array<{ row: string; text: { en: string }; citations: unknown[] }>;
  expect(rules.find(({ row }) => row === 'R06.4')?.citations.length).toBeGreaterThan(0);
  expect(explained.body['decides']).toMatchObject({ en: expect.stringContaining('human') });
  const transfer = await ask(person, { kind: 'transfer', wish: 'To clinic B' }, { token });
  const bare = await step(transfer.body['request'], 'answer', { text: 'Yes.', transfer: null }, DPO);
  expect(bare.status).toBe(400);
  const found = { feasible: true, harms_others: false, fee_charged: false, excessive: false };
  const granted = await step(transfer.body['request'], 'answer', { text: 'Yes.', transfer: found }, DPO);
  expect(granted.body).toMatchObject({
    state: 'granted',
    transfer: { ...found, route_opened_on: '2026-11-22' },
  });
  const fetched = await setting.server.send(
    'POST',
    `/v1/rights-requests/${String(transfer.body['request'])}/copy`,
    {},
    { token },
  );
  expect(fetched.status).toBe(200);
  expect((await lawOf('RP.2'))['RP.2']).toEqual({ state: 'met', codes: [] });
});

test('after three years the words are gone, and what happened stays', async () => {
  const { person, token } = await fang();
  const { body } = await ask(person, { kind: 'limit', wish: 'geheim' }, { token });
  await step(body['request'], 'answer', { text: 'also', transfer: null }, DPO);
  setting.server.clock.now += 3 * 365 * DAY_MS;
  await watch();
  expect((await read(body['request'], { as: DPO })).body['wish']).toBe('geheim');
  setting.server.clock.now += 2 * DAY_MS;
  await watch();
  expect((await read(body['request'], { as: DPO })).body).toMatchObject({
    wish: null,
    state: 'granted',
    answer: { text: null },
  });
  expect(await events()).toContain('rights.purged');
});

test('there is no request and no person that was not made', async () => {
  expect((await read(randomUUID(), { as: DPO })).status).toBe(404);
  expect((await ask(randomUUID(), { kind: 'copy', counter: COUNTER }, { as: DPO })).status).toBe(404);
});
