import { randomUUID } from 'node:crypto';
import { PostureFacts } from '@consentry/law';
import { readEvents } from '@consentry/server';
import { TRIES_MS } from '@consentry/staff';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { noHolders } from '../consent/holders.ts';
import { judged } from '../facts/testing/example-posture.ts';
import { isOfPersons } from '../record/access-reason.ts';
import { watchDeadlines } from '../rights/watch-deadlines.ts';
import { type TestServer, staff, startTestServer } from '../testing/test-server.ts';
import { COMPLAINT_KEPT_DAYS } from './complaint.ts';
import { complaintSection } from './complaint-facts.ts';
import { complaintRoutes } from './complaint-routes.ts';

const DPO = staff('dpo');
const OPERATOR = staff('operator', ['north']);
const DAY_MS = 86_400_000;
const WORDS = '食堂门口没有标识就在拍脸';
const GUIDE = {
  authorities: [
    { channel: '12377', name: { 'zh-CN': '举报中心', en: 'Report centre' }, address: 'https://www.12377.cn' },
    { channel: '12345', name: { 'zh-CN': '市民热线', en: 'City hotline' }, address: '12345' },
    { channel: '110', name: { 'zh-CN': '公安', en: 'Police' }, address: '110' },
    {
      channel: 'local_cyberspace',
      name: { 'zh-CN': '市网信办', en: 'City cyberspace office' },
      address: '某路 1 号',
    },
  ],
  own: [{ kind: 'counter', address: '1 号楼前台', needs_login: false }],
};

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer((routes, context) => complaintRoutes(routes, context));
});
afterEach(() => server[Symbol.asyncDispose]());

const complaining = (of: object = {}) => ({
  once: randomUUID(),
  from: 'public',
  text: WORDS,
  contact: null,
  purpose_id: null,
  site: null,
  ...of,
});
const send = (of: object = {}) => server.send('POST', '/v1/complaints', complaining(of));
const takeIn = (of: object = {}) =>
  server.send(
    'POST',
    '/v1/complaints/taken-in',
    complaining({ channel: 'phone', received_on: null, handed_over: false, ...of }),
    { as: OPERATOR },
  );
const follow = (reference: unknown, code: unknown) =>
  server.send('POST', '/v1/complaints/follow-up', { reference, code });
const list = async (query = '') => {
  const { body } = await server.send('GET', `/v1/complaints${query}`, undefined, { as: DPO });
  return body['complaints'] as Array<Record<string, unknown>>;
};
const onlyOne = async () => String((await list())[0]?.['complaint']);
const step = (complaint: string, name: string, version: number, body: object = {}) =>
  server.send('POST', `/v1/complaints/${complaint}/${name}`, body, {
    as: DPO,
    headers: { 'if-match': `"${version}"` },
  });
const UPHELD = { result: 'upheld', text: '已补上标识', reason: null, seen_by_accused: false };
const section = () => complaintSection(server.context.database.reading, server.clock.now);
const watch = () => watchDeadlines(server.context, noHolders);
const publish = (version?: number) =>
  server.send('PUT', '/v1/complaint-guide', GUIDE, {
    as: DPO,
    ...(version === undefined ? {} : { headers: { 'if-match': `"${version}"` } }),
  });

test('anyone complains without a login, and follows it to its outcome by reference and code', async () => {
  await publish();
  const sent = await send({ contact: 'fang@example.com' });
  expect([sent.status, sent.body]).toMatchObject([
    201,
    {
      reference: expect.stringMatching(/^[0-9A-Z]{10}$/),
      code: expect.stringMatching(/^(?:[0-9A-Z]{4}-){4}[0-9A-Z]{4}$/),
      received_on: '2026-11-22',
      due: { period_from: 'ours', state: 'due' },
    },
  ]);
  const { reference, code } = sent.body;
  const complaint = await onlyOne();
  const skipped = await step(complaint, 'outcome', 1, UPHELD);
  expect(skipped.body['code']).toBe('complaint_state');
  expect((await step(complaint, 'acknowledgement', 1)).body['state']).toBe('in_hand');
  expect((await step(complaint, 'outcome', 1, UPHELD)).status).toBe(412);
  expect((await step(complaint, 'outcome', 2, UPHELD)).body['state']).toBe('handled');
  // Typed by hand from paper.
  const typed = String(code).toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
  expect((await follow(String(reference).toLowerCase(), typed)).body).toMatchObject({
    state: 'handled',
    acknowledged_at: expect.any(String),
    outcome: { result: 'upheld', text: '已补上标识', reason: null },
    due: { state: 'in_time' },
    escalate: { authorities: [{ channel: '12377' }, {}, {}, {}] },
  });
  expect((await step(complaint, 'closing', 3)).body['state']).toBe('closed');
  const events = await readEvents(server.context.database.reading, 'complaints', 0);
  expect(events.map(({ kind }) => kind)).toEqual([
    'complaint.received',
    'complaint.acknowledged',
    'complaint.handled',
    'complaint.closed',
  ]);
  const written = JSON.stringify(events);
  for (const secret of [WORDS, 'fang@', String(code), '已补上标识']) expect(written).not.toContain(secret);
});

test('the code is nowhere in the database, and who sent it is sealed until it is opened for a record', async () => {
  const contact = 'whistle@example.com';
  const { body } = await send({ contact });
  const row = await server.context.database.reading
    .selectFrom('complaints')
    .selectAll()
    .executeTakeFirstOrThrow();
  const stored = JSON.stringify(row);
  expect(stored).not.toContain(String(body['code']));
  expect(stored).not.toContain(String(body['code']).replaceAll('-', ''));
  expect(stored).not.toContain(contact);
  expect(stored).not.toContain('127.0.0.1');
  expect(stored).toContain(WORDS);
  const { complaint } = row;
  const seen = await server.send('GET', `/v1/complaints/${complaint}`, undefined, { as: DPO });
  expect(seen.body).toMatchObject({ text: WORDS, contact: true });
  expect(JSON.stringify(seen.body)).not.toContain(contact);
  expect(JSON.stringify(await list())).not.toContain(WORDS);
  const open = `/v1/complaints/${complaint}/contact`;
  expect((await server.send('POST', open, {}, { as: DPO })).body['code']).toBe('step_up');
  const fresh = { ...DPO, steppedUpAt: server.clock.now } as never;
  expect((await server.send('POST', open, {}, { as: fresh })).body).toEqual({ contact });
  const events = await readEvents(server.context.database.reading, 'complaints', 0);
  expect(JSON.parse(events.at(-1)?.body ?? '')).toEqual({ complaint, by: 'staff dpo-1' });
});

test('nobody else gets at a complaint: not by guessing, not by role, not by its id', async () => {
  const { body } = await send();
  const other = await send();
  const complaint = await onlyOne();
  for (const [reference, code] of [
    [body['reference'], other.body['code']],
    ['0'.repeat(10), body['code']],
    [complaint, body['code']],
  ]) {
    const got = await follow(reference, code);
    expect([got.status, got.body['code']]).toEqual([404, 'not_found']);
  }
  for (const role of ['operator', 'admin', 'auditor', 'installer']) {
    const as = staff(role, ['north']);
    const path = `/v1/complaints/${complaint}`;
    for (const url of ['/v1/complaints', path]) {
      expect((await server.send('GET', url, undefined, { as })).status, role).toBe(403);
    }
    expect((await server.send('POST', `${path}/contact`, {}, { as })).status).toBe(403);
  }
  // Five tries a reference, right or wrong; then none for a while, and none is said to be right.
  const results = [];
  for (let n = 0; n < 6; n += 1) results.push((await follow(other.body['reference'], 'wrong')).status);
  expect(results).toEqual([404, 404, 404, 404, 404, 429]);
  expect((await follow(other.body['reference'], other.body['code'])).status).toBe(429);
  server.clock.now += TRIES_MS;
  expect((await follow(other.body['reference'], other.body['code'])).status).toBe(200);
});

test('sent twice it is one complaint with one code; other words are another; too many are not taken', async () => {
  const once = randomUUID();
  const answers = await Promise.all([send({ once }), send({ once }), send({ once })]);
  expect(
    new Set(answers.map(({ body }) => `${String(body['reference'])} ${String(body['code'])}`)).size,
  ).toBe(1);
  expect(await list()).toHaveLength(1);
  const others = await send({ once, text: 'other' });
  expect([others.status, others.body['code']]).toEqual([422, 'idempotency_conflict']);
  const statuses = [];
  for (let n = 0; n < 17; n += 1) statuses.push((await send()).status);
  expect(statuses.filter((status) => status === 201)).toHaveLength(16);
  expect(statuses.at(-1)).toBe(429);
  // What staff take in has no such limit: the telephone does not either.
  expect((await takeIn()).status).toBe(201);
});

test('files, other fields and control characters are not taken', async () => {
  for (const of of [
    { attachment: 'iVBORw0KGgo=' },
    { text: '' },
    { text: 'x'.repeat(4001) },
    { text: 'a\u0000b' },
    { once: 'x' },
    { purpose_id: 'none' },
  ]) {
    const got = await send(of);
    expect(got.status, JSON.stringify(of).slice(0, 40)).toBeLessThan(500);
    expect(got.status).toBeGreaterThanOrEqual(400);
  }
  expect((await send({ text: 'two\nlines' })).status).toBe(201);
});

test('on paper: it is closed after the outcome was told, or where nobody can be told, in time', async () => {
  const letter = await takeIn({ channel: 'letter', contact: '某路 2 号', received_on: '2026-11-13' });
  expect(letter.body).toMatchObject({ received_on: '2026-11-13' });
  const complaint = await onlyOne();
  // The code is with nobody.
  expect((await follow(letter.body['reference'], letter.body['code'])).status).toBe(404);
  await step(complaint, 'acknowledgement', 1);
  const turned = { result: 'turned_down', text: '该处没有设备', reason: null, seen_by_accused: false };
  expect((await step(complaint, 'outcome', 2, turned)).status).toBe(400);
  await step(complaint, 'outcome', 2, { ...turned, reason: 'unfounded' });
  expect((await step(complaint, 'closing', 3)).body['code']).toBe('complaint_untold');
  expect((await step(complaint, 'telling', 3)).body['told_at']).toEqual(expect.any(String));
  expect((await step(complaint, 'closing', 4)).body['state']).toBe('closed');
  server.clock.now += 1;
  await takeIn({ channel: 'anonymous_box' });
  const box = String((await list('?channel=anonymous_box'))[0]?.['complaint']);
  await step(box, 'acknowledgement', 1);
  await step(box, 'outcome', 2, UPHELD);
  expect((await step(box, 'telling', 3)).body['code']).toBe('complaint_state');
  expect((await step(box, 'closing', 3)).body['state']).toBe('closed');
  const { complaints } = await section();
  expect(complaints).toMatchObject([
    { identity: 'sealed', refusal: { reason: 'unfounded' }, reachable: true },
    { identity: 'anonymous', refusal: null, reachable: false, outcome_told_on: null },
  ]);
  expect(PostureFacts.shape.complaint.safeParse(await section()).error).toBeUndefined();
});

test('one that nobody answers is flagged before and after its last day, and the law says so', async () => {
  await publish();
  server.clock.now = Date.parse('2026-02-13T10:00:00+08:00');
  const { body } = await send();
  expect(body['due']).toMatchObject({ last_day: '2026-03-12' });
  const law = async () => {
    const { shown, ...own } = await section();
    expect(shown).toMatchObject([{ kind: 'rules', needs_login: false }]);
    return judged({ complaint: { ...own, shown, waivers: 0 } }, ['R17.3', 'R17.4'], server.clock.now);
  };
  server.clock.now = Date.parse('2026-03-06T00:00:00+08:00');
  await watch();
  expect(await list('?flag=soon')).toMatchObject([{ due: { state: 'soon' } }]);
  server.clock.now = Date.parse('2026-12-13T00:00:00+08:00');
  await Promise.all([watch(), watch()]);
  expect(await list('?flag=overdue')).toMatchObject([{ due: { state: 'overdue' } }]);
  const events = await readEvents(server.context.database.reading, 'complaints', 0);
  expect(events.map(({ kind }) => kind).slice(1)).toEqual(['complaint.due', 'complaint.due']);
  expect((await law())['R17.3']?.codes).toContain('complaint_overdue');
  const complaint = await onlyOne();
  await step(complaint, 'acknowledgement', 1);
  await step(complaint, 'outcome', 2, UPHELD);
  expect((await law())['R17.3']?.codes).toContain('complaint_late');
  expect((await law())['R17.3']?.codes).not.toContain('complaint_overdue');
});

test('after a year the words are gone, and what happened stays', async () => {
  const { body } = await send({ contact: 'fang@example.com' });
  const complaint = await onlyOne();
  await step(complaint, 'acknowledgement', 1);
  await step(complaint, 'outcome', 2, UPHELD);
  await step(complaint, 'closing', 3);
  server.clock.now += COMPLAINT_KEPT_DAYS * DAY_MS - 1;
  await watch();
  expect((await follow(body['reference'], body['code'])).body['outcome']).toMatchObject({
    text: '已补上标识',
  });
  server.clock.now += 1;
  await watch();
  expect((await follow(body['reference'], body['code'])).body).toMatchObject({
    state: 'closed',
    outcome: { result: 'upheld', text: null },
  });
  const row = await server.context.database.reading
    .selectFrom('complaints')
    .selectAll()
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ text: null, contact_sealed: null, outcome: null, had_contact: true });
});

test('where to complain is there for anyone once it is published, and names each authority once', async () => {
  expect((await server.send('GET', '/v1/complaint-guide')).status).toBe(404);
  expect((await section()).shown).toEqual([]);
  expect((await publish()).body).toMatchObject({ version: 1 });
  const got = await server.send('GET', '/v1/complaint-guide');
  expect([got.body['guide'], got.headers.get('etag')]).toEqual([GUIDE, '"1"']);
  expect((await publish()).status).toBe(428);
  expect((await publish(1)).body).toMatchObject({ version: 2 });
  const twice = { ...GUIDE, authorities: [...GUIDE.authorities, ...GUIDE.authorities] };
  const wrong = await server.send('PUT', '/v1/complaint-guide', twice, { as: DPO });
  expect(wrong.status).toBe(400);
  expect((await server.send('PUT', '/v1/complaint-guide', GUIDE, { as: staff('admin') })).status).toBe(403);
  const { shown, intake, reporters } = await section();
  expect(shown).toMatchObject([
    { authority: ['12377', '12345', '110', 'local_cyberspace'], own: 'platform' },
  ]);
  expect(intake).toMatchObject([
    { id: 'platform', kind: 'web' },
    { kind: 'counter', needs_login: false },
  ]);
  expect(reporters).toEqual({ anonymous_channel: 'platform', network_address_kept: null });
});

test('the list goes on where it stopped, and its place is of this list alone', async () => {
  for (let n = 0; n < 5; n += 1) {
    server.clock.now += 1;
    await takeIn({ channel: n % 2 === 0 ? 'phone' : 'counter' });
  }
  const first = await server.send('GET', '/v1/complaints?limit=3', undefined, { as: DPO });
  const cursor = encodeURIComponent(String(first.body['cursor']));
  const rest = await server.send('GET', `/v1/complaints?limit=3&cursor=${cursor}`, undefined, { as: DPO });
  const ids = [first, rest].flatMap(({ body }) =>
    (body['complaints'] as Array<{ complaint: string }>).map(({ complaint }) => complaint),
  );
  expect([new Set(ids).size, rest.body['cursor']]).toEqual([5, null]);
  const elsewhere = `/v1/complaints?state=received&cursor=${cursor}`;
  expect((await server.send('GET', elsewhere, undefined, { as: DPO })).body['code']).toBe('cursor_unknown');
  expect(await list('?channel=counter&state=received')).toHaveLength(2);
  expect(await list('?state=closed')).toEqual([]);
});

test('who complains is not written down even when they are signed in; who reads it is (R17.4)', () => {
  expect(['complaint.send', 'complaint.follow'].map(isOfPersons)).toEqual([false, false]);
  // Control: the same slice is recorded.
  expect(['complaint.read', 'complaint.unseal', 'rights.copy'].map(isOfPersons)).toEqual([true, true, true]);
});
