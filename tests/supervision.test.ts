/**
 * An authority and a platform, both real: an order is entered, followed, answered by evidence that the authority’s
 * verifier proves, mended and closed; a question is asked and answered; an incident and a filing are sent; and nothing
 * is lost or sent twice while the authority cannot be reached.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import {
  DeadlineList,
  FileVerdict,
  FilerList,
  FilingSendings,
  FilingView,
  IncidentCase,
  IncidentCaseList,
  IncidentSendings,
  IncidentView,
  OrderView,
  ReportDepartment,
  ReportDepartmentList,
  filedOf,
} from '@consentry/contract';
import { type FilingContent, writeFiling } from '@consentry/documents';
import { IncidentItem, civilDate } from '@consentry/law';
import { NoteSigner } from '@consentry/ledger';
import { inTransaction, resolveName } from '@consentry/server';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { exampleFiles, exampleFiling } from '@consentry/documents/testing';
import { liveIn } from '../apps/platform/src/access/testing/lived-in.ts';
import { addPackage, openFiling } from '../apps/platform/src/filing/filing-store.ts';
import { SealedFiles } from '../apps/platform/src/filing/sealed-files.ts';
import { sendFilings } from '../apps/platform/src/filing/send-filings.ts';
import { followOrders } from '../apps/platform/src/supervision/follow-orders.ts';
import type { SignedIn } from '../apps/platform/src/staff/testing/signed-in.ts';
import type { SignedInOfficial } from '../apps/authority/src/testing/running-authorities.ts';
import { type BothServers, HERE, runBothServers } from './both-servers.ts';

let both: BothServers;
let dpo: SignedIn;
let officer: SignedInOfficial;
let site = '';
beforeAll(async () => {
  both = await runBothServers();
  ({ site } = await liveIn(both.platform));
  await both.platform.keeper.advance();
}, 90_000);
beforeEach(async () => {
  [dpo, officer] = [await both.dpo(), await both.official('officer')];
});
afterAll(() => both[Symbol.asyncDispose]());

const Receipt = z.object({ inspection: z.string(), reference: z.string(), code: z.string() });
const BASIS = ['《个人信息保护法》第六十三条'];
const SCOPE = { from: '2026-10-01', until: '2026-11-23', sites: ['大门'], purposes: [] };
const order = (number: string, over: object = {}) => ({
  case_number: `沪网检〔2026〕${number}号`,
  region: '310000',
  processor: '某公司',
  scope: SCOPE,
  text: '请提交大门设备的使用记录。',
  basis: BASIS,
  answer_by: '2026-11-30',
  complaint: null,
  log_key: both.platform.keeper.ledger.signer.key.toString(),
  ...over,
});

async function ordered(number: string, over: object = {}) {
  const { status, body } = await officer.call('POST', '/v1/inspections', { body: order(number, over) });
  expect(status, JSON.stringify(body)).toBe(201);
  return Receipt.parse(body);
}

const enter = (opening: object, over: object = {}) =>
  dpo.call('POST', '/v1/orders', {
    body: {
      way: 'online',
      kind: 'inspection',
      authority: 'cyberspace',
      received_on: '2026-11-23',
      url: both.authority.url,
      ...opening,
      ...over,
    },
  });

async function entered({ reference, code }: { reference: string; code: string }, over: object = {}) {
  const { status, body } = await enter({ reference, code }, over);
  expect(status, JSON.stringify(body)).toBe(201);
  return OrderView.parse(body).order;
}

async function read(id: string): Promise<OrderView> {
  const { body } = await dpo.call('GET', `/v1/orders/${id}`);
  return OrderView.parse(body);
}

/** Does something with an order in its version, as the console does. */
async function act(id: string, at: string, body: object, method = 'POST') {
  const version = { 'if-match': `"${(await read(id)).revision}"` };
  return dpo.call(method, `/v1/orders/${id}/${at}`, { body, headers: version });
}

/** Waits for what a round does, while the clock of both goes on. */
async function until(id: string, isSo: (view: OrderView) => boolean): Promise<OrderView> {
  const look = async () => {
    both.clock.now += 1000;
    return isSo(await read(id));
  };
  await expect.poll(look, { timeout: 20_000, interval: 100 }).toBe(true);
  return read(id);
}

async function follow(id: string, isSo: (view: OrderView) => boolean): Promise<OrderView> {
  expect((await act(id, 'reading', {})).status).toBe(200);
  return until(id, isSo);
}

async function step(inspection: string, at: string, body: object = {}) {
  const { headers } = await officer.call('GET', `/v1/inspections/${inspection}`);
  const version = { 'if-match': headers.get('etag') ?? '' };
  const got = await officer.call('POST', `/v1/inspections/${inspection}/${at}`, { body, headers: version });
  expect(got.status, JSON.stringify(got.body)).toBe(200);
  return got.body;
}

/** Makes evidence, looks at it, and gives what it is named by. */
async function prepared(id: string) {
  const made = await act(id, 'bundles', { from: SCOPE.from, until: SCOPE.until, site, purpose: null });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  const { answer, bundle } = OrderView.parse(made.body).answers.at(-1) ?? { answer: '', bundle: null };
  if (bundle === null) throw new Error('No bundle was made.');
  return { answer, digest: bundle.digest, entries: bundle.entries };
}

async function look(id: string, answer: string): Promise<Response> {
  const why = { authorization: `Bearer ${dpo.token}`, 'access-reason': 'authority:SH-1' };
  return fetch(`${both.platform.url}/v1/orders/${id}/bundles/${answer}`, { headers: why });
}

const Clock = z.object({
  kind: z.string(),
  act_by: z.string(),
  period_from: z.string(),
  of: z.object({ id: z.string() }).nullable(),
});

/** The clocks of an order in the one list of all. */
const clocksOf = (id: string) => async () =>
  z
    .object({ deadlines: z.array(Clock) })
    .parse((await dpo.call('GET', '/v1/deadlines')).body)
    .deadlines.filter(({ of }) => of?.id === id)
    .map(({ kind, act_by, period_from }) => ({ kind, act_by, period_from }));

test('from an order to its end: evidence that is proved, samples, findings, what is mended and looked at again', async () => {
  const receipt = await ordered('1');
  const id = await entered(receipt);
  const first = await until(id, ({ state }) => state === 'to_answer');
  expect(first).toMatchObject({
    case_number: '沪网检〔2026〕1号',
    scope: SCOPE,
    basis: BASIS,
    clocks: [{ kind: 'answer', due: { last_day: '2026-11-30', period_from: 'authority' } }],
  });
  // The code is in no view and in no row.
  const rows = await both.platform.context.database.reading.selectFrom('orders').selectAll().execute();
  expect(JSON.stringify([first, rows])).not.toContain(receipt.code);
  await expect
    .poll(clocksOf(id), { timeout: 10_000 })
    .toContainEqual({ kind: 'authority_request', act_by: '2026-11-30', period_from: 'authority' });

  // Beyond the order nothing is made; unseen nothing is handed in.
  const wide = { from: SCOPE.from, until: '2026-11-24', site: null, purpose: null };
  expect((await act(id, 'bundles', wide)).body).toMatchObject({
    code: 'outside_scope',
    fields: ['/body/until', '/body/site'],
  });
  const { answer, digest, entries } = await prepared(id);
  expect(entries).toBeGreaterThan(0);
  const at = `bundles/${answer}/handing-in`;
  expect((await act(id, at, { digest, way: 'online' })).body).toMatchObject({ code: 'not_looked_at' });
  const file = await look(id, answer);
  expect(file.status).toBe(200);
  const bytes = new Uint8Array(await file.arrayBuffer());
  expect((await act(id, at, { digest: '0'.repeat(64), way: 'online' })).body).toMatchObject({
    code: 'not_looked_at',
  });
  expect((await act(id, at, { digest, way: 'online' })).status).toBe(200);
  const handed = await until(id, ({ state }) => state === 'answered');
  expect(handed.answers).toMatchObject([{ state: 'sent', verdict: FileVerdict.enum.proved, trouble: null }]);
  const { body: seen } = await officer.call('GET', `/v1/inspections/${receipt.inspection}`);
  expect(seen['files']).toMatchObject([{ digest, verdict: 'proved', bytes: bytes.length }]);
  await expect.poll(clocksOf(id), { timeout: 10_000 }).toEqual([]);

  await step(receipt.inspection, 'samples', { what: 'entries', of: entries, count: 3 });
  await step(receipt.inspection, 'findings', {
    findings: [{ requirement: 'R13.3', text: '提示标识不显著。' }],
  });
  await step(receipt.inspection, 'rectification', { text: '请更换标识。', basis: BASIS, by: '2026-12-04' });
  const mend = await follow(id, ({ state }) => state === 'to_mend');
  expect(mend).toMatchObject({
    samples: [{ what: 'entries', of: entries }],
    findings: [{ requirement: 'R13.3' }],
    rectifications: [{ by: '2026-12-04', reported: null }],
    clocks: [{ due: { state: 'in_time' } }, { kind: 'rectification', due: { last_day: '2026-12-04' } }],
  });
  await expect
    .poll(clocksOf(id), { timeout: 10_000 })
    .toEqual([{ kind: 'authority_order', act_by: '2026-12-04', period_from: 'authority' }]);
  expect((await act(id, 'report', { text: '已更换。', way: 'online' })).status).toBe(200);
  await until(id, ({ state }) => state === 'reported');
  await step(receipt.inspection, 'recheck', { fulfilled: false, text: '字太小。', by: '2026-12-08' });
  const again = await follow(id, ({ state }) => state === 'to_mend');
  expect(again.rectifications).toMatchObject([{ fulfilled: false }, { by: '2026-12-08' }]);
  await act(id, 'report', { text: '已换大字标识。', way: 'online' });
  await until(id, ({ state }) => state === 'reported');
  await step(receipt.inspection, 'recheck', { fulfilled: true, text: '属实。' });
  const closed = await follow(id, ({ state }) => state === 'closed');
  expect(closed.rectifications.at(-1)).toMatchObject({ fulfilled: true });
  await expect.poll(clocksOf(id), { timeout: 10_000 }).toEqual([]);
  expect((await act(id, 'reading', {})).body).toMatchObject({ code: 'order_state' });

  // Who looked, who handed in, and that the authority reads it: in the evidence log.
  const kinds = closed.happened.map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'authority.read')).toHaveLength(1);
  expect(closed.happened).toContainEqual(
    expect.objectContaining({ kind: 'supervision.looked', by: dpo.staff, answer }),
  );
  await both.platform.keeper.advance();
  const { rows: logged } = await both.platform.context.database.reading
    .selectFrom('ledger_entries')
    .select('entry')
    .where('stream', '=', `supervision/${id}`)
    .execute()
    .then((entriesOf) => ({ rows: entriesOf.map(({ entry }) => entry) }));
  expect(logged).toHaveLength(closed.happened.length);
  expect(logged.some((entry) => entry.includes('authority.read'))).toBe(true);
});

test('a question is read and answered, and who asked it is not told who complained', async () => {
  const sent = await fetch(`${both.authority.url}/v1/complaints`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      once: randomUUID(),
      topic: 'private_space',
      region: '310000',
      place: '更衣室',
      processor: '某公司',
      text: '更衣室里有摄像头。',
      contact: '13800138000',
      fears_retaliation: true,
      language: 'zh-CN',
    }),
  });
  expect(sent.status).toBe(201);
  const { body: list } = await officer.call('GET', '/v1/complaints?limit=1');
  const [{ complaint } = { complaint: '' }] = list['complaints'] as Array<{ complaint: string }>;
  const handle = async (at: string, body: object) => {
    const { headers } = await officer.call('GET', `/v1/complaints/${complaint}`);
    const version = { 'if-match': headers.get('etag') ?? '' };
    return officer.call('POST', `/v1/complaints/${complaint}/${at}`, { body, headers: version });
  };
  await handle('acceptance', {});
  const asked = await handle('questions', { text: '更衣室内设备的用途？', answer_by: '2026-11-27' });
  const { reference, code } = z
    .object({ reference: z.string(), code: z.string() })
    .parse(asked.body['receipt']);
  const id = await entered({ reference, code }, { kind: 'question' });
  const view = await until(id, ({ state }) => state === 'to_answer');
  expect(view).toMatchObject({ text: '更衣室内设备的用途？', answer_by: '2026-11-27', scope: null });
  for (const hidden of ['13800138000', '摄像头', complaint])
    expect(JSON.stringify(view)).not.toContain(hidden);
  // A question gets words, never evidence of many.
  expect(
    (await act(id, 'bundles', { from: '2026-11-01', until: '2026-11-02', site, purpose: null })).body,
  ).toMatchObject({ code: 'order_state' });
  expect((await act(id, 'answer', { text: '没有启用，已拆除。', way: 'online' })).status).toBe(200);
  const done = await until(id, ({ state }) => state === 'closed');
  expect(done.answers).toMatchObject([{ kind: 'answer', state: 'sent' }]);
  const { body: after } = await officer.call('GET', `/v1/complaints/${complaint}`);
  expect(after).toMatchObject({ state: 'in_hand', questions: [{ answer: '没有启用，已拆除。' }] });
});

test('while the authority cannot be reached nothing is lost, and nothing is sent twice afterwards', async () => {
  const receipt = await ordered('2');
  const id = await entered(receipt);
  await until(id, ({ state }) => state === 'to_answer');
  const { answer, digest } = await prepared(id);
  await look(id, answer);
  await both.stopAuthority();
  await act(id, `bundles/${answer}/handing-in`, { digest, way: 'online' });
  const waits = await until(id, ({ answers }) => answers[0]?.trouble !== null);
  expect(waits.answers).toMatchObject([
    { state: 'waiting', tries: 1, trouble: { code: 'not_reached', again_at: expect.any(String) } },
  ]);
  await both.startAuthority();
  // Its receipt was lost on the way back: the authority has it, the platform does not know.
  const file = await look(id, answer);
  const lost = await fetch(`${both.authority.url}/v1/inspections/files`, {
    method: 'POST',
    headers: {
      'content-type': 'application/octet-stream',
      'inspection-reference': receipt.reference,
      'inspection-code': receipt.code,
    },
    body: await file.arrayBuffer(),
  });
  expect(lost.status).toBe(201);
  await act(id, 'reading', {});
  const sent = await until(id, ({ answers }) => answers[0]?.state === 'sent');
  expect(sent.answers).toMatchObject([{ verdict: 'proved', trouble: null }]);
  const { body } = await officer.call('GET', `/v1/inspections/${receipt.inspection}`);
  expect(body['files']).toHaveLength(1);
});

test('a wrong code is shown and not tried for ever; a private address, and what is entered twice, are refused', async () => {
  const receipt = await ordered('3');
  const wrong = `${receipt.code.slice(0, -1)}${receipt.code.endsWith('0') ? '1' : '0'}`;
  const id = await entered({ ...receipt, code: wrong });
  const view = await until(id, ({ trouble }) => trouble !== null);
  expect(view).toMatchObject({ state: 'unread', trouble: { code: 'code_wrong', again_at: null } });
  expect((await enter({ reference: receipt.reference, code: receipt.code })).body).toMatchObject({
    code: 'order_known',
  });
  // Typed right, it opens.
  expect((await act(id, 'code', { code: receipt.code })).status).toBe(200);
  await until(id, ({ state, trouble }) => state === 'to_answer' && trouble === null);
  for (const url of [
    'https://10.0.0.8/',
    'http://authority.example/',
    'https://169.254.169.254/',
    'https://[::ffff:10.0.0.8]/',
    'https://user@authority.example/',
    'https://authority.example/?x=1',
  ]) {
    const { status, body } = await enter({ reference: 'ABCDE-FGHJK', code: 'X' }, { url });
    expect([url, status, body['code']]).toEqual([url, 422, 'authority_address_refused']);
  }
  // One that may be reached is taken (control).
  const fine = await enter({ reference: 'ABCDE-FGHJK', code: 'X' }, { url: 'https://authority.invalid/' });
  expect(fine.status).toBe(201);
  const unknown = await until(OrderView.parse(fine.body).order, ({ trouble }) => trouble !== null);
  expect(unknown).toMatchObject({ trouble: { again_at: expect.any(String) } });
});

test('what came on paper has its clocks, and is answered on paper', async () => {
  const { status, body } = await dpo.call('POST', '/v1/orders', {
    body: {
      way: 'paper',
      kind: 'inspection',
      authority: 'public_security',
      received_on: '2026-11-20',
      department: '某县公安局',
      case_number: '公检〔2026〕7号',
      text: '请提交大门设备记录。',
      basis: BASIS,
      answer_by: '2026-11-28',
      scope: { ...SCOPE, sites: [] },
    },
  });
  expect(status, JSON.stringify(body)).toBe(201);
  const id = OrderView.parse(body).order;
  const { answer, digest } = await prepared(id);
  await look(id, answer);
  expect((await act(id, `bundles/${answer}/handing-in`, { digest, way: 'online' })).body).toMatchObject({
    code: 'order_state',
  });
  await act(id, `bundles/${answer}/handing-in`, { digest, way: 'paper' });
  expect(await read(id)).toMatchObject({ state: 'answered', answers: [{ state: 'on_paper' }] });
  await act(id, 'rectifications', { text: '补设标识。', basis: BASIS, by: '2026-12-01' });
  expect(await read(id)).toMatchObject({ state: 'to_mend', clocks: [{}, { kind: 'rectification' }] });
  await act(id, 'report', { text: '已补设。', way: 'paper' });
  expect(await read(id)).toMatchObject({ state: 'reported' });
  await act(id, 'closing', { text: '公检〔2026〕7号结案通知' });
  expect(await read(id)).toMatchObject({ state: 'closed', closed_for: '公检〔2026〕7号结案通知' });
});

const SUMMARY = {
  cause: '权限配置错误。',
  response: '当即关闭。',
  harm: '未发现滥用。',
  accountability: '责任部门已处理。',
  improvement: '配置复核。',
  lessons: '变更须双人。',
};

/** An incident that the organisation reports, and what is done about it on both sides. */
async function incidentAt() {
  const known_at = new Date(both.clock.now - 3_600_000).toISOString();
  const concerned = { purposes: [], devices: [], sites: [site] };
  const made = { kind: 'leak', what: '通行清单外露。', known_at, ...concerned };
  const { body } = await dpo.call('POST', '/v1/incidents', { body: made });
  const at = `/v1/incidents/${String(body['incident'])}`;
  const view = async () => IncidentView.parse((await dpo.call('GET', at)).body);
  const sendings = async () => IncidentSendings.parse((await dpo.call('GET', `${at}/sendings`)).body);
  const call = async (method: string, path: string, sent: object) => {
    const headers = { 'if-match': `"${(await view()).revision}"` };
    return dpo.call(method, at + path, { body: sent, headers });
  };
  const done = async (method: string, path: string, sent: object) => {
    const got = await call(method, path, sent);
    expect(got.status, JSON.stringify(got.body)).toBeLessThan(300);
  };
  const waitFor = async (isSo: (now: IncidentSendings) => boolean) => {
    const seen = async () => {
      both.clock.now += 1000;
      return isSo(await sendings());
    };
    await expect.poll(seen, { timeout: 20_000, interval: 100 }).toBe(true);
    return sendings();
  };
  const { facts } = await view();
  const persons = { at_least: 1_000_000, at_most: 1_200_000 };
  await done('PUT', '', { ...facts, certainty: 'happened', faces: true, persons, minors: 0 });
  await done('POST', '/grade', { grade: 'relatively_serious', reason: '达到一百万人。' });
  return { at, view, sendings, call, done, waitFor };
}

async function setDepartment(over: object = {}) {
  const body = {
    name: '上海市网信办',
    recipient: 'provincial_cyberspace',
    url: both.authority.url,
    region: '310115',
    key: both.authority.keeper.ledger.signer.key.toString(),
    ...over,
  };
  return dpo.call('POST', '/v1/report-departments', { body });
}

test('an incident is reported to a department, once, whatever the network does; its receipt ends the clock', async () => {
  const { body: known } = await dpo.call('GET', '/v1/report-departments');
  for (const one of ReportDepartmentList.parse(known).departments)
    expect((await dpo.call('DELETE', `/v1/report-departments/${one.department}`)).status).toBe(200);
  expect((await setDepartment({ url: 'https://10.0.0.8/' })).body).toMatchObject({
    code: 'authority_address_refused',
  });
  expect((await setDepartment({ key: 'x' })).body).toMatchObject({ code: 'department_key_malformed' });
  const { department } = ReportDepartment.parse((await setDepartment()).body);
  const incident = await incidentAt();
  const before = await incident.sendings();
  expect(before).toMatchObject({
    departments: [{ department, stages: ['first'], case: null }],
    gaps: ['organisation', 'trend', 'cause', 'traces', 'response', 'scene'],
    hotline: '12387',
  });
  // Drafted from the record: counts, no person.
  expect(before.draft.items.event).toContain('至少1,000,000人');
  const items = { ...before.draft.items, organisation: '某公司，门禁系统。' };
  const report = {
    departments: [department],
    stage: 'first',
    processor: '某公司',
    contact: '信息安全办公室 021-12345678',
    items,
    summary: null,
  };
  const send = async (over: object) => incident.call('POST', '/sendings', { ...report, ...over });
  const named = { ...items, other: '当事人 13800138000，身份证 110101199003071233' };
  expect((await send({ items: named })).body).toMatchObject({
    code: 'report_of_persons',
    fields: ['/body/items/other'],
  });
  expect((await send({ items: { ...items, event: null } })).body).toMatchObject({
    code: 'report_unfinished',
    fields: ['/body/items/event'],
  });
  expect((await send({ stage: 'supplement' })).body).toMatchObject({ code: 'report_stage' });
  const early = await officer.call('GET', '/v1/incidents');
  expect(IncidentCaseList.parse(early.body).incidents).toEqual([]);

  await both.stopAuthority();
  expect((await send({})).status).toBe(200);
  expect((await send({})).body).toMatchObject({ code: 'report_stage' });
  const waits = await incident.waitFor(({ sendings }) => sendings[0]?.trouble !== null);
  expect(waits.sendings).toMatchObject([
    { state: 'waiting', trouble: { code: 'not_reached', again_at: expect.any(String) } },
  ]);
  // The clock runs on until it is received.
  const clock = async () => (await incident.view()).clocks.find(({ kind }) => kind === 'report');
  expect(await clock()).toMatchObject({ state: 'due', done_at: null });
  await both.startAuthority();
  // Its receipt was lost on the way back: the same part comes again, and is one.
  const [row] = await both.platform.context.database.reading
    .selectFrom('incident_sendings')
    .selectAll()
    .execute();
  const lost = await fetch(`${both.authority.url}/v1/incidents`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      once: row?.sending,
      sent_at: new Date(row?.confirmed_at ?? 0).toISOString(),
      incident: JSON.parse(row?.content ?? ''),
      to: 'provincial_cyberspace',
      region: '310115',
      processor: '某公司',
      log_key: both.platform.keeper.ledger.signer.key.toString(),
    }),
  });
  expect(lost.status).toBe(201);
  await incident.done('POST', '/sendings/reading', {});
  const received = await incident.waitFor(({ sendings }) => sendings[0]?.state === 'sent');
  expect(received.departments[0]?.case).toMatchObject({ receipt: 'checked', trouble: null });
  expect(await clock()).toMatchObject({ state: 'in_time', done_at: expect.any(String) });
  const { body } = await officer.call('GET', '/v1/incidents');
  const { incidents } = IncidentCaseList.parse(body);
  expect(incidents).toMatchObject([{ processor: '某公司', state: 'received', kind: 'leak' }]);
  // The code opens it, and is in no view and in no row.
  const { code } = z.object({ code: z.string() }).parse(await lost.json());
  const rows = await both.platform.context.database.reading
    .selectFrom('incident_cases')
    .selectAll()
    .execute();
  expect(JSON.stringify([rows, received])).not.toContain(code);

  // Asked, answered, supplemented, summed up: each once, each followed on both sides.
  const [{ incident: id } = { incident: '' }] = incidents;
  const handle = async (at: string, sent: object) => {
    const { headers } = await officer.call('GET', `/v1/incidents/${id}`);
    const version = { 'if-match': headers.get('etag') ?? '' };
    return officer.call('POST', `/v1/incidents/${id}/${at}`, { body: sent, headers: version });
  };
  await handle('questions', { text: '是否涉及未成年人？', answer_by: '2026-11-30' });
  await incident.done('POST', '/sendings/reading', {});
  const asked = await incident.waitFor(({ departments }) => departments[0]?.case?.status?.state === 'asked');
  const question = asked.departments[0]?.case?.status?.questions[0]?.question ?? '';
  const due = async () => {
    const { deadlines } = DeadlineList.parse((await dpo.call('GET', '/v1/deadlines')).body);
    return deadlines.filter(({ kind, of }) => kind === 'authority_request' && of?.kind === 'incident');
  };
  // The day is the department’s own.
  expect(await due()).toMatchObject([{ period_from: 'authority', act_by: '2026-11-30' }]);
  await incident.done('POST', '/sendings/answer', { department, question, text: '不涉及。' });
  await incident.waitFor(({ departments }) => departments[0]?.case?.status?.state === 'acknowledged');
  expect(await due()).toEqual([]);
  const all = Object.fromEntries(IncidentItem.options.map((item) => [item, items[item] ?? '没有。']));
  expect((await send({ stage: 'supplement', items: all })).status).toBe(200);
  await incident.waitFor(({ departments }) => departments[0]?.case?.status?.gaps.length === 0);
  expect((await send({ stage: 'final', items: all, summary: SUMMARY })).body).toMatchObject({
    code: 'report_stage',
  });
  await incident.done('POST', '/handling', { step: 'ended', on: '2026-11-23' });
  expect((await send({ stage: 'final', items: all, summary: null })).body).toMatchObject({
    code: 'report_unfinished',
  });
  expect((await send({ stage: 'final', items: all, summary: SUMMARY })).status).toBe(200);
  await incident.waitFor(({ sendings }) => sendings.at(-1)?.state === 'sent');
  const { clocks, report: made } = await incident.view();
  expect(clocks.find(({ kind }) => kind === 'summary')).toMatchObject({ state: 'in_time' });
  expect(made).toMatchObject({ to: ['provincial_cyberspace'], items: [1, 2, 3, 4, 5, 6, 7, 8] });
  const there = IncidentCase.parse((await officer.call('GET', `/v1/incidents/${id}`)).body);
  expect(there.parts.map(({ stage }) => stage)).toEqual(['first', 'supplement', 'final']);
  expect(there.questions).toMatchObject([{ answer: '不涉及。' }]);
  expect((await handle('closing', { outcome: '已核实。', despite: null })).status).toBe(200);
  await incident.done('POST', '/sendings/reading', {});
  const over = await incident.waitFor(({ departments }) => departments[0]?.case?.status?.state === 'closed');
  expect(over.departments[0]?.case?.status).toMatchObject({ outcome: '已核实。' });
});

test('a receipt by another key counts for nothing, and no department of that kind is told with the telephone', async () => {
  const taken = async () =>
    IncidentCaseList.parse((await officer.call('GET', '/v1/incidents')).body).incidents.length;
  const before = await taken();
  const other = NoteSigner.generate('log', 'other.example/log').key.toString();
  const wrong = ReportDepartment.parse((await setDepartment({ name: '错误公钥', key: other })).body);
  const police = { name: '某公安局', recipient: 'public_security', key: null };
  const none = ReportDepartment.parse((await setDepartment(police)).body);
  const incident = await incidentAt();
  const { draft } = await incident.sendings();
  const report = {
    departments: [wrong.department, none.department],
    stage: 'first',
    processor: '某公司',
    contact: '值班室',
    items: { ...draft.items, organisation: '某公司。' },
    summary: null,
  };
  await incident.done('POST', '/sendings', report);
  const failed = await incident.waitFor(({ sendings }) => sendings.every(({ trouble }) => trouble !== null));
  const codes = Object.fromEntries(failed.sendings.map((one) => [one.department, one.trouble?.code]));
  expect(codes).toEqual({ [wrong.department]: 'receipt_wrong', [none.department]: 'incident_no_department' });
  expect(failed.sendings.map(({ trouble }) => trouble?.text.en).join(' ')).toContain('12387');
  expect((await incident.view()).report).toBeNull();
  // With the right key the same part is received, and not a second time.
  const key = both.authority.keeper.ledger.signer.key.toString();
  const { name, recipient, url, region } = wrong;
  const mended = { name, recipient, url, region, key };
  await dpo.call('PUT', `/v1/report-departments/${wrong.department}`, { body: mended });
  await incident.done('POST', '/sendings/reading', {});
  await incident.waitFor(({ sendings }) => sendings.some(({ state }) => state === 'sent'));
  expect(await taken()).toBe(before + 1);
});

/** A package of a lawful filing, as the platform keeps one that it made; `drop` names files that are not in it. */
async function packed(filing: string, change: Partial<FilingContent> = {}, ...drop: readonly string[]) {
  const { keeper, context } = both.platform;
  const { signer } = keeper.ledger;
  const base = exampleFiling({
    package: randomUUID(),
    log: { key: signer.key.toString(), checkpoint: null },
    province: '31',
  });
  const processor = { ...base.facts.processor, registered: '31' as const };
  const content = { ...base, facts: { ...base.facts, processor }, gaps: [], ...change };
  const form =
    content.kind === 'change'
      ? exampleFiles()
          .filter(({ name }) => name === 'filing_organisation.pdf')
          .map(
            (file) =>
              ({ ...file, slot: 'change_form', form: 'filing_change', name: 'filing_change.pdf' }) as const,
          )
      : [];
  const files = exampleFiles().filter(({ name }) => !drop.includes(name));
  const { manifest, digest, zip } = writeFiling(
    content,
    [...files, ...form],
    (text) => `${text}\n${signer.sign(text, 0)}`,
  );
  await new SealedFiles(join(both.folder, 'filing'), context.keys.secret).write(manifest.package, zip);
  const row = {
    package: manifest.package,
    filing,
    digest,
    facts: JSON.stringify(manifest.facts),
    configuration: '0'.repeat(64),
    documents: JSON.stringify(filedOf(manifest).documents),
    persons: 100_400,
    gaps: 0,
    bytes: zip.length,
    made_by: dpo.staff,
    made_at: both.clock.now,
    purged_at: null,
  };
  await inTransaction(context.database, async (writing) => addPackage(writing, row, both.clock.now));
  return { made: manifest.package, zip };
}

/** A filing that is sent by wire, as the console does it. */
async function filingOf(filing: string) {
  const at = `/v1/filings/${filing}`;
  const { context } = both.platform;
  const files = new SealedFiles(join(both.folder, 'filing'), context.keys.secret);
  const sending = { context, files, means: { settings: HERE, resolve: resolveName } };
  const { signal } = new AbortController();
  const view = async () => FilingView.parse((await dpo.call('GET', at)).body);
  const sendings = async () => FilingSendings.parse((await dpo.call('GET', `${at}/sendings`)).body);
  const call = async (path: string, body: object) => {
    const headers = { 'if-match': `"${(await view()).revision}"` };
    return dpo.call('POST', at + path, { body, headers });
  };
  const done = async (path: string, body: object) => {
    const got = await call(path, body);
    expect(got.status, JSON.stringify(got.body)).toBeLessThan(300);
  };
  const ready = async (change: Partial<FilingContent> = {}, ...drop: readonly string[]) => {
    await done('/steps', { step: 'begin' });
    const one = await packed(filing, change, ...drop);
    await done('/steps', { step: 'make_ready', despite: null });
    return one;
  };
  const send = async (department: string, made: string) =>
    call('/sendings', {
      department,
      package: made,
      outside: { credit_code_licence: null, representative_identity: null, agent_identity: null },
      commitment: { signed_on: '2026-11-23', by_representative: true },
    });
  // What the rounds do each second, without waiting for them.
  const waitFor = async (isSo: (now: FilingSendings, seen: FilingView) => boolean) => {
    const seen = async () => {
      both.clock.now += 1000;
      await sendFilings(sending, signal);
      await followOrders(sending, signal);
      return isSo(await sendings(), await view());
    };
    await expect.poll(seen, { timeout: 20_000, interval: 20 }).toBe(true);
    return sendings();
  };
  return { view, sendings, call, done, ready, send, waitFor };
}

test('a filing is sent to a department once, whatever the network does; supplement and number come back', async () => {
  const { department } = ReportDepartment.parse((await setDepartment({ name: '备案受理部门' })).body);
  const other = { name: '另一省网信办', region: '370000' };
  const elsewhere = ReportDepartment.parse((await setDepartment(other)).body);
  const police = { name: '某公安局', recipient: 'public_security', key: null };
  const none = ReportDepartment.parse((await setDepartment(police)).body);
  const { body: opened } = await dpo.call('POST', '/v1/filings', { body: { members: [] } });
  const filing = await filingOf(FilingView.parse(opened).filing);

  // Without its stamped scans it is refused, with every reason.
  const bare = await filing.ready({}, 'power_of_attorney-scan.pdf', 'commitment-scan.pdf');
  expect((await filing.send(none.department, bare.made)).status).toBe(404);
  expect((await filing.send(elsewhere.department, bare.made)).body).toMatchObject({
    code: 'filing_elsewhere',
  });
  expect((await filing.send(department, bare.made)).status).toBe(200);
  const refused = await filing.waitFor(({ sendings }) => sendings[0]?.state === 'refused');
  expect(refused.sendings[0]).toMatchObject({ trouble: { code: 'package_refused', again_at: null } });
  expect(refused.sendings[0]?.reasons.map(({ code }) => code)).toEqual([
    'document_unstamped',
    'document_unstamped',
  ]);
  expect((await filing.view()).state).toBe('ready');

  // Its receipt is lost on the way back: the same package again is one.
  await filing.done('/steps', { step: 'reopen' });
  const whole = await packed((await filing.view()).filing);
  await filing.done('/steps', { step: 'make_ready', despite: null });
  await both.stopAuthority();
  expect((await filing.send(department, whole.made)).status).toBe(200);
  expect((await filing.send(department, whole.made)).body).toMatchObject({ code: 'filing_on_its_way' });
  expect((await filing.call('/steps', { step: 'reopen' })).body).toMatchObject({ code: 'filing_on_its_way' });
  const waits = await filing.waitFor(({ sendings }) => sendings[1]?.trouble?.code === 'not_reached');
  expect(waits.sendings[1]).toMatchObject({ state: 'waiting', trouble: { again_at: expect.any(String) } });
  await both.startAuthority();
  const lost = await fetch(`${both.authority.url}/v1/filings`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: Buffer.from(whole.zip),
  });
  const { code } = z.object({ receipt: z.object({ code: z.string() }) }).parse(await lost.json()).receipt;
  expect(await registered()).toHaveLength(1);
  await filing.done('/sendings/reading', {});
  const sent = await filing.waitFor((_, { state }) => state === 'handed_in');
  expect(sent.sendings[1]).toMatchObject({ state: 'sent', receipt: 'checked', trouble: null });
  const rows = await both.platform.context.database.reading.selectFrom('orders').selectAll().execute();
  expect(JSON.stringify([rows, sent])).not.toContain(code);

  // A supplement is asked for: in the course of the filing, and by its day in the one list of clocks.
  const [{ filing: there, reference } = { filing: '', reference: '' }] = await registered();
  const decide = async (at: string, body: object) => {
    const { headers } = await officer.call('GET', `/v1/filings/${there}`);
    const version = { 'if-match': headers.get('etag') ?? '' };
    const got = await officer.call('POST', `/v1/filings/${there}/${at}`, { body, headers: version });
    expect(got.status, JSON.stringify(got.body)).toBe(200);
  };
  await decide('supplement', { text: '请补充设备清单。', answer_by: '2026-12-04' });
  await filing.done('/sendings/reading', {});
  await filing.waitFor((_, { state }) => state === 'supplement_asked');
  const asked = await filing.sendings();
  expect(asked.said).toMatchObject([{ reference, state: 'to_answer', answer_by: '2026-12-04' }]);
  expect((await filing.view()).handed_in).toMatchObject([{ supplement: { asked: '请补充设备清单。' } }]);
  const clocks = clocksOf(asked.said[0]?.order ?? '');
  const clock = { kind: 'authority_request', act_by: '2026-12-04', period_from: 'authority' };
  await expect.poll(clocks, { timeout: 10_000 }).toContainEqual(clock);
  // Reading again sends nothing again, and notes nothing twice.
  await filing.done('/sendings/reading', {});
  const events = (await filing.view()).history.length;
  await filing.waitFor(({ said }) => said[0]?.read_at !== asked.said[0]?.read_at);
  expect((await filing.view()).history).toHaveLength(events);

  const second = await filing.ready();
  expect((await filing.send(department, second.made)).status).toBe(200);
  await filing.waitFor((_, { state }) => state === 'handed_in');
  expect(await registered()).toHaveLength(1);
  await expect.poll(clocks, { timeout: 10_000 }).toEqual([]);
  await decide('acceptance', { despite: '已核对。' });
  await filing.done('/sendings/reading', {});
  await filing.waitFor((_, { state }) => state === 'accepted');
  const { number, handed_in } = await filing.view();
  expect(number).toBe('人脸备31-2026-000001');
  expect(handed_in.at(-1)).toMatchObject({ number, accepted_on: '2026-11-23', channel: 'other' });
  expect(handed_in.at(-1)?.receipt).toMatch(/^[0-9a-f]{64}$/);

  // A change goes to the same filing by its number, and is followed anew.
  const begun = { sort: 'change', trigger_on: '2026-11-23', by: 'platform' } as const;
  const later = await inTransaction(both.platform.context.database, async (writing) =>
    openFiling(writing, begun, both.clock.now),
  );
  const change = await filingOf(later);
  const changes = [{ field: 'recipient', scenario: null, changed_on: civilDate('2026-11-20') }] as const;
  const third = await change.ready({ kind: 'change', number, changes: [...changes] });
  expect((await change.send(department, third.made)).status).toBe(200);
  await change.waitFor((_, { state }) => state === 'handed_in');
  expect((await change.sendings()).said).toMatchObject([{ reference, state: 'answered' }]);
  expect((await filing.sendings()).said).toEqual([]);
  await decide('refusal', { reason: '没有说明受托方。' });
  await change.done('/sendings/reading', {});
  await change.waitFor((_, { state }) => state === 'supplement_asked');
  expect((await change.view()).handed_in).toMatchObject([{ supplement: { asked: '没有说明受托方。' } }]);
  expect((await filing.view()).state).toBe('accepted');
});

const registered = async () => FilerList.parse((await officer.call('GET', '/v1/filings')).body).filings;
