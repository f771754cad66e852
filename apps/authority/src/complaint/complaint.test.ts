import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { CalendarList } from '@consentry/contract';
import { civilDate, isWorkingDay, learnCalendars } from '@consentry/law';
import { inTransaction } from '@consentry/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDepartment } from '../department/department-store.ts';
import { MailServer, textOf } from '../testing/mail-server.ts';
import {
  type RunningAuthority,
  type SignedInOfficial,
  callAt,
  officialOf,
  runAuthority,
} from '../testing/running-authorities.ts';
import { ATTACHMENTS_MAX, ATTACHMENT_MAX_BYTES } from './attachment-routes.ts';
import { SENT_MAX } from './public-routes.ts';
import { remindOfComplaints } from './remind.ts';
import { TELL } from './send-letters.ts';
import { eraseOver, sweepFiles } from './retention.ts';

const CONTACT = 'Zhang Li, 138 0013 8000';
let authority: RunningAuthority;
let officer: SignedInOfficial;
const post = new MailServer();
beforeAll(async () => {
  await post.start();
  authority = await runAuthority({ mail: { via: 'smtp', url: post.url, from: 'cac@example.org' } });
  officer = await officialOf(authority, 'officer');
}, 60_000);
afterAll(async () => {
  await authority[Symbol.asyncDispose]();
  learnCalendars([]);
  await post[Symbol.asyncDispose]();
});

interface Receipt {
  readonly reference: string;
  readonly code: string;
}

const report = (over: object = {}) => ({
  once: randomUUID(),
  topic: 'no_consent',
  region: '310115',
  place: '某商场试衣间',
  processor: '某服装店',
  text: '试衣间里有一个人脸识别摄像头。',
  contact: null,
  fears_retaliation: false,
  language: 'zh-CN',
  ...over,
});

/** Sends one; tries of an address are few, so the clock goes on. */
async function sent(over: object = {}): Promise<Receipt & { readonly id: string }> {
  authority.clock.now += 2 * 60_000;
  const { status, body } = await callAt(authority.url, 'POST', '/v1/complaints', { body: report(over) });
  expect(status, JSON.stringify(body)).toBe(201);
  const { reference, code } = body as unknown as Receipt;
  const row = await authority.context.database.reading
    .selectFrom('complaints')
    .select('complaint')
    .where('reference', '=', reference)
    .executeTakeFirstOrThrow();
  officer = await officialOf(authority, 'officer');
  return { reference, code, id: row.complaint };
}

/** Does one step, with the version that was read last. */
async function step(id: string, at: string, body: object = {}) {
  const { headers } = await officer.call('GET', `/v1/complaints/${id}`);
  const version = { 'if-match': headers.get('etag') ?? '' };
  return officer.call('POST', `/v1/complaints/${id}/${at}`, { body, headers: version });
}

const follow = ({ reference, code }: Receipt) =>
  callAt(authority.url, 'POST', '/v1/complaints/follow-up', { body: { reference, code } });

async function attach({ reference, code }: Receipt, bytes: Uint8Array, headers: object = {}) {
  const answer = await fetch(`${authority.url}/v1/complaints/attachments`, {
    method: 'POST',
    headers: {
      'content-type': 'application/octet-stream',
      'complaint-reference': reference,
      'complaint-code': code,
      ...headers,
    },
    body: Uint8Array.from(bytes),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

test('anyone complains without a name, follows it by a code, and is told the outcome before it is closed', async () => {
  const mine = await sent();
  expect(mine.code).toMatch(/^(\w{4}-){4}\w{4}$/);
  expect((await follow(mine)).body).toMatchObject({ state: 'received', outcome: null });
  expect((await step(mine.id, 'acceptance')).body).toMatchObject({
    state: 'in_hand',
    accepted_by: officer.staff,
  });
  const question = { text: '请说明试衣间内设备的用途。', answer_by: '2026-12-01' };
  expect((await step(mine.id, 'questions', question)).body).toMatchObject({ state: 'asked' });
  expect((await step(mine.id, 'answer', { text: '设备已拆除。' })).body).toMatchObject({
    state: 'in_hand',
    questions: [{ answer: '设备已拆除。' }],
  });
  // § 第十七条: not before it was decided and told.
  expect((await step(mine.id, 'closing')).body).toMatchObject({ code: 'complaint_untold' });
  const outcome = { result: 'upheld', text: '已责令拆除。', basis: ['《办法》第十三条第三款'] };
  expect((await step(mine.id, 'outcome', outcome)).body).toMatchObject({ state: 'decided', outcome });
  expect((await step(mine.id, 'closing')).body).toMatchObject({ code: 'complaint_untold' });
  // What was decided is nobody's to know before it is told.
  expect((await follow(mine)).body).toMatchObject({ state: 'in_hand', outcome: null });
  expect((await step(mine.id, 'telling', { by: 'contact' })).body).toMatchObject({ code: 'no_contact' });
  // The code shows it now; nobody is told before they read it.
  expect((await step(mine.id, 'telling', { by: 'code' })).body).toMatchObject({
    state: 'decided',
    told_at: null,
    due: { state: 'due' },
  });
  expect((await step(mine.id, 'closing')).body).toMatchObject({ code: 'telling_unread' });
  authority.clock.now += 60_000;
  expect((await follow(mine)).body).toMatchObject({ state: 'told', outcome, due: { state: 'in_time' } });
  const told = (await look(mine.id)) as { told_at: string };
  expect(Date.parse(told.told_at)).toBe(authority.clock.now);
  const closed = await step(mine.id, 'closing');
  expect(closed.body).toMatchObject({ state: 'closed', seen_at: expect.any(String) });
  expect((await follow(mine)).body).toMatchObject({ state: 'closed', outcome });
  expect((await step(mine.id, 'reopening')).body).toMatchObject({ state: 'in_hand', told_at: null });
  expect((await step(mine.id, 'closing')).body).toMatchObject({ code: 'complaint_untold' });
});

test('who complained is sealed: not in the view, not in a question, opened by an act of its own', async () => {
  const mine = await sent({ contact: CONTACT, fears_retaliation: true });
  const { body } = await officer.call('GET', `/v1/complaints/${mine.id}`);
  expect(body).toMatchObject({ contact: true, fears_retaliation: true });
  for (const part of ['Zhang', '0013']) expect(JSON.stringify(body)).not.toContain(part);
  await step(mine.id, 'acceptance');
  for (const text of ['投诉人电话 13800138000', 'zhang li, 138-0013-8000 complains']) {
    const asked = await step(mine.id, 'questions', { text, answer_by: '2026-12-01' });
    expect([asked.status, asked.body.code]).toEqual([422, 'sender_named']);
  }
  // The same words without the contact go through (control).
  expect((await step(mine.id, 'questions', { text: '投诉人电话', answer_by: '2026-12-01' })).status).toBe(
    200,
  );
  const open = (who: SignedInOfficial) => who.call('POST', `/v1/complaints/${mine.id}/contact`, { body: {} });
  const late = await officialOf(authority, 'officer', { steppedUp: false });
  expect((await open(late)).body).toMatchObject({ code: 'step_up' });
  expect((await open(officer)).body).toEqual({ contact: CONTACT });
  // Neither the database nor its events have it in clear.
  const { reading } = authority.context.database;
  const rows = await reading.selectFrom('complaints').selectAll().execute();
  const events = await reading.selectFrom('events').selectAll().execute();
  expect(JSON.stringify([rows, events])).not.toContain('0013');
  expect(JSON.stringify(events)).not.toContain('试衣间');
  expect(events.some(({ kind }) => kind === 'complaint.contact_opened')).toBe(true);
});

test('a complaint is seen by its department alone, until it is shared, and each look is written down', async () => {
  const mine = await sent();
  const police = randomUUID();
  const by = { state: 'active', proposed_by: officer.staff, approved_by: null, added_at: 0 } as const;
  await inTransaction(authority.context.database, (writing) =>
    addDepartment(writing, {
      department: police,
      kind: 'public_security',
      region: '310000',
      name: '{"zh-CN":"公安","en":"Police"}',
      ...by,
    }),
  );
  const other = await officialOf(authority, 'officer', { department: police });
  const look = () => other.call('GET', `/v1/complaints/${mine.id}`);
  expect((await look()).status).toBe(404);
  expect((await other.call('GET', '/v1/complaints')).body).toMatchObject({ complaints: [] });
  await inTransaction(authority.context.database, async (writing) => {
    const share = {
      case_id: mine.id,
      department: police,
      purpose: 'private space',
      scope: 'case' as const,
      shared_by: officer.staff,
    };
    await writing
      .insertInto('case_shares')
      .values({ ...share, shared_at: 0 })
      .execute();
  });
  expect((await look()).status).toBe(200);
  expect((await other.call('GET', '/v1/complaints')).body.complaints).toHaveLength(1);
  const auditor = await officialOf(authority, 'auditor', { department: police });
  const { body } = await auditor.call('GET', '/v1/case-accesses');
  expect(body.accesses).toEqual([
    expect.objectContaining({ staff: other.staff, action: 'complaint.list', case: null }),
    expect.objectContaining({ staff: other.staff, action: 'complaint.read', case: mine.id }),
    expect.objectContaining({ staff: other.staff, action: 'complaint.list' }),
  ]);
  // An auditor sees who looked, not the case; nobody else sees who looked.
  expect((await auditor.call('GET', `/v1/complaints/${mine.id}`)).body).toMatchObject({
    code: 'not_your_role',
  });
  expect((await other.call('GET', '/v1/case-accesses')).body).toMatchObject({ code: 'not_your_role' });
});

test('a complaint goes where the topic and the place say, or where its sender chose', async () => {
  const police = await authority.context.database.reading
    .selectFrom('departments')
    .select('department')
    .where('kind', '=', 'public_security')
    .executeTakeFirstOrThrow();
  const ask = async (topic: string, region: string) =>
    (await callAt(authority.url, 'GET', `/v1/complaints/routing?topic=${topic}&region=${region}`)).body;
  expect(await ask('private_space', '310115')).toMatchObject({
    to: police,
    because: 'above',
    elsewhere: null,
    others: [{ department: authority.department }],
  });
  expect(await ask('leak', '310000')).toMatchObject({
    to: { department: authority.department },
    because: 'competent',
  });
  // Nobody supervises that province here: said, with whom to call.
  const nobody = await ask('crime', '440000');
  expect(nobody).toMatchObject({ to: null, others: [], elsewhere: { kind: 'public_security' } });
  expect(JSON.stringify(nobody.text)).toContain('12377');
  const send = (over: object) => callAt(authority.url, 'POST', '/v1/complaints', { body: report(over) });
  authority.clock.now += 20 * 60_000;
  expect((await send({ topic: 'crime' })).body).toMatchObject({ ...police, because: 'above' });
  const chosen = { topic: 'crime', department: authority.department };
  expect((await send(chosen)).body).toMatchObject({ department: authority.department, because: 'chosen' });
  for (const over of [{ department: randomUUID() }, { ...chosen, region: '440000' }]) {
    expect((await send(over)).body).toMatchObject({ code: 'department_elsewhere' });
  }
});

test('two managers set what counts in their department; one alone changes nothing', async () => {
  const [one, other] = [await officialOf(authority, 'manager'), await officialOf(authority, 'manager')];
  const police = await authority.context.database.reading
    .selectFrom('departments')
    .select('department')
    .where('kind', '=', 'public_security')
    .executeTakeFirstOrThrow();
  const set = { takes: ['crime', 'leak'], due_days: 5, contact_days: 30, keep_days: 400, mail: [] };
  const far = await officialOf(authority, 'manager', police);
  const { body } = await one.call('POST', '/v1/complaints/practice', { body: set });
  const approve = (by: SignedInOfficial) =>
    by.call('POST', `/v1/complaints/practice/${String(body.practice)}/approval`, { body: {} });
  const inForce = async () => (await one.call('GET', '/v1/complaints/practice')).body;
  expect((await approve(one)).body).toMatchObject({ code: 'four_eyes' });
  expect((await approve(far)).status).toBe(404);
  expect(await inForce()).toMatchObject({ is_default: true, in_force: { due_days: 15 }, proposed: [set] });
  expect((await approve(other)).body).toMatchObject({ ...set, state: 'active' });
  expect((await approve(other)).body).toMatchObject({ code: 'practice_over' });
  expect(await inForce()).toMatchObject({ is_default: false, in_force: set, proposed: [] });
  // What it registered comes to it now, though another kind would be competent.
  const routed = await callAt(authority.url, 'GET', '/v1/complaints/routing?topic=crime&region=310000');
  expect(routed.body).toMatchObject({ to: { department: authority.department }, because: 'registered' });
});

/** Takes one to where its outcome is to be told. */
async function decided(over: object = {}): Promise<Receipt & { readonly id: string }> {
  const mine = await sent({ department: authority.department, ...over });
  await step(mine.id, 'acceptance');
  await step(mine.id, 'outcome', { result: 'upheld', text: '已责令改正。', basis: [] });
  return mine;
}
const look = async (id: string) => (await officer.call('GET', `/v1/complaints/${id}`)).body;

test('an outcome is told once it arrived: taken by a mail server, noted, or read; what came back is told again', async () => {
  expect(
    (await step((await decided({ contact: '13800138000' })).id, 'telling', { by: 'contact' })).body.code,
  ).toBe('no_address');
  const counts = async () =>
    (await officer.call('GET', '/v1/complaints/clock')).body as Record<string, number>;
  const tellings = async (id: string) => (await look(id)).tellings;
  const SOON = { timeout: 20_000 };
  // Its mailbox is not known there: that is final, and is shown.
  post.unknown.add('nobody@example.com');
  const mine = await decided({ contact: 'Zhang Li, nobody@example.com', place: '某路1号' });
  const before = await counts();
  expect((await step(mine.id, 'telling', { by: 'contact' })).body).toMatchObject({
    state: 'decided',
    told_at: null,
    tellings: [{ by: 'contact', staff: officer.staff }],
  });
  await expect.poll(() => tellings(mine.id), SOON).toMatchObject([{ state: 'failed', reason: 'refused' }]);
  expect(await look(mine.id)).toMatchObject({ state: 'decided', told_at: null, letter_failed: true });
  expect((await step(mine.id, 'closing')).body).toMatchObject({ code: 'telling_failed' });
  expect(await counts()).toMatchObject({
    open: before.open,
    letters_failed: (before.letters_failed ?? 0) + 1,
    awaited: before.awaited,
  });
  const waiting = (await officer.call('GET', '/v1/complaints/waiting?limit=1')).body;
  expect(waiting.complaints).toMatchObject([{ complaint: mine.id, letter_failed: true }]);
  // Told by telephone, by whom and when: that counts, from that day on.
  const telephone = (on: string) => step(mine.id, 'telling', { by: 'telephone', on, note: '李警官电话告知' });
  expect((await telephone('2030-01-01')).body.code).toBe('told_ahead');
  expect((await telephone('2026-11-01')).body.code).toBe('told_before');
  authority.clock.now += 1;
  expect((await telephone('2026-11-23')).body).toMatchObject({
    state: 'told',
    letter_failed: false,
    tellings: [{}, { state: 'noted', by: 'telephone', on: '2026-11-23' }],
  });
  expect((await step(mine.id, 'closing')).body).toMatchObject({ state: 'closed' });
  // A server that is down is tried again: on its way until it is taken, and told then.
  await post.stop();
  const other = await decided({ contact: 'li@example.com', text: '孩子被拍了' });
  await step(other.id, 'telling', { by: 'contact' });
  const failures = async () =>
    authority.context.database.reading.selectFrom('jobs').select('tries').where('kind', '=', TELL).execute();
  await expect.poll(async () => (await failures()).some(({ tries }) => tries > 0), SOON).toBe(true);
  expect((await step(other.id, 'closing')).body).toMatchObject({ code: 'telling_underway' });
  expect(await look(other.id)).toMatchObject({ state: 'decided', due: { state: 'due' } });
  await post.start();
  authority.clock.now += 3 * 60_000;
  await expect.poll(() => tellings(other.id), SOON).toMatchObject([{ state: 'sent' }]);
  expect(await look(other.id)).toMatchObject({ state: 'told', told_at: expect.any(String), seen_at: null });
  const letter = post.letters.at(-1) ?? '';
  expect(letter).toContain('To: li@example.com');
  expect(textOf(letter)).toContain('已责令改正。');
  expect(textOf(letter)).toContain('/report/#/follow');
  // Nothing of what was complained of is in it.
  for (const part of ['孩子', '某商场', '某服装店', 'Zhang']) expect(textOf(letter)).not.toContain(part);
  expect((await step(other.id, 'closing')).body).toMatchObject({ state: 'closed' });
  // It comes back after all: nobody was told, the clock runs on, and it is closed no more.
  const [{ telling }] = (await tellings(other.id)) as [{ telling: string }];
  const back = { note: '退信：邮箱已满' };
  expect((await step(other.id, `tellings/${telling}/return`, back)).body).toMatchObject({
    state: 'decided',
    told_at: null,
    closed_at: null,
    letter_failed: true,
    tellings: [{ state: 'failed', reason: 'came_back', note: back.note }],
  });
  expect((await step(other.id, `tellings/${telling}/return`, back)).body.code).toBe('telling_settled');
  expect((await step(other.id, 'closing')).body).toMatchObject({ code: 'telling_failed' });
  expect((await follow(other)).body).toMatchObject({ state: 'told', outcome: { text: '已责令改正。' } });
  expect((await step(other.id, 'closing')).body).toMatchObject({ state: 'closed' });
  // The contact was opened for the sending, and that is written down; what reached it is in the log.
  const { reading } = authority.context.database;
  const events = await reading.selectFrom('events').selectAll().execute();
  const of = (kind: string) => events.filter((one) => one.kind === kind && one.body.includes(other.id));
  expect(of('complaint.contact_opened').every(({ body }) => body.includes('telling'))).toBe(true);
  expect(
    ['letter_sent', 'letter_returned', 'come_back'].map((kind) => of(`complaint.${kind}`).length),
  ).toEqual([1, 1, 1]);
  expect(of('complaint.arrive')).toHaveLength(2);
});

test('without a mail server a letter is refused at once', async () => {
  await using bare = await runAuthority();
  const [first, one] = [authority, officer];
  authority = bare;
  try {
    officer = await officialOf(bare, 'officer');
    const mine = await decided({ contact: 'li@example.com', department: bare.department });
    expect((await step(mine.id, 'telling', { by: 'contact' })).body).toMatchObject({ code: 'mail_missing' });
    expect((await step(mine.id, 'telling', { by: 'post' })).body).toMatchObject({ state: 'told' });
    expect((await step(mine.id, 'closing')).body).toMatchObject({ state: 'closed' });
  } finally {
    [authority, officer] = [first, one];
  }
});

test('the sender adds to a complaint and sees what became of it; retaliation is looked at before it is closed', async () => {
  const mine = await decided({ topic: 'child' });
  const { reference, code } = mine;
  const add = (kind: string, over: object = {}) =>
    callAt(authority.url, 'POST', '/v1/complaints/additions', {
      body: { reference, code, addition: randomUUID(), kind, text: '又来了。', ...over },
    });
  const once = { addition: randomUUID() };
  expect((await add('more', { ...once, code: '0000' })).body).toMatchObject({ code: 'code_wrong' });
  for (let i = 0; i < 2; i += 1) await add('more', once);
  const seen = (await follow(mine)).body;
  // What was decided is not told yet, and is not in the history.
  expect((seen.history as { what: string }[]).map(({ what }) => what)).toEqual(['receive', 'accept', 'add']);
  expect(seen).toMatchObject({ open: true, with: { en: 'Cyberspace Administration of Shanghai' } });
  await step(mine.id, 'telling', { by: 'in_person' });
  expect((await step(mine.id, 'closing')).body).toMatchObject({
    state: 'closed',
    fast: true,
    alarmed: false,
  });
  expect((await add('more')).body).toMatchObject({ code: 'complaint_state' });
  expect((await add('retaliation')).body).toMatchObject({ state: 'told' });
  expect(await look(mine.id)).toMatchObject({ alarmed: true, closed_at: null });
  const clock = (await officer.call('GET', '/v1/complaints/clock')).body;
  expect(clock).toMatchObject({ alarmed: 1 });
  const first = (await officer.call('GET', '/v1/complaints/waiting?limit=1')).body;
  expect(first.complaints).toMatchObject([{ complaint: mine.id, alarmed: true }]);
  expect((await step(mine.id, 'closing')).body).toMatchObject({ code: 'retaliation_open' });
  const additions = (await look(mine.id)).additions as { addition: string; kind: string }[];
  const alarm = additions.find(({ kind }) => kind === 'retaliation')?.addition ?? '';
  const looked = { note: '已约谈该单位。' };
  const at = `/v1/complaints/${mine.id}/additions/${alarm}/look`;
  expect((await officer.call('POST', at, { body: looked })).body).toMatchObject({ alarmed: false });
  expect((await officer.call('POST', at, { body: looked })).body).toMatchObject({
    code: 'addition_looked_at',
  });
  expect((await step(mine.id, 'closing')).body).toMatchObject({ state: 'closed' });
});

test('what is late is counted by the calendar and told to the department once a day', async () => {
  const clock = async () =>
    (await officer.call('GET', '/v1/complaints/clock')).body as Record<string, number>;
  const before = await clock();
  const mine = await sent({ department: authority.department });
  // Five working days, as two managers of the department set above: said to be their own number.
  const due = (await look(mine.id)).due as { period_from: string; explanation: { en: string } };
  expect(due.period_from).toBe('authority');
  expect(due.explanation.en).toMatch(/State Council|国办|notice/i);
  expect((await clock()).open).toBe((before.open ?? 0) + 1);
  expect((await clock()).overdue).toBe(before.overdue);
  const [one, other] = [await officialOf(authority, 'manager'), await officialOf(authority, 'manager')];
  const set = { takes: [], due_days: 7, contact_days: 30, keep_days: 400, mail: ['desk@example.org'] };
  const { body } = await one.call('POST', '/v1/complaints/practice', { body: set });
  await other.call('POST', `/v1/complaints/practice/${String(body.practice)}/approval`, { body: {} });
  // Its clock stays the one that was set when it came.
  expect((await look(mine.id)).due).toMatchObject({ last_day: '2026-11-30' });
  authority.clock.now += 8 * 86_400_000;
  officer = await officialOf(authority, 'officer');
  expect((await clock()).overdue).toBeGreaterThan(before.overdue ?? 0);
  const child = await sent({ department: authority.department, topic: 'child' });
  const shown = await sent({ department: authority.department });
  await step(shown.id, 'acceptance');
  await step(shown.id, 'outcome', { result: 'upheld', text: '已改正。', basis: [] });
  const awaited = (await clock()).awaited ?? 0;
  await step(shown.id, 'telling', { by: 'code' });
  expect(await clock()).toMatchObject({ awaited: awaited + 1 });
  // All that waits by its clock, however it is paged; not what waits for its reader alone.
  const page = async (query: string) => (await officer.call('GET', `/v1/complaints/waiting?${query}`)).body;
  const all = (await page('limit=100')).complaints as readonly {
    complaint: string;
    fast: boolean;
    alarmed: boolean;
    letter_failed: boolean;
    due: { state: string; act_by: string };
  }[];
  const paged: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const next = await page(`limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
    paged.push(...(next.complaints as typeof all).map(({ complaint }) => complaint));
    ({ cursor } = next as { cursor: string | null });
  }
  expect(paged).toEqual(all.map(({ complaint }) => complaint));
  expect(paged).toContain(mine.id);
  expect(paged).not.toContain(shown.id);
  const rank = ({ alarmed, fast, due }: (typeof all)[number]) =>
    `${alarmed ? 0 : due.state === 'overdue' ? 1 : fast ? 2 : 3} ${due.act_by}`;
  expect(all.map(rank)).toEqual(all.map(rank).toSorted());
  expect(all.filter(({ due }) => due.state !== 'overdue')[0]).toMatchObject({ complaint: child.id });
  expect((await clock()).urgent).toBe(
    all.filter(
      ({ alarmed, letter_failed, due }) => alarmed || letter_failed || /overdue|soon/.test(due.state),
    ).length,
  );
  const received = (await page('limit=100&state=received')).complaints as readonly { state: string }[];
  expect(new Set(received.map(({ state }) => state))).toEqual(new Set(['received']));
  // Without one of before the days went by, which its round may have sent.
  const reminders = () =>
    post.letters.filter(
      (letter) => letter.includes('desk@example.org') && !textOf(letter).includes('逾期 0 件'),
    );
  await remindOfComplaints(authority.context);
  await remindOfComplaints(authority.context);
  await expect.poll(reminders, { timeout: 20_000 }).toHaveLength(1);
  expect(textOf(reminders()[0] ?? '')).toContain('逾期');
  authority.clock.now += 86_400_000;
  await remindOfComplaints(authority.context);
  await expect.poll(reminders, { timeout: 20_000 }).toHaveLength(2);
});

const HOSTILE = '<!doctype html><script>fetch("/v1/staff")</script>';

test('a hostile file is kept as it came, named by what it is, and never given as a page', async () => {
  const mine = await sent();
  const page = await attach(mine, Buffer.from(HOSTILE));
  expect(page).toMatchObject({ status: 201, body: { kind: 'markup', active: true, bytes: HOSTILE.length } });
  // Each is bytes in a file: no archive is opened, no macro or script is run, and none is given as what it is.
  for (const [bytes, kind] of [
    [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'markup'],
    [Buffer.from('GIF89a=1;/*<script>alert(1)</script>*/'), 'markup'],
    // Four megabytes of nothing, deflated once and again.
    [
      Buffer.concat([Buffer.from('PK\x03\x04'), deflateRawSync(deflateRawSync(Buffer.alloc(4_000_000)))]),
      'zip',
    ],
    [Buffer.from('PK\x03\x04\x14\0word/vbaProject.bin'), 'zip'],
  ] as const) {
    const kept = await attach(mine, bytes);
    expect(kept).toMatchObject({ status: 201, body: { kind, active: true, bytes: bytes.length } });
    const given = await fetch(
      `${authority.url}/v1/complaints/${mine.id}/attachments/${String(kept.body.attachment)}`,
      { headers: { authorization: `Bearer ${officer.token}` } },
    );
    expect(Buffer.from(await given.arrayBuffer()).equals(bytes)).toBe(true);
    expect(given.headers.get('content-type')).toBe('application/octet-stream');
    expect(given.headers.get('content-disposition')).toMatch(/^attachment; /);
    expect(given.headers.get('x-content-type-options')).toBe('nosniff');
    expect(given.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
  }
  const attachment = String(page.body.attachment);
  const url = `${authority.url}/v1/complaints/${mine.id}/attachments/${attachment}`;
  const got = await fetch(url, { headers: { authorization: `Bearer ${officer.token}` } });
  expect(got.status).toBe(200);
  expect(await got.text()).toBe(HOSTILE);
  expect(got.headers.get('content-type')).toBe('application/octet-stream');
  expect(got.headers.get('content-disposition')).toBe(`attachment; filename="${attachment}.bin"`);
  expect(got.headers.get('x-content-type-options')).toBe('nosniff');
  expect(got.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
  expect((await fetch(url)).status).toBe(401);
  // On the disk: a name nobody outside chose, read and written by its owner alone.
  const folder = join(authority.data, 'attachments');
  expect(readFileSync(join(folder, attachment), 'utf8')).toBe(HOSTILE);
  expect(readdirSync(folder).every((name) => /^[0-9a-f-]{36}$/.test(name))).toBe(true);
  // What was changed on the disk is not handed out.
  writeFileSync(join(folder, attachment), HOSTILE.replace('fetch', 'alert'));
  expect((await fetch(url, { headers: { authorization: `Bearer ${officer.token}` } })).status).toBe(500);
});

test('files are taken by the code alone, a few, of a size, and not as a form', async () => {
  const mine = await sent();
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
  const kept = () => readdirSync(join(authority.data, 'attachments')).length;
  const before = kept();
  expect(await attach({ ...mine, code: '0000' }, jpeg)).toMatchObject({
    status: 404,
    body: { code: 'code_wrong' },
  });
  expect(await attach(mine, Buffer.alloc(0))).toMatchObject({ body: { code: 'attachment_empty' } });
  expect(await attach(mine, Buffer.alloc(ATTACHMENT_MAX_BYTES + 1))).toMatchObject({ status: 413 });
  expect(await attach(mine, jpeg, { 'content-type': 'text/html' })).toMatchObject({ status: 415 });
  expect(await attach(mine, jpeg, { 'content-type': 'multipart/form-data; boundary=x' })).toMatchObject({
    status: 415,
  });
  expect(kept()).toBe(before);
  for (let i = 0; i < ATTACHMENTS_MAX; i += 1) {
    expect(await attach(mine, jpeg)).toMatchObject({ status: 201, body: { kind: 'jpeg', active: false } });
  }
  expect(await attach(mine, jpeg)).toMatchObject({ status: 409, body: { code: 'too_many_attachments' } });
  expect(kept()).toBe(before + ATTACHMENTS_MAX);
  expect((await follow(mine)).body).toMatchObject({ attachments: ATTACHMENTS_MAX });
});

test('what was kept long enough is erased with its files, nothing that is held, and no file that has a row', async () => {
  const end = async (mine: { readonly id: string }) => {
    for (const [at, body] of [
      ['acceptance', {}],
      ['outcome', { result: 'upheld', text: '已责令改正。', basis: [] }],
      ['telling', { by: 'telephone' }],
      ['closing', {}],
    ] as const)
      expect((await step(mine.id, at, body)).status).toBe(200);
  };
  const over = { department: authority.department, contact: 'li@example.com', processor: '某物业' };
  const [mine, held] = [await sent(over), await sent(over)];
  // One without a contact, whose sender looks late; another with a contact waits for an official.
  const [unread, reachable] = [await sent({ department: over.department }), await sent(over)];
  const folder = join(authority.data, 'attachments');
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1]);
  const file = String((await attach(mine, jpeg)).body.attachment);
  for (const one of [held, mine]) {
    await end(one);
    authority.clock.now += 1;
  }
  for (const one of [unread, reachable]) {
    await step(one.id, 'acceptance', {});
    await step(one.id, 'outcome', { result: 'upheld', text: '已责令改正。', basis: [] });
    expect((await step(one.id, 'telling', { by: 'code' })).body).toMatchObject({ state: 'decided' });
  }
  await attach(unread, jpeg);
  const { database } = authority.context;
  const hold = { reason: '行政复议', provision: '《行政复议法》第三十五条', review_on: '2027-03-01' };
  expect((await step(held.id, 'holds', { ...hold, review_on: '2026-11-01' })).body.code).toBe('review_over');
  const set = (await step(held.id, 'holds', hold)).body as {
    held_because: string;
    holds: { hold: string }[];
  };
  expect(set).toMatchObject({ held_because: hold.reason, holds: [{ ...hold, set_by: officer.staff }] });
  const rowOf = (id: string) =>
    database.reading
      .selectFrom('complaints')
      .selectAll()
      .where('complaint', '=', id)
      .executeTakeFirstOrThrow();
  await eraseOver(authority.context);
  expect((await rowOf(mine.id)).contact_sealed).not.toBeNull();
  // The department keeps a contact for thirty days, the rest for four hundred.
  authority.clock.now += 31 * 86_400_000;
  await eraseOver(authority.context);
  expect(await rowOf(mine.id)).toMatchObject({ contact_sealed: null, erased_at: null, processor: '某物业' });
  // A program that died between a file and its row, or between a row and its file.
  const { attachment: orphan } = await authority.context.attachments.keep(jpeg);
  const { attachment: young } = await authority.context.attachments.keep(jpeg);
  const old = new Date(Date.now() - 2 * 3_600_000);
  for (const name of [orphan, file]) utimesSync(join(folder, name), old, old);
  await sweepFiles(authority.context, 1);
  expect([orphan, young, file].map((name) => existsSync(join(folder, name)))).toEqual([false, true, true]);
  authority.clock.now += 400 * 86_400_000;
  // One a round: what is held, and older, stands in the way of nothing.
  for (let round = 0; round < 20; round += 1) await eraseOver(authority.context, 1);
  expect(await rowOf(mine.id)).toMatchObject({
    text: '-',
    processor: null,
    topic: 'no_consent',
    files_erased: 1,
  });
  expect(existsSync(join(folder, file))).toBe(false);
  // What nobody read is not closed: what was written is gone, and the outcome is told to whoever looks at last.
  expect(await rowOf(unread.id)).toMatchObject({
    state: 'decided',
    text: '-',
    erased_at: null,
    outcome: '已责令改正。',
    files_erased: 1,
  });
  expect(await rowOf(reachable.id)).toMatchObject({ unread_erased_at: null, processor: '某物业' });
  expect((await follow(unread)).body).toMatchObject({ state: 'told', outcome: { text: '已责令改正。' } });
  expect((await follow(mine)).body).toMatchObject({ code: 'code_wrong' });
  expect(await rowOf(held.id)).toMatchObject({ erased_at: null, contact_sealed: expect.any(String) });
  // Its day of review is over: that is shown, and ends nothing. Another official than who set it lifts it.
  officer = { ...(await officialOf(authority, 'officer')) };
  expect((await officer.call('GET', '/v1/complaints/clock')).body).toMatchObject({ holds_due: 1 });
  expect((await step(unread.id, 'holds', hold)).body.code).toBe('complaint_erased');
  expect((await step(unread.id, 'closing', {})).body).toMatchObject({ state: 'closed' });
  expect((await officer.call('GET', '/v1/complaints/holds')).body.holds).toMatchObject([
    { complaint: held.id, over: true },
  ]);
  const at = `holds/${set.holds[0]?.hold}/lifting`;
  const again = (await step(held.id, 'holds', { ...hold, review_on: '2030-01-01' })).body as typeof set;
  const own = `holds/${again.holds[1]?.hold}/lifting`;
  expect((await step(held.id, own, { reason: '已审结' })).body).toMatchObject({ code: 'four_eyes' });
  expect((await step(held.id, at, { reason: '已审结' })).body).toMatchObject({ held_because: hold.reason });
  expect((await step(held.id, at, { reason: '已审结' })).body).toMatchObject({ code: 'hold_over' });
  officer = await officialOf(authority, 'officer');
  expect((await step(held.id, own, { reason: '已审结' })).body).toMatchObject({ held_because: null });
  await eraseOver(authority.context);
  expect(await rowOf(held.id)).toMatchObject({ erased_at: expect.any(Number), contact_sealed: null });
  expect((await step(held.id, 'holds', { ...hold, review_on: '2030-01-01' })).body.code).toBe(
    'complaint_erased',
  );
  authority.clock.now += 401 * 86_400_000;
  await eraseOver(authority.context);
  expect(await rowOf(unread.id)).toMatchObject({ erased_at: expect.any(Number), outcome: null });
});

test('sent twice it is one; a flood from one address is stopped, and codes are not told apart', async () => {
  authority.clock.now += 20 * 60_000;
  const once = report();
  const send = () => callAt(authority.url, 'POST', '/v1/complaints', { body: once });
  const [first, second] = [await send(), await send()];
  expect(second.body).toEqual(first.body);
  const changed = await callAt(authority.url, 'POST', '/v1/complaints', { body: { ...once, text: 'other' } });
  expect(changed.body).toMatchObject({ code: 'idempotency_conflict' });
  const { reference } = first.body as unknown as Receipt;
  const wrong = await follow({ reference, code: '0000' });
  const nobody = await follow({ reference: '0000000000', code: '0000' });
  const { request_id: _one, ...told } = wrong.body;
  const { request_id: _two, ...same } = nobody.body;
  expect(told).toEqual(same);
  const all: number[] = [];
  for (let i = 0; i < SENT_MAX; i += 1) {
    all.push((await callAt(authority.url, 'POST', '/v1/complaints', { body: report() })).status);
  }
  expect(all.filter((status) => status === 201)).toHaveLength(SENT_MAX - 3);
  expect(all.at(-1)).toBe(429);
});

test('a calendar that a manager enters counts once another manager compared it', async () => {
  const [writer, second] = [await officialOf(authority, 'manager'), await officialOf(authority, 'manager')];
  // Days of this test: the notice of 2028 is not known to it.
  const notice = {
    year: 2028,
    document: '国办发明电〔2027〕0号',
    published: '2027-11-01',
    source: 'made up for a test',
    holidays: [{ name: { 'zh-CN': '元旦', en: 'New Year' }, from: '2028-01-01', to: '2028-01-03' }],
    worked_weekends: ['2028-01-08'],
  };
  const known = () => isWorkingDay(civilDate('2028-01-08'));
  const proposed = CalendarList.parse((await writer.call('POST', '/v1/calendars', { body: notice })).body);
  const at = `/v1/calendars/${proposed.calendars[0]?.calendar}/approval`;
  expect((await writer.call('POST', at, { body: {} })).body).toMatchObject({ code: 'four_eyes' });
  const officer = await officialOf(authority, 'officer');
  expect((await officer.call('POST', at, { body: {} })).status).toBe(403);
  expect(known()).not.toBe('yes');
  expect((await second.call('POST', at, { body: {} })).status).toBe(200);
  expect((await officer.call('GET', '/v1/calendars')).status).toBe(200);
  expect(known()).toBe('yes');
  expect((await second.call('POST', at, { body: {} })).body).toMatchObject({ code: 'calendar_state' });
});
