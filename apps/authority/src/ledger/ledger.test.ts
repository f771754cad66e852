import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { canonicalJson, LedgerEntryList, LedgerView, ReportReceipts } from '@consentry/contract';
import { Entry, NoteSigner, type SeenTree, Witness } from '@consentry/ledger';
import { inTransaction, TARGETS_DEFAULT } from '@consentry/server';
import { readTrust, verifyFile } from '@consentry/verifier';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type RunningAuthority,
  type SignedInOfficial,
  callAt,
  officialOf,
  runAuthority,
} from '../testing/running-authorities.ts';
import { ledgerKeeper } from './ledger-keeper.ts';

let authority: RunningAuthority;
let officer: SignedInOfficial;
let auditor: SignedInOfficial;
beforeAll(async () => {
  authority = await runAuthority({ outgoing: { settings: { ...TARGETS_DEFAULT, loopback: true } } });
  officer = await officialOf(authority, 'officer');
  auditor = await officialOf(authority, 'auditor');
}, 60_000);
afterAll(() => authority[Symbol.asyncDispose]());

const WORDS = '试衣间里有一个人脸识别摄像头。';
const OUTCOME = { result: 'upheld', text: '已责令拆除。', basis: ['《办法》第十三条第三款'] };
const FINDINGS = [{ requirement: 'R13.2', text: '试衣间内有摄像头。' }];

interface Receipt {
  readonly reference: string;
  readonly code: string;
}

const post = (path: string, body: object) => callAt(authority.url, 'POST', path, { body });

async function complained(): Promise<Receipt & { readonly id: string }> {
  const { status, body } = await post('/v1/complaints', {
    once: randomUUID(),
    topic: 'no_consent',
    region: '310115',
    place: '某商场试衣间',
    processor: '某服装店',
    text: WORDS,
    contact: 'Zhang Li, 138 0013 8000',
    fears_retaliation: true,
    language: 'zh-CN',
  });
  expect(status, JSON.stringify(body)).toBe(201);
  const { reference, code } = body as unknown as Receipt;
  const { complaint } = await authority.context.database.reading
    .selectFrom('complaints')
    .select('complaint')
    .where('reference', '=', reference)
    .executeTakeFirstOrThrow();
  return { reference, code, id: complaint };
}

/** Does one step of a case, with the version that was read last. */
async function step(path: string, at: string, body: object = {}): Promise<void> {
  const { headers } = await officer.call('GET', path);
  const version = { 'if-match': headers.get('etag') ?? '' };
  const did = await officer.call('POST', `${path}/${at}`, { body, headers: version });
  expect(did.status, `${at} ${JSON.stringify(did.body)}`).toBe(200);
}

const bundleOf = async (id: string, by = officer) =>
  fetch(`${authority.url}/v1/cases/${id}/evidence-bundle`, {
    headers: { authorization: `Bearer ${by.token}` },
  });

test('T-A2: each step of a case and each reading of one is an entry, which its evidence proves to anybody', async () => {
  const mine = await complained();
  const at = `/v1/complaints/${mine.id}`;
  await step(at, 'acceptance');
  await step(at, 'outcome', OUTCOME);
  const ordered = await officer.call('POST', '/v1/inspections', {
    body: {
      case_number: '沪网检〔2026〕1号',
      region: '310115',
      processor: '某服装店',
      scope: { from: '2026-10-01', until: '2026-11-20', sites: ['试衣间'], purposes: [] },
      text: '请提交该场所人脸识别设备的安装、启用和使用记录。',
      basis: ['《个人信息保护法》第六十三条'],
      answer_by: '2026-11-30',
      complaint: mine.id,
      log_key: null,
    },
  });
  expect(ordered.status, JSON.stringify(ordered.body)).toBe(201);
  const inspection = String(ordered.body['inspection']);
  await step(`/v1/inspections/${inspection}`, 'findings', { findings: FINDINGS });
  const { database } = authority.context;
  const manager = await officialOf(authority, 'manager');
  const invited = await manager.call('POST', '/v1/staff/invitations', {
    body: { roles: ['officer'], department: authority.department },
  });
  expect(invited.status, JSON.stringify(invited.body)).toBe(201);
  const proposed = await manager.call('POST', '/v1/departments', {
    body: { kind: 'public_security', region: '310000', name: { 'zh-CN': '上海市公安局', en: 'Police' } },
  });
  expect(proposed.status, JSON.stringify(proposed.body)).toBe(201);

  await authority.keeper.advance();
  const events = await database.reading.selectFrom('events').selectAll().execute();
  const rows = await database.reading.selectFrom('ledger_entries').selectAll().orderBy('position').execute();
  const placed = new Map(
    rows.map((row) => [`${row.stream} ${row.sequence}`, Entry.parse(JSON.parse(row.entry))]),
  );
  expect(placed.size).toBe(events.length);
  const types = events.map(({ stream, sequence, kind }) => {
    const { type = '' } = placed.get(`${stream} ${sequence}`) ?? {};
    return `${stream.split(' ')[0]} ${kind} ${type}`;
  });
  expect(types).toEqual(
    expect.arrayContaining([
      'complaints complaint.received complaint.changed',
      'complaints complaint.decide complaint.changed',
      'inspections inspection.ordered inspection.changed',
      'inspections inspection.note_findings inspection.changed',
      'staff staff.invited staff.changed',
      'staff department.proposed department.changed',
      'case_accesses complaint.read case.accessed',
      'case_accesses complaint.decide case.accessed',
      'case_accesses inspection.read case.accessed',
    ]),
  );
  // An entry names nobody and no case; what opens it does, and has no word of anybody.
  const entries = rows.map(({ entry }) => entry).join('\n');
  const openings = await database.reading.selectFrom('ledger_openings').selectAll().execute();
  const opened = openings.map(({ opening }) => opening).join('\n');
  for (const id of [mine.id, inspection, officer.staff]) {
    expect(entries).not.toContain(id);
    expect(opened).toContain(id);
  }
  for (const word of [WORDS, 'Zhang', OUTCOME.text, '某服装店', 'Test']) expect(opened).not.toContain(word);
  const digest = (said: unknown) => createHash('sha256').update(canonicalJson(said)).digest('hex');
  expect(opened).toContain(digest(OUTCOME));
  expect(opened).toContain(digest(FINDINGS));

  // One file holds it all, for an official or the auditor; nobody else has it.
  const view = LedgerView.parse((await callAt(authority.url, 'GET', '/v1/ledger')).body);
  expect(view).toMatchObject({ damage: null, sequenced: rows.length, size: rows.length });
  const trust = await readTrust({ logKey: view.key, witnesses: [], quorum: undefined, deviceKey: undefined });
  for (const id of [mine.id, inspection]) {
    const bundle = await (await bundleOf(id, auditor)).blob();
    const report = await verifyFile(bundle, trust);
    expect(report.proved, JSON.stringify(report.checks)).toBe(true);
    const found = 'entries' in report ? report.entries : [];
    expect(found.every(({ proved, opened: isOpen }) => proved && isOpen)).toBe(true);
    expect(found.length).toBe(openings.filter(({ person }) => person === id).length);
    expect(found.map(({ entry }) => entry?.type)).toContain('case.accessed');
    const other = await readTrust({
      logKey: NoteSigner.generate('log', view.origin).key.toString(),
      witnesses: [],
      quorum: undefined,
      deviceKey: undefined,
    });
    expect((await verifyFile(bundle, other)).proved).toBe(false);
  }
  const list = LedgerEntryList.parse(
    (await officer.call('GET', `/v1/cases/${mine.id}/entries?limit=200`)).body,
  );
  const [first] = list.entries.toReversed();
  const one = await officer.call('GET', `/v1/cases/${mine.id}/entries/${first?.position}`);
  expect((await verifyFile(new Blob([canonicalJson(one.body)]), trust)).proved).toBe(true);
  const wrong = await officer.call('GET', `/v1/cases/${inspection}/entries/${first?.position}`);
  expect(wrong.body).toMatchObject({ code: 'not_found' });
  const stranger = await officialOf(authority, 'officer', {
    department: String(proposed.body['department']),
  });
  expect((await bundleOf(mine.id, stranger)).status).toBe(404);
  expect((await bundleOf(mine.id, manager)).status).toBe(403);
  expect((await fetch(`${authority.url}/v1/cases/${mine.id}/evidence-bundle`)).status).toBe(401);

  // Heads are everybody's, entries are not.
  expect(await (await fetch(`${authority.url}/ledger/checkpoint`)).text()).toContain(view.origin);
  expect((await fetch(`${authority.url}/ledger/tile/entries/000.p/${view.size}`)).status).toBe(401);

  // Who complained has the receipt of what they sent; that something was decided is not known before it is told.
  const receipts = async () => {
    const { body } = await post('/v1/complaints/receipts', { reference: mine.reference, code: mine.code });
    const { entries } = ReportReceipts.parse(body);
    for (const file of entries)
      expect((await verifyFile(new Blob([canonicalJson(file)]), trust)).proved).toBe(true);
    return entries.map(({ opening }) => opening?.body['kind'] ?? null);
  };
  expect(await receipts()).toEqual(['complaint.received']);
  await step(at, 'telling', { by: 'telephone' });
  await authority.keeper.advance();
  expect(await receipts()).toEqual(['complaint.received', null, null, null, null]);
  const guessed = await post('/v1/complaints/receipts', {
    reference: mine.reference,
    code: 'AAAA-AAAA-AAAA-AAAA-AAAA',
  });
  expect(guessed.body).toMatchObject({ code: 'code_wrong' });
}, 60_000);

test('a head that a witness cosigned counts, once an auditor confirmed what a manager proposed', async () => {
  const signer = NoteSigner.generate('witness', 'court.example/witness');
  const log = authority.keeper.ledger.signer.key;
  const held = new Map<string, SeenTree>();
  const witness = new Witness({
    signer,
    logs: [log],
    store: {
      latest: async (origin) => held.get(origin) ?? null,
      advance: async (origin, _, to) => held.set(origin, to) !== undefined,
    },
    now: () => Date.now(),
  });
  await using server = createServer((asked, answer) => {
    void (async () => {
      const { status, type, body } = await witness.addCheckpoint((await Array.fromAsync(asked)).join(''));
      answer.writeHead(status, { 'content-type': type }).end(body);
    })();
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const manager = await officialOf(authority, 'manager');
  const confirming = await officialOf(authority, 'auditor');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const organisation = { 'zh-CN': '某法院', en: 'A court' };
  const watcher = { key: signer.key.toString(), organisation, kind: 'other', url };
  const proposed = await manager.call('POST', '/v1/ledger/policies', {
    body: { quorum: 1, witnesses: [watcher] },
  });
  expect(proposed.status, JSON.stringify(proposed.body)).toBe(201);
  const confirmation = `/v1/ledger/policies/${String(proposed.body['policy'])}/confirmation`;
  expect((await manager.call('POST', confirmation, { body: {} })).status).toBe(403);
  expect((await confirming.call('POST', confirmation, { body: {} })).status).toBe(200);
  await authority.keeper.advance();
  await authority.keeper.witnesses?.push(AbortSignal.timeout(10_000));
  const view = LedgerView.parse((await callAt(authority.url, 'GET', '/v1/ledger')).body);
  expect(view).toMatchObject({
    quorum: 1,
    watched: { size: view.size },
    witnesses: [{ standing: 'following' }],
  });
}, 30_000);

test('an entry that was changed in the database is found, and nothing is signed any more', async () => {
  await using other = await runAuthority();
  const { context, keeper, data } = other;
  const looks = async () => (await officialOf(other, 'officer')).call('GET', '/v1/complaints');
  await looks();
  await keeper.advance();
  const { size } = await keeper.ledger.log.head();
  expect(size).toBeGreaterThan(0);
  // The control: as it is, it is whole.
  expect(await ledgerKeeper(context, data).check()).toBeNull();
  const row = context.database.reading.selectFrom('ledger_entries').select('entry').where('position', '=', 0);
  const { entry } = await row.executeTakeFirstOrThrow();
  const changed = entry.replace(/"at":"[^"]*"/, '"at":"2020-01-01T00:00:00.000Z"');
  await inTransaction(context.database, (writing) =>
    writing.updateTable('ledger_entries').set({ entry: changed }).where('position', '=', 0).execute(),
  );
  other.clock.now += 2 * 3_600_000;
  await keeper.recheck();
  const view = async () => LedgerView.parse((await callAt(other.url, 'GET', '/v1/ledger')).body);
  expect((await view()).damage).toMatchObject({ code: 'log_inconsistent' });
  await looks();
  await keeper.advance();
  expect(await view()).toMatchObject({ size });
  expect((await view()).sequenced).toBeGreaterThan(size);
}, 30_000);

test('a database that was set back signs nothing', async () => {
  await using other = await runAuthority();
  const { context, keeper, data } = other;
  const looks = async () => (await officialOf(other, 'officer')).call('GET', '/v1/complaints');
  await looks();
  await keeper.advance();
  const before = await keeper.ledger.log.head();
  await looks();
  await keeper.advance();
  const { size } = await keeper.ledger.log.head();
  expect(size).toBeGreaterThan(before.size);
  // The control: started anew on what is there, it follows.
  expect(await ledgerKeeper(context, data).check()).toBeNull();
  await inTransaction(context.database, async (writing) => {
    await writing.deleteFrom('ledger_openings').where('position', '>=', before.size).execute();
    await writing.deleteFrom('ledger_entries').where('position', '>=', before.size).execute();
    await writing.deleteFrom('ledger_checkpoints').where('size', '>', before.size).execute();
    await writing.updateTable('ledger_places').set({ sequence: 1 }).where('sequence', '=', 2).execute();
  });
  await ledgerKeeper(context, data).advance();
  const view = LedgerView.parse((await callAt(other.url, 'GET', '/v1/ledger')).body);
  expect(view).toMatchObject({ size: before.size, damage: { code: 'log_inconsistent' } });
}, 30_000);
