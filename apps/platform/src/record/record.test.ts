import { randomUUID } from 'node:crypto';
import { RecordExtract } from '@consentry/contract';
import { inTransaction, sql } from '@consentry/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ACCESS } from '../access/access-table.ts';
import { contentDigest } from '../facts/content-digest.ts';
import { lawfulContent } from '../facts/testing/lawful-facts.ts';
import type { Platform } from '../platform.ts';
import { addPurpose, changePurpose, requirePurpose } from '../purpose/purpose-store.ts';
import { type SignedIn, callAt, signedIn } from '../staff/testing/signed-in.ts';
import { RunningPlatforms } from '../testing/running-platform.ts';
import { isOfPersons, needsReason, reasonOf } from './access-reason.ts';
import { accessRecord } from './access-record.ts';
import { toldFields } from './told-fields.ts';

let platforms: RunningPlatforms;
let platform: Platform;
let now = 0;
let dpo: SignedIn;

beforeEach(async () => {
  platforms = new RunningPlatforms();
  now = Date.parse('2026-11-22T09:00:00+08:00');
  platform = await platforms.start({ now: () => now });
  dpo = await signedIn(platform, 'dpo');
});
afterEach(() => platforms[Symbol.asyncDispose]());

const accesses = () => platform.context.database.reading.selectFrom('accesses').selectAll().execute();
const why = (reason: string) => ({ headers: { 'access-reason': reason } });
const DAY = 'from=2026-11-22&to=2026-11-22';

async function person(): Promise<string> {
  const admin = await signedIn(platform, 'admin');
  const identity = {
    name: '王小明',
    email: `${randomUUID()}@example.org`,
    phone: null,
    employee_number: null,
    language: 'zh-CN',
  };
  const { body } = await admin.call('POST', '/v1/people', { body: { site: 'north', identity } });
  return String(body['person']);
}

async function purpose(): Promise<string> {
  return inTransaction(platform.context.database, async (writing) => {
    const id = await addPurpose(writing, lawfulContent(), 'dpo-1', now);
    await changePurpose(writing, await requirePurpose(writing, id), {}, { kind: 'purpose.proposed' }, now);
    return id;
  });
}

test('every route that shows something of a person writes down who saw it, and is not shown without', async () => {
  const id = await person();
  const seen = [];
  const routes = platform.routes.filter(({ action }) => isOfPersons(action));
  for (const { method, url, action } of routes) {
    const roles = Object.keys(ACCESS[action as keyof typeof ACCESS]);
    const role = roles.find((one) => ['dpo', 'operator', 'admin', 'auditor', 'installer'].includes(one));
    const isPlain = method === 'GET' && (!url.includes(':') || url.split('/:').length === 2);
    if (role === undefined || !isPlain || (url.includes(':') && !url.includes(':person'))) continue;
    const who = await signedIn(platform, role as 'dpo', { sites: ['north'] });
    const query = url.startsWith('/v1/record') ? `?${DAY}` : url === '/v1/people' ? '?site=north' : '';
    const before = (await accesses()).length;
    const got = await who.call(method, url.replace(':person', id) + query, why('audit:A-7'));
    if (got.status >= 400) continue;
    const rows = await accesses();
    const row = rows.find(({ by_id }) => by_id === who.staff);
    expect([action, rows.length - before]).toEqual([action, 1]);
    expect(row).toMatchObject({
      action,
      role,
      by_kind: 'staff',
      reason: 'audit',
      reference: 'A-7',
      at: now,
      route: url,
      person: url.includes(':person') ? id : null,
    });
    seen.push(action);
  }
  for (const action of [
    'person.list',
    'person.read',
    'identity.read',
    'consent.list',
    'age.read',
    'guardian.list',
  ])
    expect(seen).toContain(action);
  // Nothing of who they are is written down with it.
  expect(JSON.stringify(await accesses())).not.toContain('王小明');
});

test('of every route the server asks whether it is recorded: none of a person is left out (control: another slice)', () => {
  const about = (action: string) => ({
    action: action as keyof typeof ACCESS,
    route: '/',
    resource: { person: 'somebody' },
    asked: {
      principal: { kind: 'staff', id: 's', roles: [], sites: [], steppedUpAt: null },
      headers: { 'access-reason': 'service' },
      address: '',
      method: 'GET',
      uri: '',
      body: new Uint8Array(),
      by: 'dpo',
      now: 0,
      requestId: '',
    } as const,
  });
  const recorded = platform.routes.filter(({ action }) => accessRecord.isRecorded(about(action)));
  const actions = new Set(recorded.map(({ action }) => action));
  // Whoever complains may stay unnamed (R17.4).
  const unnamed = ['complaint.send', 'complaint.follow'];
  for (const action of unnamed) expect(actions).not.toContain(action);
  for (const action of Object.keys(ACCESS).filter(
    (one) =>
      !unnamed.includes(one) &&
      /^(person|identity|consent|age|guardian|ward|record|rights|complaint|verification)\./.test(one),
  ))
    if (platform.routes.some((route) => route.action === action)) expect(actions).toContain(action);
  // A slice that nobody has thought of is recorded, until somebody says that it is of no person.
  expect(accessRecord.isRecorded(about('badge.read'))).toBe(true);
  for (const action of ['site.read', 'screen.open'])
    expect(accessRecord.isRecorded(about(action))).toBe(false);
});

test('who a person is nobody of staff sees without a reason; refused is not shown and not written', async () => {
  const id = await person();
  const path = `/v1/people/${id}/identity`;
  const before = (await accesses()).length;
  for (const headers of [{}, { 'access-reason': 'curious' }, { 'access-reason': 'service:no spaces here' }]) {
    const { status, body } = await dpo.call('GET', path, { headers });
    expect([status, body['code'], body['name']]).toEqual([400, 'reason_missing', undefined]);
  }
  expect((await accesses()).length).toBe(before);
  expect((await dpo.call('GET', path, why('request'))).body['name']).toBe('王小明');
  expect((await dpo.call('GET', `/v1/people/${id}`)).status).toBe(200);
  expect((await accesses()).length).toBe(before + 2);
  // What cannot be written down is not shown.
  const rename = (from: string, to: string) =>
    inTransaction(platform.context.database, (writing) =>
      sql`alter table ${sql.table(from)} rename to ${sql.table(to)}`.execute(writing),
    );
  await rename('accesses', 'accesses_gone');
  const got = await dpo.call('GET', path, why('request'));
  await rename('accesses_gone', 'accesses');
  expect([got.status, got.body['name']]).toEqual([500, undefined]);
});

test('a search sent again with its key is seen again, and written down again', async () => {
  await person();
  const body = { identifier: { kind: 'email', value: 'nobody@example.org' }, site: null };
  const sent = { body, headers: { 'idempotency-key': 'find-0001' } };
  for (const _ of [1, 2]) expect((await dpo.call('POST', '/v1/people/find', sent)).status).toBe(200);
  const finds = (await accesses()).filter(({ action }) => action === 'person.find');
  expect(finds).toHaveLength(2);
});

test('the record shows what was processed for a purpose, page by page, and who looked', async () => {
  const [one, other] = [await purpose(), await purpose()];
  const auditor = await signedIn(platform, 'auditor');
  const all = await auditor.call('GET', `/v1/record?${DAY}`);
  const purposes = (all.body['entries'] as Array<{ purposes: string[] }>).flatMap((entry) => entry.purposes);
  expect(purposes).toEqual(expect.arrayContaining([one, other]));
  const only = await auditor.call('GET', `/v1/record?${DAY}&purpose=${one}`);
  const entries = only.body['entries'] as Array<{ kind: string; body: object }>;
  expect(entries.map(({ kind }) => kind)).toEqual(['purpose.proposed']);
  expect(entries[0]?.body).toMatchObject({ purpose: one });
  const first = await auditor.call('GET', `/v1/record?${DAY}&limit=1`);
  const next = await auditor.call('GET', `/v1/record?${DAY}&limit=1&cursor=${String(first.body['cursor'])}`);
  expect([first, next].map(({ body }) => (body['entries'] as unknown[]).length)).toEqual([1, 1]);
  expect(next.body['entries']).not.toEqual(first.body['entries']);
  const elsewhere = await auditor.call(
    'GET',
    `/v1/record?${DAY}&purpose=${one}&cursor=${String(first.body['cursor'])}`,
  );
  expect(elsewhere.body['code']).toBe('cursor_unknown');
  expect((await auditor.call('GET', '/v1/record?from=2026-11-23&to=2026-11-22')).body['code']).toBe(
    'time_order',
  );
  // The day before has nothing.
  expect((await auditor.call('GET', '/v1/record?from=2026-11-21&to=2026-11-21')).body['entries']).toEqual([]);
  const looked = await auditor.call('GET', `/v1/record/accesses?${DAY}`);
  const rows = looked.body['accesses'] as Array<{ by: { id: string } }>;
  expect(rows.every(({ by }) => by.id === auditor.staff)).toBe(true);
  expect(rows.length).toBeGreaterThan(5);
  for (const role of ['operator', 'installer', 'admin'] as const) {
    const who = await signedIn(platform, role);
    expect((await who.call('GET', `/v1/record?${DAY}`)).body['code']).toBe('not_your_role');
  }
  expect((await callAt(platform.url, 'GET', `/v1/record?${DAY}`)).status).toBe(401);
});

test('an extract is one document, whose digest anybody can compute again', async () => {
  const id = await purpose();
  const path = `/v1/record/extract?${DAY}&purpose=${id}`;
  expect((await dpo.call('GET', path)).body['code']).toBe('reason_missing');
  const tired = await signedIn(platform, 'dpo', { steppedUp: false });
  expect((await tired.call('GET', path, why('authority'))).body['code']).toBe('step_up');
  const got = await dpo.call('GET', path, why('authority:CAC-2026-17'));
  const { digest, ...document } = RecordExtract.parse(got.body);
  expect(digest).toBe(contentDigest(document));
  expect(digest).not.toBe(contentDigest({ ...document, purpose: randomUUID() }));
  expect(document).toMatchObject({ purpose: id, reason: 'authority', made_by: `staff ${dpo.staff}` });
  expect(document.entries.map(({ kind }) => kind)).toEqual(['purpose.proposed']);
  const long = `/v1/record/extract?from=2024-11-22&to=2026-11-22&purpose=${id}`;
  expect((await dpo.call('GET', long, why('audit'))).body['code']).toBe('record_too_long');
  const none = `/v1/record/extract?${DAY}&purpose=${randomUUID()}`;
  expect((await dpo.call('GET', none, why('audit'))).status).toBe(404);
});

test('a reason is a known word, with a reference of a case or without', () => {
  expect(reasonOf('complaint')).toEqual({ reason: 'complaint', reference: null });
  expect(reasonOf('incident:INC-1.2')).toEqual({ reason: 'incident', reference: 'INC-1.2' });
  for (const header of [
    undefined,
    '',
    'Complaint',
    'complaint:',
    'complaint:王',
    `audit:${'a'.repeat(65)}`,
    ['audit'],
  ])
    expect(reasonOf(header)).toBeNull();
  expect([needsReason('identity.read'), needsReason('person.read')]).toEqual([true, false]);
});

test('what an event tells is shown field by field, each of bounded length', () => {
  const told = {
    incident: 'i',
    facts: { kind: 'leak', purposes: ['a', 'b'], 'a/b': null },
    many: 'x'.repeat(5000),
  };
  expect(toldFields(told)).toEqual({
    incident: 'i',
    'facts/kind': 'leak',
    'facts/purposes/0': 'a',
    'facts/purposes/1': 'b',
    'facts/a~1b': null,
    many: `${'x'.repeat(3999)}…`,
  });
  expect(toldFields({})).toEqual({});
});
