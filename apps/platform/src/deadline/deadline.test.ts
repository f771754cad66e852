import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CalendarList, DeadlineList } from '@consentry/contract';
import { learnCalendars } from '@consentry/law';
import { readEvents } from '@consentry/server';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Platform } from '../platform.ts';
import { callAt, signedIn } from '../staff/testing/signed-in.ts';
import { RunningPlatforms } from '../testing/running-platform.ts';
import { LEADS, OVER, reminderDue } from './deadlines.ts';

const platforms = new RunningPlatforms();
const folder = mkdtempSync(join(tmpdir(), 'consentry-deadline-'));
const letters = join(folder, 'letters');
const clock = { now: Date.parse('2026-10-08T10:00:00+08:00') };
let platform: Platform;
let complaint = '';

beforeAll(async () => {
  platform = await platforms.start({ now: () => clock.now, codes: { via: 'file', path: letters } });
  const sent = await callAt(platform.url, 'POST', '/v1/complaints', {
    body: {
      once: randomUUID(),
      from: 'public',
      text: 'No sign.',
      contact: null,
      purpose_id: null,
      site: null,
    },
  });
  expect(sent.status).toBe(201);
  const [one] = await platform.context.database.reading
    .selectFrom('complaints')
    .select('complaint')
    .execute();
  complaint = one?.complaint ?? '';
});
afterAll(async () => {
  await platforms[Symbol.asyncDispose]();
  // Other tests of this process count by the calendars that were delivered.
  learnCalendars([]);
  rmSync(folder, { recursive: true });
});

const listed = async () => {
  const dpo = await signedIn(platform, 'dpo');
  return DeadlineList.parse((await dpo.call('GET', '/v1/deadlines')).body).deadlines;
};

test('every clock is in one list, with the calendar that it was counted by', async () => {
  const found = (await listed()).filter(({ kind }) => kind === 'complaint');
  // 15 working days from 2026-10-08: the tenth is a worked Saturday.
  expect(found).toMatchObject([
    {
      requirement: 'R17.3',
      period_from: 'ours',
      trigger: '2026-10-08',
      certainty: 'firm',
      act_by: '2026-10-28',
      due_at: '2026-10-28T16:00:00.000Z',
      overdue: false,
      of: { kind: 'complaint' },
      calendars: [{ year: 2026, document: '国办发明电〔2025〕7号' }],
    },
  ]);
  const operator = await signedIn(platform, 'operator');
  expect((await operator.call('GET', '/v1/deadlines')).status).toBe(403);
});

test('a calendar program reads it by a secret address, and no longer once it is revoked', async () => {
  const dpo = await signedIn(platform, 'dpo');
  const made = await dpo.call('POST', '/v1/deadlines/feed', { body: { language: 'zh-CN' } });
  const path = String(made.body['path']);
  const answer = await fetch(platform.url + path);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
  const text = await answer.text();
  const lines = text.split('\r\n');
  expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  const events = new ICAL.Component(ICAL.parse(text))
    .getAllSubcomponents('vevent')
    .map((one) => new ICAL.Event(one));
  const of = events.find(({ startDate }) => startDate.toString() === '2026-10-28');
  expect(of?.startDate.isDate).toBe(true);
  expect(of?.summary).toContain('R17.3');
  expect(of?.description).toContain('/console/#/deadlines');
  // Whose complaint it is stands nowhere in it.
  expect(complaint).not.toBe('');
  expect(text.replaceAll('\r\n ', '')).not.toContain(complaint);
  const kept = await platform.context.database.reading.selectFrom('deadline_feeds').selectAll().execute();
  expect(JSON.stringify(kept)).not.toContain(path.slice(-43));
  const other = await dpo.call('POST', '/v1/deadlines/feed', { body: { language: 'en' } });
  expect((await fetch(platform.url + path)).status).toBe(404);
  const english = platform.url + String(other.body['path']);
  expect(await (await fetch(english)).text()).toContain('SUMMARY:R17.3');
  expect((await dpo.call('DELETE', '/v1/deadlines/feed')).body).toEqual({ revoked: true });
  expect((await fetch(english)).status).toBe(404);
});

test('a reminder is made once a stage, told to others and sent to whoever wants it', async () => {
  const dpo = await signedIn(platform, 'dpo');
  const set = { email: 'dpo@example.com', language: 'en' };
  expect((await dpo.call('PUT', '/v1/deadlines/reminders', { body: set })).body).toMatchObject({
    ...set,
    leads: [30, 14, 7, 3, 1, 0],
    feed: null,
  });
  const told = async () =>
    (await readEvents(platform.context.database.reading, 'deadlines', 0)).map(({ kind, body }) => {
      const { requirement, lead } = JSON.parse(body) as { requirement: string; lead: number };
      return `${kind} ${requirement} ${lead}`;
    });
  const sent = () =>
    readFileSync(letters, 'utf8')
      .split('\n')
      .filter((line) => line.includes('R17.3'));
  clock.now = Date.parse('2026-10-27T10:00:00+08:00');
  await expect.poll(told, { timeout: 15_000 }).toContain('deadline.near R17.3 1');
  // Letters go beside each other: the first one is out before days pass.
  await expect.poll(() => sent().length, { timeout: 15_000 }).toBe(1);
  clock.now = Date.parse('2026-10-29T00:00:01+08:00');
  await expect.poll(told, { timeout: 15_000 }).toContain('deadline.over R17.3 -1');
  const all = await told();
  expect(new Set(all).size).toBe(all.length);
  await expect.poll(() => sent().length, { timeout: 15_000 }).toBe(2);
  expect(JSON.parse(sent()[0] ?? '')).toMatchObject({
    to: 'dpo@example.com',
    subject: 'Deadline due within 1 days: R17.3',
  });
});

test('a calendar that is published later counts once two people compared it, in every clock at once', async () => {
  clock.now = Date.parse('2026-12-20T10:00:00+08:00');
  const body = {
    once: randomUUID(),
    from: 'public',
    text: 'No sign again.',
    contact: null,
    purpose_id: null,
    site: null,
  };
  expect((await callAt(platform.url, 'POST', '/v1/complaints', { body })).status).toBe(201);
  const clockOf = async () => (await listed()).find(({ trigger }) => trigger === '2026-12-20');
  expect(await clockOf()).toMatchObject({ certainty: 'provisional', act_by: '2027-01-06' });
  // Days of this test: the notice of 2027 is not known to it.
  const notice = {
    year: 2027,
    document: '国办发明电〔2026〕0号',
    published: '2026-12-18',
    source: 'made up for a test',
    holidays: [{ name: { 'zh-CN': '元旦', en: 'New Year' }, from: '2027-01-01', to: '2027-01-05' }],
    worked_weekends: ['2027-01-09'],
  };
  const writer = await signedIn(platform, 'dpo');
  const propose = async (change: object) =>
    writer.call('POST', '/v1/calendars', { body: { ...notice, ...change } });
  const wrong = await propose({ worked_weekends: ['2027-01-08'] });
  expect([wrong.status, wrong.body['fields']]).toEqual([400, ['/worked_weekends/0']]);
  const proposed = CalendarList.parse((await propose({})).body).calendars[0];
  expect(proposed).toMatchObject({ state: 'waits', content: { verified: 'made up for a test' } });
  // As the statutory days have it, 1 January alone is off.
  expect(proposed?.changes).toEqual(
    expect.arrayContaining([
      { day: '2027-01-04', working: false },
      { day: '2027-01-09', working: true },
    ]),
  );
  expect(await clockOf()).toMatchObject({ certainty: 'provisional' });
  const approve = async (who: typeof writer) =>
    who.call('POST', `/v1/calendars/${proposed?.calendar}/approval`, { body: {} });
  expect((await approve(writer)).body['code']).toBe('four_eyes');
  const approved = await approve(await signedIn(platform, 'admin'));
  expect([approved.status, approved.body['code']]).toEqual([200, undefined]);
  expect(await clockOf()).toMatchObject({
    certainty: 'firm',
    act_by: '2027-01-12',
    calendars: [{ document: '国办发明电〔2025〕7号' }, { document: '国办发明电〔2026〕0号' }],
  });
  const again = await approve(await signedIn(platform, 'dpo'));
  expect([again.status, again.body['code']]).toEqual([409, 'calendar_state']);
});

test('of several stages that have come the latest is told, and none before the first (property)', () => {
  const at = { act_by: '2026-12-31', due_at: '2026-12-31T16:00:00.000Z', certainty: 'firm' } as const;
  const day = Date.parse('2026-12-31T12:00:00+08:00');
  fc.assert(
    fc.property(fc.integer({ min: -5, max: 60 }), (left) => {
      const lead = reminderDue(at, day - left * 86_400_000);
      if (left < 0) return lead === OVER;
      const come = LEADS.filter((one) => left <= one);
      return lead === (come.length === 0 ? null : Math.min(...come));
    }),
  );
});
