import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DeadlineList, FilingCheck, FilingOfficeList, FilingOverview, FilingView } from '@consentry/contract';
import { readFiling } from '@consentry/documents';
import { NoteKey, openNote } from '@consentry/ledger';
import { inTransaction } from '@consentry/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Platform } from '../platform.ts';
import { changePurpose, requirePurpose } from '../purpose/purpose-store.ts';
import { type SignedIn, signedIn } from '../staff/testing/signed-in.ts';
import { beginPurpose } from '../testing/begun-purpose.ts';
import { RunningPlatforms } from '../testing/running-platform.ts';
import { SealedFiles } from './sealed-files.ts';
import { eraseFromStock, putInStock } from './testing/stock.ts';
import { watchFiling } from './watch-filing.ts';

const platforms = new RunningPlatforms();
const data = platforms.folder();
const clock = { now: Date.parse('2026-11-23T09:00:00+08:00') };
let platform: Platform;
let files: SealedFiles;
let purpose = '';
let dpo: SignedIn;

beforeAll(async () => {
  platform = await platforms.start({ data, now: () => clock.now, codes: { via: 'file', path: '/dev/null' } });
  files = new SealedFiles(join(data, 'filing'), platform.context.keys.secret);
  ({ purpose_id: purpose } = await beginPurpose(platform));
});
afterAll(() => platforms[Symbol.asyncDispose]());

/** Another day; sessions of before are over. */
async function at(day: string, time = '09:00:00'): Promise<void> {
  clock.now = Date.parse(`${day}T${time}+08:00`);
  dpo = await signedIn(platform, 'dpo');
}
const watch = () => watchFiling(platform.context, files);
const overview = async () => FilingOverview.parse((await dpo.call('GET', '/v1/filing')).body);
const view = async (filing: string) =>
  FilingView.parse((await dpo.call('GET', `/v1/filings/${filing}`)).body);
const clocks = async () => {
  const { status, body } = await dpo.call('GET', '/v1/deadlines');
  expect([status, body['fields']]).toEqual([200, undefined]);
  return DeadlineList.parse(body).deadlines;
};

/** Does something with a filing in the version that is there now. */
async function act(filing: string, path: string, body: unknown) {
  const { revision } = await view(filing);
  return dpo.call('POST', `/v1/filings/${filing}/${path}`, {
    body,
    headers: { 'if-match': `"${revision}"` },
  });
}

/** Puts consents of persons into the store, by their numbers, as given on a day. */
const consenting = async (from: number, to: number, day: string) =>
  putInStock(platform.context.database, purpose, { from, to, at: Date.parse(`${day}T22:00:00+08:00`) });
const erasing = async (count: number) => eraseFromStock(platform.context.database, count, clock.now);

test('99,999 persons are no filing; one more is, from that day, by the calendar', async () => {
  await at('2026-11-23');
  await consenting(1, 99_999, '2026-11-18');
  await watch();
  expect(await overview()).toMatchObject({
    standing: 'not_due',
    stock: { upper: 99_999 },
    reached: { possible_on: null },
    open: [],
  });
  // Found days later, by the consents themselves.
  await consenting(100_000, 100_000, '2026-11-19');
  await watch();
  await watch();
  const { standing, reached, open } = await overview();
  expect([standing, reached.possible_on]).toEqual(['due', '2026-11-19']);
  expect(open).toMatchObject([
    {
      sort: 'initial',
      state: 'due',
      trigger_on: '2026-11-19',
      due: { certainty: 'firm', last_day: '2026-12-31', period_from: 'law' },
      calendars: ['国办发明电〔2025〕7号'],
    },
  ]);
  expect(await clocks()).toContainEqual(
    expect.objectContaining({ kind: 'filing', requirement: 'R15.1', act_by: '2026-12-31' }),
  );
  const auditor = await signedIn(platform, 'auditor');
  expect((await auditor.call('GET', '/v1/filing')).status).toBe(200);
  expect((await auditor.call('POST', '/v1/filings', { body: { members: [] } })).status).toBe(403);
  // A duty that arose is not dropped.
  const drop = await act(open[0]?.filing ?? '', 'steps', { step: 'drop', reason: 'Too much work.' });
  expect([drop.status, drop.body['code']]).toEqual([409, 'filing_state']);
  // Nor is it undone by storing fewer.
  await erasing(99_990);
  await watch();
  expect(await overview()).toMatchObject({ standing: 'due', reached: { possible_on: '2026-11-19' } });
  // A hundred thousand rows take their time on a machine that does other things, too.
}, 240_000);

test('where a province takes filings is data: what is not verified says so, and a correction orders the package', async () => {
  await at('2026-11-23');
  const { office } = await overview();
  // Nobody told how Beijing does it: the portal alone is certain.
  expect(office).toMatchObject({
    province: '11',
    version: 1,
    authority: null,
    hotline: null,
    verified: ['url'],
    checked_on: null,
    set_by: null,
  });
  const known = FilingOfficeList.parse((await dpo.call('GET', '/v1/filing/offices')).body).offices;
  expect(known).toHaveLength(34);
  expect(
    known.filter(({ verified }) => verified.length > 1).map(({ name, hotline }) => [name['zh-CN'], hotline]),
  ).toEqual([
    ['山西', '0351-3902026'],
    ['浙江', null],
    ['山东', null],
  ]);
  const { province: _, name: __, version: ___, set_by: ____, set_at: _____, ...delivered } = office;
  const corrected = {
    ...delivered,
    authority: '北京网信办',
    order: delivered.order.with(6, 'commitment').with(7, 'power_of_attorney'),
    extra_materials: ['承诺书电子版'],
    verified: ['url', 'order', 'extra_materials'],
    source: '2026-11-20 电话咨询',
    checked_on: '2026-11-20',
  };
  const put = async (body: object, version = 1) =>
    dpo.call('PUT', '/v1/filing/offices/11', { body, headers: { 'if-match': `"${version}"` } });
  expect((await put({ ...corrected, order: corrected.order.with(0, 'commitment') })).status).toBe(400);
  expect((await put({ ...corrected, checked_on: '2026-12-01' })).body['code']).toBe('time_order');
  expect((await put(corrected, 2)).status).toBe(412);
  const set = await put(corrected);
  expect([set.status, set.body]).toMatchObject([200, { version: 2, checked_on: '2026-11-20' }]);
  const filing = (await overview()).open[0]?.filing ?? '';
  expect(
    FilingCheck.parse((await dpo.call('GET', `/v1/filings/${filing}/check`)).body).extra_materials,
  ).toEqual(corrected.extra_materials);
  const auditor = await signedIn(platform, 'auditor');
  expect((await auditor.call('GET', '/v1/filing/offices/37')).status).toBe(200);
  expect((await auditor.call('PUT', '/v1/filing/offices/37', { body: corrected })).status).toBe(403);
  expect((await dpo.call('GET', '/v1/filing/offices/85')).status).toBe(404);
});

const upload = (filing: string, slot: string, bytes: string) =>
  fetch(`${platform.url}/v1/filings/${filing}/scans/${slot}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${dpo.token}`, 'content-type': 'application/octet-stream' },
    body: Buffer.from(bytes, 'latin1'),
  });

const material = (filing: string, name: string | null, bytes: string) =>
  fetch(`${platform.url}/v1/filings/${filing}/materials`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${dpo.token}`,
      'content-type': 'application/octet-stream',
      ...(name === null ? {} : { 'material-name': encodeURIComponent(name) }),
    },
    body: Buffer.from(bytes, 'latin1'),
  });

async function packageOf(filing: string): Promise<string> {
  const made = await dpo.call('POST', `/v1/filings/${filing}/packages`, { body: {} });
  expect([made.status, made.body]).toMatchObject([201, { digest: expect.any(String) }]);
  return String(made.body['package']);
}

const handIn = (made: string, on: string) => ({
  package: made,
  on,
  channel: 'online_system',
  authority: { level: 'provincial', province: '11' },
  outside: {
    credit_code_licence: { digest: 'a'.repeat(64), stamped: true },
    representative_identity: { digest: 'b'.repeat(64), stamped: false },
    agent_identity: { digest: 'c'.repeat(64), stamped: false },
  },
  commitment: { signed_on: on, by_representative: true },
});

test('it is prepared, packed in the portal’s order, handed in, supplemented and accepted with a number', async () => {
  const [{ filing } = { filing: '' }] = (await overview()).open;
  expect((await act(filing, 'steps', { step: 'begin' })).status).toBe(200);
  // One filing for a group needs a person who says that the four are the same (G4).
  const { revision } = await view(filing);
  const joining = async (same: object | null, members: readonly object[]) =>
    dpo.call('PUT', `/v1/filings/${filing}/members`, {
      body: { members, same },
      headers: { 'if-match': `"${revision}"` },
    });
  const store = { name: '青竹里二店', credit_code: null, role: 'chain_store' };
  expect((await joining(null, [store])).body['fields']).toEqual(['/same']);
  const three = { purpose: true, necessity: true, method: true };
  expect((await joining({ ...three, scope: false }, [store])).status).toBe(400);
  expect((await joining({ ...three, scope: true }, [store])).body['members']).toEqual([store]);
  // What is no scan is not kept, whatever it is called; nor is another paper.
  expect((await upload(filing, 'commitment', '<html>')).status).toBe(422);
  expect((await upload(filing, 'agent_identity', '%PDF-1.7 x')).status).toBe(400);
  expect((await upload(filing, 'commitment', '%PDF-1.7 stamped-commitment')).status).toBe(201);
  expect((await upload(filing, 'power_of_attorney', '%PDF-1.7 stamped-power')).status).toBe(201);
  // What else a department asks for is called something, and one of a name takes the place of the one before.
  expect((await material(filing, null, '%PDF-1.7 plan')).status).toBe(422);
  expect((await material(filing, '场所平面图', '<svg>')).status).toBe(422);
  const plan = (await (await material(filing, '场所平面图', '%PDF-1.7 plan-1')).json()) as {
    material: string;
  };
  for (const bytes of ['%PDF-1.7 plan-2', '%PDF-1.7 plan-3'])
    expect((await material(filing, '场所平面图/一层', bytes)).status).toBe(201);
  const removed = await dpo.call('POST', `/v1/filings/${filing}/materials/${plan.material}/removal`, {
    body: {},
  });
  expect(removed.status).toBe(200);
  const held = FilingView.parse(removed.body).scans.filter(({ purged_at }) => purged_at === null);
  expect(held.flatMap(({ name }) => name ?? [])).toEqual(['场所平面图/一层']);
  const asked = await dpo.call('GET', `/v1/filings/${filing}/check`);
  expect([asked.status, asked.body['detail']]).toEqual([200, undefined]);
  const check = FilingCheck.parse(asked.body);
  expect(check.complete).toBe(false);
  expect(
    check.forms.find(({ form }) => form === 'filing_organisation')?.gaps.map(({ key }) => key),
  ).toContain('uscc');
  const made = await packageOf(filing);
  // At rest nothing of it can be read.
  const kept = readdirSync(join(data, 'filing')).map((name) =>
    readFileSync(join(data, 'filing', name), 'latin1'),
  );
  // Of what was removed the row says so; its file goes with the next round.
  expect(kept).toHaveLength(5);
  expect(kept.join('')).not.toContain('stamped-');
  const got = await fetch(`${platform.url}/v1/filings/${filing}/packages/${made}`, {
    headers: { authorization: `Bearer ${dpo.token}` },
  });
  expect([got.status, got.headers.get('content-type')]).toEqual([200, 'application/zip']);
  const { filing: read, faults } = readFiling(new Uint8Array(await got.arrayBuffer()));
  expect(faults).toEqual([]);
  expect(read?.manifest).toMatchObject({
    kind: 'consolidated',
    members: [store],
    clock: { from: '2026-11-19', due: '2026-12-31', certainty: 'firm' },
    facts: {
      stock: { processor: { upper: 10 } },
      reached_on: '2026-11-19',
      scenarios: [{ id: purpose }],
    },
  });
  expect(read?.manifest.files.map(({ path }) => path.slice(0, 2))).toEqual([
    '01',
    '02',
    '03',
    '07',
    '07',
    '08',
    '08',
    '09',
    '09',
    '09',
  ]);
  const last = read?.manifest.files.at(-1);
  expect(last).toMatchObject({ slot: 'other', from: 'uploaded', stamped: false, title: '场所平面图/一层' });
  expect(last?.path).toMatch(/^09-其他相关材料\/\d\d-场所平面图-一层\.pdf$/);
  expect(read?.manifest.uploads).toContainEqual({ slot: 'other', required: false, path: last?.path });
  expect(Buffer.from(read?.files.get(last?.path ?? '') ?? '').toString()).toBe('%PDF-1.7 plan-3');
  // The province asks for the letter of commitment first.
  expect(read?.manifest.files.slice(3, 7).map(({ slot }) => slot)).toEqual([
    'commitment',
    'commitment',
    'power_of_attorney',
    'power_of_attorney',
  ]);
  const key = NoteKey.parse(read?.manifest.log?.key ?? '');
  expect(openNote(read?.note ?? '', [key]).text).toContain(read?.digest);
  const refused = await act(filing, 'steps', { step: 'make_ready', despite: null });
  expect([refused.status, refused.body['code']]).toEqual([409, 'filing_incomplete']);
  await act(filing, 'steps', { step: 'make_ready', despite: 'The rest is written by hand.' });
  expect((await act(filing, 'hand-in', handIn(made, '2026-11-24'))).body['code']).toBe('time_order');
  expect((await act(filing, 'hand-in', handIn(made, '2026-11-23'))).status).toBe(200);
  expect((await overview()).standing).toBe('handed_in');
  expect((await clocks()).filter(({ kind }) => kind === 'filing')).toEqual([]);
  await at('2026-11-24');
  expect((await act(filing, 'supplement', { on: '2026-11-24', asked: 'A newer licence.' })).status).toBe(200);
  // Sent back, it is not filed, and the time runs on.
  expect((await clocks()).some(({ kind }) => kind === 'filing')).toBe(true);
  await act(filing, 'steps', { step: 'begin' });
  const again = await packageOf(filing);
  await act(filing, 'steps', { step: 'make_ready', despite: 'The rest is written by hand.' });
  expect((await act(filing, 'hand-in', handIn(again, '2026-11-24'))).status).toBe(200);
  const accepted = await act(filing, 'acceptance', {
    on: '2026-11-24',
    number: 'BA-1',
    receipt: 'd'.repeat(64),
  });
  expect(FilingView.parse(accepted.body)).toMatchObject({
    state: 'accepted',
    number: 'BA-1',
    due: { state: 'in_time' },
    handed_in: [{ supplement: { asked: 'A newer licence.' } }, { accepted_on: '2026-11-24', number: 'BA-1' }],
  });
  await watch();
  expect(readdirSync(join(data, 'filing'))).toEqual([]);
  const after = await view(filing);
  expect(after.scans.every(({ purged_at }) => purged_at !== null)).toBe(true);
  expect(after.history.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['filing.opened', 'filing.handed_in', 'filing.accepted', 'filing.scan_purged']),
  );
  expect(await overview()).toMatchObject({ standing: 'filed', number: 'BA-1', open: [] });
});

test('another name is a change of substance with its own time, until counsel says otherwise', async () => {
  // Found just after midnight, it was made before: its time runs from the day before.
  await at('2026-11-25', '00:00:30');
  const words = { 'zh-CN': '改名有限公司', en: 'Renamed Ltd.' };
  await dpo.call('PUT', '/v1/particulars', { body: { particulars: { name: words } } });
  await watch();
  await watch();
  const { standing, changes, open } = await overview();
  expect(standing).toBe('changed');
  const found = changes.filter(({ field }) => field === 'processor_name');
  expect(found).toMatchObject([{ substantive: true, found_on: '2026-11-24', minor: null }]);
  expect(open).toMatchObject([
    { sort: 'change', state: 'due', trigger_on: '2026-11-24', due: { certainty: 'provisional' } },
  ]);
  expect(await clocks()).toContainEqual(expect.objectContaining({ kind: 'change', requirement: 'R15.5' }));
  for (const { change } of changes.filter(({ substantive }) => substantive)) {
    const judged = await dpo.call('POST', `/v1/filing/changes/${change}/minor`, {
      body: { reason: 'Counsel: the licence was always of this name.' },
    });
    expect(judged.status).toBe(200);
  }
  const [{ filing } = { filing: '' }] = open;
  expect((await act(filing, 'steps', { step: 'drop', reason: 'No change of substance.' })).status).toBe(200);
  await watch();
  expect((await overview()).standing).toBe('filed');
});

test('the end of the use is deregistered, with no face left', async () => {
  const still = { ceased_on: '2026-11-25', reason: 'The gate is taken down.' };
  expect((await dpo.call('POST', '/v1/filing/end', { body: still })).body['code']).toBe('filing_in_use');
  const { database } = platform.context;
  await inTransaction(database, async (writing) => {
    await changePurpose(writing, await requirePurpose(writing, purpose), { state: 'ended' }, null, clock.now);
  });
  await dpo.call('POST', '/v1/filing/end', { body: still });
  const ending = await overview();
  expect(ending).toMatchObject({ standing: 'ended', end: { ceased_on: '2026-11-25' } });
  const [{ filing } = { filing: '' }] = ending.open;
  expect(ending.open).toMatchObject([{ sort: 'deregistration', due: { certainty: 'provisional' } }]);
  await act(filing, 'steps', { step: 'begin' });
  expect((await view(filing)).disposal).toMatchObject({ faces_left: 10, erased: 99_990 });
  const ready = { step: 'make_ready', despite: 'By hand.' };
  expect((await act(filing, 'steps', ready)).body['code']).toBe('filing_faces_left');
  await erasing(10);
  const made = await packageOf(filing);
  expect((await act(filing, 'steps', ready)).status).toBe(200);
  await act(filing, 'hand-in', handIn(made, '2026-11-25'));
  await act(filing, 'acceptance', { on: '2026-11-25', number: 'BA-1-Z', receipt: null });
  expect(await overview()).toMatchObject({ standing: 'deregistered', number: 'BA-1' });
  expect((await view(filing)).disposal).toMatchObject({ faces_left: 0, erased: 100_000 });
});
