import { randomUUID } from 'node:crypto';
import type { FigureTable, Figures, OpenPublication } from '@consentry/contract';
import { appendEvent, inTransaction } from '@consentry/server';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDepartment } from '../department/department-store.ts';
import {
  type Got,
  type RunningAuthority,
  type SignedInOfficial,
  callAt,
  officialOf,
  runAuthority,
} from '../testing/running-authorities.ts';
import { countCases } from './count-cases.ts';
import { csvOf } from './csv.ts';
import { medianOf, monthAt } from './figure.ts';
import { type PublicationAct, afterPublication } from './publication.ts';

const CONTACT = 'Zhang Li, 138 0013 8000';
const DAY_MS = 86_400_000;

let authority: RunningAuthority;
let officer: SignedInOfficial;
let colleague: SignedInOfficial;
beforeAll(async () => {
  authority = await runAuthority();
  await signIn();
}, 60_000);
afterAll(() => authority[Symbol.asyncDispose]());

async function signIn(): Promise<void> {
  officer = await officialOf(authority, 'officer');
  colleague = await officialOf(authority, 'officer');
}

/** Sends a complaint, and gives its id; tries of an address are few, so the clock goes on. */
async function sent(topic: string, contact: string | null = null): Promise<string> {
  authority.clock.now += 2 * 60_000;
  const { status, body } = await callAt(authority.url, 'POST', '/v1/complaints', {
    body: {
      once: randomUUID(),
      topic,
      region: '310115',
      place: null,
      processor: '某服装店',
      text: '试衣间里有一个人脸识别摄像头。',
      contact,
      fears_retaliation: false,
      language: 'zh-CN',
    },
  });
  expect(status, JSON.stringify(body)).toBe(201);
  const row = await authority.context.database.reading
    .selectFrom('complaints')
    .select('complaint')
    .where('reference', '=', String(body['reference']))
    .executeTakeFirstOrThrow();
  return row.complaint;
}

async function act(of: string, at: string, body: object = {}, by = officer): Promise<Got> {
  const { headers } = await by.call('GET', of);
  return by.call('POST', `${of}/${at}`, { body, headers: { 'if-match': headers.get('etag') ?? '' } });
}

/** Takes a complaint from in hand to closed. */
async function closed(complaint: string, result = 'upheld'): Promise<void> {
  const of = `/v1/complaints/${complaint}`;
  const steps: ReadonlyArray<readonly [string, object]> = [
    ['acceptance', {}],
    ['outcome', { result, text: '已责令拆除。', basis: ['第十三条'] }],
    ['telling', { by: 'telephone' }],
    ['closing', {}],
  ];
  for (const [at, body] of steps) {
    const got = await act(of, at, body);
    expect(got.status, `${at} ${JSON.stringify(got.body)}`).toBe(200);
  }
}

async function figures(query = ''): Promise<Figures> {
  const { status, body } = await officer.call('GET', `/v1/figures${query}`);
  expect(status).toBe(200);
  return body as unknown as Figures;
}

/** The counts of a table that are not nothing. */
function counts(tables: readonly FigureTable[], name: string): Record<string, number | null> {
  const table = tables.find((one) => one.name === name);
  return Object.fromEntries(
    (table?.rows ?? []).filter(({ count }) => count !== 0).map(({ value, count }) => [value, count]),
  );
}

const prepare = async (body: object, by = officer) => by.call('POST', '/v1/publications', { body });
const open = async (path: string, headers: Record<string, string> = {}) =>
  fetch(`${authority.url}/open/${path}`, { headers });

test('what is published follows from what two officials did, whatever they try', () => {
  const ACTS: readonly PublicationAct[] = ['correct', 'approve', 'drop', 'withdraw'];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...ACTS)), (acts) => {
      let state: Parameters<typeof afterPublication>[0] = 'prepared';
      let waits = true;
      let approved = 0;
      for (const one of acts) {
        const next = afterPublication(state, one, waits);
        if (next === null) continue;
        state = next;
        waits = one === 'correct';
        if (one === 'approve') approved += 1;
        // Nothing is shown that nobody approved.
        if (state === 'published' || state === 'withdrawn') expect(approved).toBeGreaterThan(0);
      }
      for (const one of ACTS) {
        expect(afterPublication('withdrawn', one, waits)).toBeNull();
        expect(afterPublication('dropped', one, waits)).toBeNull();
      }
    }),
  );
});

test('the middle of counted numbers is that of the numbers themselves', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(30), { minLength: 1 }), (numbers) => {
      const often = new Map<number, number>();
      for (const one of numbers) often.set(one, (often.get(one) ?? 0) + 1);
      const sorted = numbers.toSorted((a, b) => a - b);
      const low = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
      const high = sorted[Math.floor(sorted.length / 2)] ?? 0;
      expect(medianOf(often)).toBe((low + high) / 2);
    }),
  );
  expect(medianOf(new Map())).toBeNull();
});

test('a cell of a CSV is no formula, and keeps its commas, quotes and lines', () => {
  expect(csvOf([['=1+1', 'a,"b"\n', -1, null]])).toBe('\uFEFF\'=1+1,"a,""b""\n",-1,\r\n');
});

test('cases are counted by what happened to them, in the month they came', async () => {
  const all: string[] = [];
  for (const [topic, count] of [
    ['private_space', 8],
    ['leak', 6],
    ['child', 2],
  ] as const) {
    for (let at = 0; at < count; at += 1) all.push(await sent(topic));
  }
  await signIn();
  await countCases(authority.context);
  const before = await figures();
  expect(counts(before.tables, 'complaints_by_topic')).toEqual({ private_space: 8, leak: 6, child: 2 });
  expect(counts(before.tables, 'complaints_by_month')).toEqual({ '2026-11': 16 });
  expect(counts(before.tables, 'complaints_by_region')).toEqual({ 310000: 16 });
  expect(counts(before.tables, 'complaints_by_outcome')).toEqual({ open: 16 });
  expect(before.median_days).toBeNull();
  // All 34 divisions of the first level are there, also where nothing came from.
  const regions = before.tables.find(({ name }) => name === 'complaints_by_region')?.rows ?? [];
  expect(regions).toHaveLength(34);
  for (const code of ['710000', '810000', '820000']) {
    expect(regions.find(({ value }) => value === code)?.count).toBe(0);
  }

  // Told in time, told late, and counted where they came, not where they were told.
  authority.clock.now += 10 * DAY_MS;
  await signIn();
  for (const one of all.slice(0, 2)) await closed(one);
  authority.clock.now += 40 * DAY_MS;
  await signIn();
  for (const one of all.slice(2, 4)) await closed(one, 'turned_down');
  await countCases(authority.context);
  const { tables, median_days } = await figures('?from=2026-11&until=2026-11&region=310000');
  expect(counts(tables, 'complaints_by_state')).toEqual({ received: 12, closed: 4 });
  // A number leads to its cases: the list has as many, by the same months and region.
  const list = async (query: string) =>
    (
      (await officer.call('GET', `/v1/complaints?from=2026-11-01&to=2026-11-30&region=310000&${query}`)).body
        .found as { count: number }
    ).count;
  for (const [name, parameter] of [
    ['complaints_by_topic', 'topic'],
    ['complaints_by_state', 'state'],
    ['complaints_by_result', 'result'],
    ['complaints_by_time', 'time'],
  ] as const) {
    for (const [value, count] of Object.entries(counts(tables, name))) {
      expect([name, value, await list(`${parameter}=${value}`)]).toEqual([name, value, count]);
    }
  }
  expect(await list('result=open')).toBe(12);
  expect(counts(tables, 'complaints_by_result')).toEqual({ upheld: 2, turned_down: 2 });
  expect(counts(tables, 'complaints_by_time')).toEqual({ in_time: 2, late: 2 });
  expect(median_days).toBe(30);
  expect(counts((await figures('?region=110000')).tables, 'complaints_by_topic')).toEqual({});
  expect(counts((await figures('?from=2026-12')).tables, 'complaints_by_topic')).toEqual({});
});

test('filings and inspections are counted with what they hold', async () => {
  const { context, department, clock } = authority;
  await signIn();
  const { status } = await officer.call('POST', '/v1/inspections', {
    body: {
      case_number: '沪网检〔2026〕1号',
      region: '310115',
      processor: '某服装店',
      scope: { from: '2026-11-01', until: '2026-11-20', sites: [], purposes: [] },
      text: '请提交设备的安装和启用记录。',
      basis: ['《个人信息保护法》第六十三条'],
      answer_by: '2027-12-31',
      complaint: null,
      log_key: null,
    },
  });
  expect(status).toBe(201);
  await inTransaction(context.database, async (writing) => {
    const filing = randomUUID();
    const held = { persons: 123_456, scenarios: 3, devices: 7, broken: 0, version: 1, arrival: 1 };
    await writing
      .insertInto('filings')
      .values({
        ...held,
        filing,
        reference: 'R',
        number: 'N',
        state: 'accepted',
        kind: 'first',
        department,
        region: '310000',
        name: JSON.stringify({ 'zh-CN': '某物业', en: 'A house' }),
        words: '',
        credit_code: null,
        key: 'k',
        modes: '["identify","verify","verify"]',
        received_at: clock.now,
        accepted_at: clock.now,
      })
      .execute();
    const event = { kind: 'filing.received', body: JSON.stringify({ filing }), at: clock.now };
    await appendEvent(writing, 'filings', event);
  });
  await countCases(context);
  const { tables } = await figures(`?from=${monthAt(clock.now)}`);
  expect(counts(tables, 'scenarios_by_mode')).toEqual({ identify: 1, verify: 2 });
  expect(counts(tables, 'persons_by_region')).toEqual({ 310000: 123_456 });
  const filers = async (query: string) =>
    ((await officer.call('GET', `/v1/filings?${query}`)).body['filings'] as unknown[]).length;
  const queries = ['mode=verify', 'mode=identify', 'stands=true', 'stands=true&state=pending'];
  const found = [];
  for (const query of queries) found.push(await filers(query));
  expect(found).toEqual([1, 1, 1, 0]);
  expect(counts(tables, 'filings_accepted_by_month')).toEqual({ [monthAt(clock.now)]: 1 });
  expect(counts(tables, 'inspections_by_result')).toEqual({ open: 1 });
});

/** An official of another department of the same server. */
async function elsewhere(region = '310000'): Promise<SignedInOfficial> {
  const department = randomUUID();
  await inTransaction(authority.context.database, (writing) =>
    addDepartment(writing, {
      department,
      kind: 'public_security',
      region,
      name: JSON.stringify({ 'zh-CN': '公安', en: 'Police' }),
      state: 'active',
      proposed_by: null,
      approved_by: null,
      added_at: authority.clock.now,
    }),
  );
  return officialOf(authority, 'officer', { department });
}

test('the figures of a month are published by two officials, corrected, and withdrawn', async () => {
  const month = '2026-11';
  await signIn();
  expect((await prepare({ kind: 'figures', month: '2027-01' })).body).toMatchObject({ code: 'month_open' });
  const { status, body } = await prepare({ kind: 'figures', month });
  expect(status, JSON.stringify(body)).toBe(201);
  const of = `/v1/publications/${String(body['publication'])}`;
  const at = `publications/${String(body['publication'])}`;
  expect((await prepare({ kind: 'figures', month }, colleague)).body).toMatchObject({
    code: 'month_published',
  });
  const waits = async () => (await colleague.call('GET', '/v1/publications/waiting')).body;
  expect(await waits()).toMatchObject({ count: 1, publications: [{ publication: body['publication'] }] });
  // Nobody sees it yet; not who prepared it, and nobody of another department, publishes it.
  expect((await open(at)).status).toBe(404);
  expect((await act(of, 'approval', { despite: null })).body).toMatchObject({ code: 'four_eyes' });
  expect((await (await elsewhere()).call('GET', of)).status).toBe(404);
  expect((await act(of, 'approval', { despite: null }, colleague)).status).toBe(200);
  expect(await waits()).toMatchObject({ count: 0, publications: [], cursor: null });

  const answer = await open(at);
  const shown = (await answer.json()) as OpenPublication;
  const { content } = shown;
  if (content?.kind !== 'figures') throw new Error('no figures');
  // Two complaints of children are withheld, and the next count, from which they would follow.
  expect(counts(content.tables, 'complaints_by_topic')).toEqual({
    private_space: 8,
    leak: null,
    child: null,
  });
  expect(content.tables.some(({ name }) => name === 'complaints_by_state')).toBe(false);
  expect(content.practice.en).toContain('no rule of law');
  expect(JSON.stringify(shown)).not.toContain(officer.staff);

  // Any page may read it, and asks again by its tag; nothing else of the server may be read so.
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(answer.headers.get('cache-control')).toBe('public, no-cache');
  // Its errors too: a page elsewhere has to be told why.
  for (const path of [
    `publications/${crypto.randomUUID()}`,
    'publications?limit=0',
    'nothing',
    'figures.csv',
  ]) {
    const refused = await open(path);
    expect([path, refused.ok, refused.headers.get('access-control-allow-origin')]).toEqual([
      path,
      false,
      '*',
    ]);
    expect(refused.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  }
  expect((await fetch(`${authority.url}/v1/departments`)).headers.get('access-control-allow-origin')).toBe(
    null,
  );
  for (const path of [at, `${at}/figures.csv`, 'catalogue.jsonld', 'feed.atom', 'publications']) {
    const first = await open(path);
    const etag = first.headers.get('etag') ?? '';
    expect([path, first.status, etag.length > 10]).toEqual([path, 200, true]);
    expect((await open(path, { 'if-none-match': etag })).status).toBe(304);
    expect((await open(path, { 'if-none-match': '"other"' })).status).toBe(200);
  }
  const csv = await (await open(`${at}/figures.csv`)).text();
  expect(csv).toContain('2026-11,complaints_by_topic,');
  expect(csv).toMatch(/,child,未满十四周岁,A child under fourteen,,withheld\r\n/);
  expect(await (await open('catalogue.jsonld')).json()).toMatchObject({
    '@type': 'dcat:Catalog',
    'dcat:dataset': [{ 'dct:identifier': body['publication'], 'dcat:version': '1' }],
  });
  expect(await (await open('feed.atom')).text()).toContain(`urn:uuid:${String(body['publication'])}`);

  // A correction is another version; the one before can still be read as it was.
  const draft = { kind: 'figures', month, threshold: 10 };
  expect((await act(of, 'corrections', { reason: '阈值有误。', draft })).status).toBe(200);
  expect((await act(of, 'corrections', { reason: 'x', draft }, colleague)).body).toMatchObject({
    code: 'publication_state',
  });
  expect((await act(of, 'approval', { despite: null }, colleague)).status).toBe(200);
  const corrected = (await (await open(at)).json()) as OpenPublication;
  expect(corrected.versions.map(({ number, reason }) => [number, reason])).toEqual([
    [1, null],
    [2, '阈值有误。'],
  ]);
  expect((await (await open(`${at}/versions/1`)).json()) as object).toMatchObject({ content });
  // Less would be withheld now, and still what was withheld before is.
  expect(
    (await act(of, 'corrections', { reason: 'y', draft: { kind: 'figures', month, threshold: 3 } })).status,
  ).toBe(200);
  expect((await act(of, 'approval', { despite: null }, colleague)).status).toBe(200);
  const third = (await (await open(at)).json()) as OpenPublication;
  expect(
    third.content?.kind === 'figures' && counts(third.content.tables, 'complaints_by_topic'),
  ).toMatchObject({ leak: null, child: null });

  expect((await act(of, 'withdrawal', { reason: '数据有误。' }, colleague)).status).toBe(200);
  expect(await (await open(at)).json()).toMatchObject({
    state: 'withdrawn',
    content: null,
    withdrawn: { reason: '数据有误。' },
  });
  expect(await (await open('publications')).json()).toMatchObject({
    publications: [{ state: 'withdrawn' }],
  });
  for (const path of [`${at}/figures.csv`, `${at}/versions/1`]) expect((await open(path)).status).toBe(410);
  expect((await act(of, 'approval', { despite: null }, colleague)).body).toMatchObject({
    code: 'publication_state',
  });
});

test('a notice cites law, names nobody who complained, and is looked at where software warns', async () => {
  const complaint = await sent('no_consent', CONTACT);
  await signIn();
  const notice = (over: object = {}) => ({
    kind: 'notice',
    case: { of: 'complaint', id: complaint },
    title: { 'zh-CN': '关于<某服装店>的处理', en: null },
    text: { 'zh-CN': '已责令改正，并处罚款。', en: null },
    basis: ['第十三条第三项', '《个人信息保护法》第六十六条第一款'],
    penalty: true,
    ...over,
  });
  expect((await prepare(notice())).body).toMatchObject({ code: 'case_open' });
  await closed(complaint);
  expect((await prepare(notice({ basis: [] }))).status).toBe(400);
  const named = notice({ text: { 'zh-CN': '投诉人电话１３８－００１３－８０００。', en: null } });
  expect((await prepare(named)).body).toMatchObject({ code: 'publication_names_sender' });
  expect((await prepare(notice(), await elsewhere('310100'))).status).toBe(404);

  const alone = await prepare(
    notice({ basis: ['第十三条'], text: { 'zh-CN': '处罚款。联系 a@b.cn', en: null } }),
  );
  expect(alone.status, JSON.stringify(alone.body)).toBe(201);
  const [first] = alone.body['versions'] as Array<{ warnings: Array<{ code: string }> }>;
  expect(first?.warnings.map(({ code }) => code)).toEqual(['measures_only', 'number_of_person']);
  const of = `/v1/publications/${String(alone.body['publication'])}`;
  expect((await act(of, 'approval', { despite: null }, colleague)).body).toMatchObject({
    code: 'publication_warned',
  });
  expect((await act(of, 'refusal', { reason: '引用不全。' }, colleague)).body).toMatchObject({
    state: 'dropped',
  });
  expect((await open(`publications/${String(alone.body['publication'])}`)).status).toBe(404);

  const right = await prepare(notice());
  expect((right.body['versions'] as Array<{ warnings: unknown[] }>)[0]?.warnings).toEqual([]);
  const id = String(right.body['publication']);
  expect((await act(`/v1/publications/${id}`, 'approval', { despite: null }, colleague)).status).toBe(200);
  const text = await (await open(`publications/${id}`)).text();
  // The case it came from is not told.
  expect(text).not.toContain(complaint);
  expect(text).toContain('《个人信息保护法》第六十六条第一款');
  expect((await open(`publications/${id}/figures.csv`)).status).toBe(404);
  const feed = await (await open('feed.atom')).text();
  expect(feed).toContain('关于&lt;某服装店&gt;的处理');
});
