import { createHash, randomUUID } from 'node:crypto';
import {
  Figures,
  IncidentCase,
  IncidentCaseList,
  IncidentFigures,
  IncidentReceipt,
  IncidentStatus,
  InspectionList,
  ReportedIncident,
  WaitingIncidents,
  canonicalJson,
} from '@consentry/contract';
import { IncidentItem } from '@consentry/law';
import { openNote } from '@consentry/ledger';
import { listEntries } from '@consentry/ledger-server';
import { inTransaction } from '@consentry/server';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { countCases } from '../publication/count-cases.ts';
import { publishable } from '../publication/figure-tables.ts';
import {
  type RunningAuthority,
  type SignedInOfficial,
  callAt,
  officialOf,
  runAuthority,
} from '../testing/running-authorities.ts';
import { afterPart, recipientIn, untold } from './incident.ts';
import { remindOfIncidents } from './remind.ts';
import { eraseIncidents } from './retention.ts';

const BEGIN = Date.parse('2026-11-23T09:00:00+08:00');
const HOUR_MS = 3_600_000;
let authority: RunningAuthority;
let officer: SignedInOfficial;
beforeAll(async () => {
  authority = await runAuthority();
}, 60_000);
beforeEach(async () => {
  authority.clock.now = BEGIN;
  officer = await officialOf(authority, 'officer');
});
afterAll(() => authority[Symbol.asyncDispose]());

const items = (said: Partial<Record<IncidentItem, string>>) =>
  Object.fromEntries(IncidentItem.options.map((item) => [item, said[item] ?? null]));
const WHOLE = items(
  Object.fromEntries(IncidentItem.options.filter((item) => item !== 'other').map((item) => [item, '…'])),
);
const TOLD = {
  kind: 'leak',
  certainty: 'happened',
  grade: 'relatively_serious',
  operator: 'other',
  known_at: '2026-11-23T08:00:00+08:00',
  faces: true,
  persons: { at_least: 1_000_000, at_most: 1_200_000 },
  minors: 0,
  remedied_at: null,
  contained_at: null,
  items: items({ organisation: '某公司，门禁系统', event: '8点发现清单外露，已关闭。' }),
  notice: null,
  told: null,
  handling_ended_on: null,
  summary: null,
  contact: '信息安全办公室 021-12345678',
};
const SUMMARY = {
  cause: '权限配置错误。',
  response: '当即关闭。',
  harm: '未发现滥用。',
  accountability: '责任部门已处理。',
  improvement: '配置复核。',
  lessons: '变更须双人。',
};
const first = (over: object = {}) => ({
  once: randomUUID(),
  sent_at: '2026-11-23T08:59:00+08:00',
  incident: TOLD,
  to: 'provincial_cyberspace',
  region: '310115',
  processor: '某公司',
  log_key: null,
  ...over,
});
const send = (body: object, at = '') => callAt(authority.url, 'POST', `/v1/incidents${at}`, { body });

async function reported(over: object = {}) {
  const sent = await send(first(over));
  expect(sent.status, JSON.stringify(sent.body)).toBe(201);
  const receipt = IncidentReceipt.parse(sent.body);
  const { body } = await officer.call('GET', '/v1/incidents?limit=200');
  const found = IncidentCaseList.parse(body).incidents.find((one) => one.reference === receipt.reference);
  return {
    receipt,
    incident: found?.incident ?? '',
    opening: { reference: receipt.reference, code: receipt.code },
  };
}

async function read(incident: string): Promise<IncidentCase> {
  return IncidentCase.parse((await officer.call('GET', `/v1/incidents/${incident}`)).body);
}

async function act(incident: string, at: string, body: object = {}) {
  const { version } = await read(incident);
  const headers = { 'if-match': `"${version}"` };
  return officer.call('POST', `/v1/incidents/${incident}/${at}`, { body, headers });
}
const statesOf = ({ duties }: Pick<IncidentCase, 'duties'>) =>
  Object.fromEntries(duties.map(({ kind, state }) => [kind, state]));

test('a report is received in its hours, supplemented, asked about, summed up and closed, all in the log', async () => {
  const { receipt, incident, opening } = await reported();
  expect(receipt).toMatchObject({ stage: 'first', received_at: '2026-11-23T01:00:00.000Z' });
  expect(receipt.digest).toBe(
    createHash('sha256')
      .update(canonicalJson({ stage: 'first', incident: TOLD }))
      .digest('hex'),
  );
  // The receipt is signed by the key that the log shows; a changed one is not (control).
  const { key } = authority.keeper.ledger.signer;
  expect(openNote(receipt.signed, [key]).text).toContain(`${receipt.reference}\nfirst ${receipt.digest}\n`);
  expect(() => openNote(receipt.signed.replace('first', 'final'), [key])).toThrow();

  const one = await read(incident);
  expect(statesOf(one)).toEqual({ report: 'in_time', supplement: 'due' });
  expect(one.gaps).toEqual(['trend', 'cause', 'traces', 'response', 'scene']);
  expect(one.duties[0]?.citation['zh-CN']).toContain('第四条');
  expect((await act(incident, 'acknowledgement')).status).toBe(200);
  const asked = await act(incident, 'questions', { text: '是否涉及未成年人？', answer_by: '2026-11-24' });
  expect(asked.status, JSON.stringify(asked.body)).toBe(200);
  const followed = IncidentStatus.parse((await send(opening, '/follow-up')).body);
  expect(followed).toMatchObject({ state: 'asked', with: { 'zh-CN': '上海市互联网信息办公室' } });
  expect(JSON.stringify(followed)).not.toContain(officer.staff);
  const [question] = followed.questions;

  // A day later nothing came: the department sees it as late, and is reminded.
  authority.clock.now = BEGIN + 40 * HOUR_MS;
  officer = await officialOf(authority, 'officer');
  const late = IncidentCaseList.parse((await officer.call('GET', '/v1/incidents?late=true')).body);
  expect(late.incidents.map((each) => [each.incident, each.questions_late])).toEqual([[incident, 1]]);
  expect(statesOf(await read(incident))).toMatchObject({ supplement: 'overdue' });
  const first = WaitingIncidents.parse((await officer.call('GET', '/v1/incidents/waiting?what=late')).body);
  expect(first).toMatchObject({ count: 1, incidents: [{ incident }] });
  expect((await act(incident, 'closing', { outcome: '了结。', despite: null })).body).toMatchObject({
    code: 'incident_lacks',
  });

  const answer = { ...opening, question: question?.question, text: '不涉及。' };
  for (const _ of [1, 2]) expect((await send(answer, '/answers')).status).toBe(200);
  expect((await send({ ...answer, text: '别的。' }, '/answers')).body).toMatchObject({
    code: 'question_state',
  });
  const part = { ...opening, sent_at: '2026-11-25T01:00:00+08:00' };
  const supplied = { ...part, once: randomUUID(), stage: 'supplement', incident: { ...TOLD, items: WHOLE } };
  expect((await send(supplied, '/parts')).status).toBe(201);
  expect(statesOf(await read(incident))).toMatchObject({ supplement: 'late' });
  const told = { last_at: '2026-11-23T12:00:00+08:00', persons: 9, guardians: 0, public_warning: true };
  const of = { ...TOLD, items: WHOLE, told };
  expect((await send({ ...part, once: randomUUID(), stage: 'told', incident: of }, '/parts')).status).toBe(
    201,
  );
  const ended = { ...of, handling_ended_on: '2026-11-24', summary: SUMMARY };
  const unfit = { ...part, once: randomUUID(), stage: 'final', incident: { ...ended, summary: null } };
  expect((await send(unfit, '/parts')).body).toMatchObject({ code: 'incident_part_unfit' });
  expect((await send({ ...unfit, incident: ended }, '/parts')).status).toBe(201);
  expect(statesOf(await read(incident))).toMatchObject({ summary: 'in_time' });
  const closed = await act(incident, 'closing', { outcome: '已核实，按要求整改。', despite: null });
  expect(closed.body).toMatchObject({ state: 'closed', despite: null, next_due_at: null });
  const over = IncidentStatus.parse((await send(opening, '/follow-up')).body);
  expect(over).toMatchObject({ state: 'closed', outcome: '已核实，按要求整改。' });
  expect(over.parts.map(({ stage }) => stage)).toEqual(['first', 'supplement', 'told', 'final']);

  // Every step and every reading is an entry of the log, and no word of anybody.
  await authority.keeper.advance();
  const asking = { subjects: [incident], before: null, limit: 100 };
  const all = await listEntries(authority.context.database.reading, asking);
  const entries = JSON.stringify(all.map(({ opening: shown }) => shown));
  for (const kind of ['received', 'acknowledge', 'ask', 'settle', 'supply', 'close', 'read'])
    expect(entries, kind).toMatch(new RegExp(`incident\\.${kind}`));
  for (const word of ['某公司', '不涉及', '021-']) expect(entries).not.toContain(word);
  const figures = IncidentFigures.parse((await officer.call('GET', '/v1/incidents/figures')).body);
  expect(figures).toMatchObject({ states: { closed: 1 }, reported_late: 0, overdue: 0 });

  // It is among the figures, each leads to a list of as many, and one alone is not published.
  await countCases(authority.context);
  const month = '/v1/figures?from=2026-11&until=2026-11';
  const counted = Figures.parse((await officer.call('GET', month)).body);
  const lists = {
    by_kind: 'kind',
    by_grade: 'grade',
    by_state: 'state',
    by_time: 'time',
    by_region: 'region',
  };
  for (const [by, parameter] of Object.entries(lists)) {
    const rows = counted.tables.find(({ name }) => name === `incidents_${by}`)?.rows ?? [];
    expect(rows.reduce((sum, { count }) => sum + (count ?? 0), 0)).toBe(1);
    for (const { value, count } of rows.filter((row) => by !== 'by_region' || row.count !== 0)) {
      const query = `?from=2026-11-01&to=2026-11-30&${parameter}=${value}`;
      const list = IncidentCaseList.parse((await officer.call('GET', `/v1/incidents${query}`)).body);
      expect([by, value, list.incidents.length]).toEqual([by, value, count]);
    }
  }
  const { tables } = publishable(counted, 5);
  const shown = tables.filter(({ name }) => name.startsWith('incidents_'));
  expect(shown.map(({ name }) => name)).toEqual([
    'incidents_by_region',
    'incidents_by_kind',
    'incidents_by_grade',
  ]);
  expect(shown.flatMap(({ rows, total }) => [total, ...rows.map(({ count }) => count)])).not.toContain(1);
});

test('what came twice is one; another text, a wrong code, a future time and a foreign case are refused', async () => {
  const body = first();
  const [one, again] = [await send(body), await send(body)];
  expect(again.body).toEqual(one.body);
  // The signed time is the first one’s, whenever it is sent again.
  authority.clock.now += HOUR_MS;
  officer = await officialOf(authority, 'officer');
  expect((await send(body)).body).toEqual(one.body);
  const other = { ...body, incident: { ...TOLD, minors: 3 } };
  expect((await send(other)).body).toMatchObject({ code: 'idempotency_conflict' });
  const receipt = IncidentReceipt.parse(one.body);
  const wrong = `${receipt.code.slice(0, -1)}${receipt.code.endsWith('0') ? '1' : '0'}`;
  const { reference } = receipt;
  const sent_at = '2026-11-23T09:30:00+08:00';
  const part = { sent_at, once: randomUUID(), stage: 'change', incident: TOLD };
  const refused = [
    await send({ reference, code: wrong }, '/follow-up'),
    await send({ reference: '00000-00000', code: receipt.code }, '/follow-up'),
    await send({ reference, code: wrong, ...part }, '/parts'),
    await send({ reference, code: wrong, question: randomUUID(), text: '…' }, '/answers'),
  ];
  for (const { status, body: said } of refused)
    expect([status, said['code'], said['detail']]).toEqual([404, 'code_wrong', refused[0]?.body['detail']]);
  const typed = { reference, code: receipt.code.toLowerCase().replaceAll('-', ' ') };
  expect((await send(typed, '/follow-up')).status).toBe(200);
  const ahead = { ...TOLD, known_at: '2026-11-24T08:00:00+08:00' };
  expect((await send(first({ incident: ahead }))).body).toMatchObject({ code: 'incident_known_ahead' });
  // A report that is for another kind of department is not taken by this one.
  expect((await send(first({ to: 'public_security' }))).body).toMatchObject({
    code: 'incident_no_department',
    remedy: { en: expect.stringContaining('12387') },
  });
  // The part of one case is not a part of another.
  const { opening } = await reported();
  expect((await send({ ...opening, ...part }, '/parts')).status).toBe(201);
  expect((await send({ reference, code: receipt.code, ...part }, '/parts')).body).toMatchObject({
    code: 'idempotency_conflict',
  });
});

test('hostile and oversize input is refused by its shape, and nothing of it is rendered', async () => {
  const event = '<img src=x onerror=alert(1)>\u202E{{7*7}}';
  const hostile = { ...TOLD, items: { ...TOLD.items, event } };
  const { incident } = await reported({ processor: '<script>', incident: hostile });
  // Words stay words: JSON, and never a page.
  const answer = await fetch(`${authority.url}/v1/incidents/${incident}`, {
    headers: { authorization: `Bearer ${officer.token}` },
  });
  expect(answer.headers.get('content-type')).toContain('application/json');
  expect((await read(incident)).parts[0]?.incident?.items.event).toBe(event);
  const bad = [
    { ...TOLD, items: { ...TOLD.items, event: 'x'.repeat(2001) } },
    { ...TOLD, items: { ...TOLD.items, event: 'a\u0000b' } },
    { ...TOLD, face: 'data:image/png;base64,AAAA' },
    { ...TOLD, persons: { at_least: 5, at_most: 1 } },
    { ...TOLD, contact: '' },
  ];
  for (const one of bad) expect((await send(first({ incident: one }))).status).toBe(400);
  expect((await send(first({ processor: 'x'.repeat(300_000) }))).status).toBe(413);
  const flood = await Promise.all(Array.from({ length: 40 }, async () => send(first({ once: 'x' }))));
  expect(flood.every(({ status }) => status === 400 || status === 429)).toBe(true);
});

test('a grave report runs a clock of the department itself, hangs together with its inspection, and is erased in time', async () => {
  authority.clock.now += 16 * 60_000;
  officer = await officialOf(authority, 'officer');
  const grave = { ...TOLD, grade: 'serious', known_at: '2026-11-23T04:00:00+08:00' };
  const { incident, opening } = await reported({ incident: grave });
  const one = await read(incident);
  // 5 h 16 min after it was known: late; the department has an hour of its own (第四条).
  expect(statesOf(one)).toEqual({ report: 'late', supplement: 'due', onward: 'due' });
  const status = IncidentStatus.parse((await send(opening, '/follow-up')).body);
  expect(status.duties.map(({ kind }) => kind)).toEqual(['report', 'supplement']);
  const at = new Date(authority.clock.now).toISOString();
  expect(
    (await act(incident, 'onward', { to: '国家网信办', at: '2026-11-23T00:00:00Z' })).body,
  ).toMatchObject({
    code: 'incident_onward_time',
  });
  expect((await act(incident, 'onward', { to: '国家网信办', at })).status).toBe(200);
  expect(statesOf(await read(incident))).toMatchObject({ onward: 'in_time' });
  const foreign = { kind: 'inspection', id: randomUUID() };
  expect((await act(incident, 'links', foreign)).status).toBe(404);
  const order = async (number: string, change: object) =>
    officer.call('POST', '/v1/inspections', {
      body: {
        case_number: `沪网检〔2026〕${number}号`,
        region: '310000',
        processor: '某公司',
        scope: { from: '2026-11-01', until: '2026-11-23', sites: [], purposes: [] },
        text: '请提交记录。',
        basis: ['《个人信息保护法》第六十三条'],
        answer_by: '2026-11-30',
        complaint: null,
        log_key: null,
        ...change,
      },
    });
  const ordered = await order('9', {});
  const link = { kind: 'inspection', id: String(ordered.body['inspection']) };
  for (const _ of [1, 2]) expect((await act(incident, 'links', link)).status).toBe(200);
  // One that is ordered from the incident is linked at once; those of the organisation can be picked, of others not.
  const begun = await order('10', { incident });
  await order('11', { processor: '别的公司' });
  expect((await order('12', { incident: randomUUID() })).status).toBe(404);
  const both = [link.id, String(begun.body['inspection'])].toSorted();
  expect((await read(incident)).links.map(({ id }) => id).toSorted()).toEqual(both);
  const { body: found } = await officer.call('GET', `/v1/inspections?reporter_of=${incident}`);
  const those = InspectionList.parse(found).inspections.map(({ inspection }) => inspection);
  expect(those.toSorted()).toEqual(both);
  expect((await act(incident, 'closing', { outcome: '转入检查。', despite: '由检查继续。' })).status).toBe(
    200,
  );
  await eraseIncidents(authority.context);
  expect((await read(incident)).erased_at).toBeNull();
  authority.clock.now += 3 * 366 * 24 * HOUR_MS;
  await eraseIncidents(authority.context);
  officer = await officialOf(authority, 'officer');
  expect(await read(incident)).toMatchObject({ processor: null, outcome: null, parts: [{ incident: null }] });
  expect((await send(opening, '/follow-up')).body).toMatchObject({ code: 'code_wrong' });
});

test('a department that has an address is reminded once a day of what is unread or late', async () => {
  const { database } = authority.context;
  const letters = async () =>
    (await database.reading.selectFrom('jobs').select('body').execute()).filter(({ body }) =>
      body.includes('Incident reports'),
    );
  await reported();
  await remindOfIncidents(authority.context);
  expect(await letters()).toEqual([]);
  await inTransaction(database, async (writing) => {
    const { department } = authority;
    const row = { department, takes: '[]', mail: '["desk@example.org"]', proposed_by: 'a', proposed_at: 0 };
    const days = { due_days: 15, contact_days: 30, keep_days: 400 };
    const practice = { practice: randomUUID(), state: 'active', approved_by: 'b', approved_at: 0 } as const;
    await writing
      .insertInto('complaint_practices')
      .values({ ...row, ...days, ...practice })
      .execute();
  });
  for (const _ of [1, 2]) await remindOfIncidents(authority.context);
  expect(await letters()).toHaveLength(1);
});

test('a report goes to the nearest department of its kind and to no other', () => {
  const one = (region: string, kind: 'cac' | 'public_security', state: 'active' | 'proposed' = 'active') => ({
    region,
    kind,
    state,
  });
  const all = [
    one('000000', 'cac'),
    one('310000', 'cac'),
    one('310115', 'cac'),
    one('310100', 'public_security'),
    one('310115', 'public_security', 'proposed'),
  ];
  const to = (recipient: Parameters<typeof recipientIn>[1], region: string) =>
    recipientIn(all, recipient, region)?.region ?? null;
  // 省级网信, not the county’s.
  expect(to('provincial_cyberspace', '310115')).toBe('310000');
  expect(to('provincial_cyberspace', '440300')).toBe('000000');
  expect(to('public_security', '310115')).toBe('310100');
  expect(to('protection_department', '310115')).toBeNull();
});

test('what is said later makes no grade lower, no hours more and no number smaller', () => {
  const told = ReportedIncident.parse(TOLD);
  const row = afterPart(untold(told), 'first', told, BEGIN);
  expect(row).toMatchObject({
    kind: 'leak',
    grade: 'relatively_serious',
    operator: 'other',
    persons: 1_200_000,
  });
  const less = { ...told, kind: 'other', grade: 'general', persons: { at_least: 1, at_most: 2 } } as const;
  const after = afterPart(row, 'supplement', less, BEGIN);
  expect(after).toMatchObject({ kind: 'leak', grade: 'relatively_serious', persons: 1_200_000 });
  expect(afterPart(row, 'supplement', { ...less, grade: null }, BEGIN).grade).toBe('relatively_serious');
  // What makes a duty stricter counts (control).
  const more = { ...told, grade: 'serious', operator: 'central_organ' } as const;
  expect(afterPart(after, 'supplement', more, BEGIN)).toMatchObject({
    grade: 'serious',
    operator: 'central_organ',
  });
});
