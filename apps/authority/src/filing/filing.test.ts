import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FiledFinding, PackageTaken, type FilingManifest } from '@consentry/contract';
import { type FilingContent, writeFiling } from '@consentry/documents';
// oxlint-disable-next-line no-restricted-imports -- only tests may have it, so no index names it
import { exampleFiles, exampleFiling } from '@consentry/documents/testing';
import { NoteSigner } from '@consentry/ledger';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type RunningAuthority,
  type SignedInOfficial,
  callAt,
  officialOf,
  runAuthority,
} from '../testing/running-authorities.ts';
import { after, filerState } from './filing.ts';

let authority: RunningAuthority;
let officer: SignedInOfficial;
beforeAll(async () => {
  authority = await runAuthority({
    department: { kind: 'cac', region: '370000', name: { 'zh-CN': '山东省网信办', en: 'CAC of Shandong' } },
  });
  authority.clock.now = Date.parse('2026-03-16T10:00:00+08:00');
  officer = await officialOf(authority, 'officer');
}, 60_000);
afterAll(async () => authority[Symbol.asyncDispose]());

const signer = NoteSigner.generate('log', 'platform.luzhong.example/ledger');
type Change = (manifest: FilingContent) => Partial<FilingContent>;

/** A package under its own id, signed by this key. */
function packageOf(change: Change = () => ({}), key = signer, ...drop: readonly string[]): Buffer {
  const base = exampleFiling({
    package: crypto.randomUUID(),
    log: { key: key.key.toString(), checkpoint: null },
  });
  const files = exampleFiles().filter(({ name }) => !drop.includes(name));
  const content = { ...base, gaps: [], ...change(base) };
  const extra = content.kind === 'change' || content.kind === 'deregistration' ? [formOf(content.kind)] : [];
  const { zip } = writeFiling(content, [...files, ...extra], (text) => `${text}\n${key.sign(text, 0)}`);
  return Buffer.from(zip);
}

function formOf(kind: 'change' | 'deregistration') {
  return {
    slot: `${kind}_form` as const,
    form: `filing_${kind}`,
    layout: 1,
    about: null,
    from: 'generated' as const,
    stamped: false,
    type: 'pdf' as const,
    name: `filing_${kind}.pdf`,
    bytes: Buffer.from('%PDF-1.7 form\n'),
  };
}

async function handIn(
  zip: Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): Promise<PackageTaken> {
  const answer = await fetch(`${authority.url}/v1/filings`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', ...headers },
    body: Buffer.from(zip),
  });
  expect(answer.status).toBe(201);
  return PackageTaken.parse(await answer.json());
}

async function taken(zip: Uint8Array, headers: Readonly<Record<string, string>> = {}) {
  const answer = await handIn(zip, headers);
  if (!answer.taken) throw new Error(answer.reasons.map(({ code, path }) => `${code} ${path}`).join(', '));
  return answer.receipt;
}

async function reasons(zip: Uint8Array, headers: Readonly<Record<string, string>> = {}) {
  const answer = await handIn(zip, headers);
  return answer.taken ? [] : answer.reasons.map(({ code }) => code);
}

async function act(filing: string, at: string, body: unknown) {
  const { body: view } = await officer.call('GET', `/v1/filings/${filing}`);
  return officer.call('POST', `/v1/filings/${filing}/${at}`, {
    body,
    headers: { 'if-match': `"${String(view['version'])}"` },
  });
}

/** Another filer, so that no filing of it stands yet. */
const filer = (): NoteSigner => NoteSigner.generate('log', `filer-${crypto.randomUUID()}.example/ledger`);

test('each act is done in its states alone', () => {
  expect(after('received', 'accept')).toBe('accepted');
  expect(after('supplement', 'accept')).toBeNull();
  expect(after('accepted', 'turn_down')).toBeNull();
  const number = '人脸备37-2026-000001';
  expect(filerState({ number: null }, { kind: 'first' }, 'turned_down')).toBe('turned_down');
  expect(filerState({ number }, { kind: 'change' }, 'turned_down')).toBe('accepted');
  expect(filerState({ number }, { kind: 'deregistration' }, 'accepted')).toBe('deregistered');
});

test('a filing from intake by supplement, number and change to its end', async () => {
  const zip = packageOf();
  const receipt = await taken(zip);
  // The same again is the same.
  expect(await taken(zip)).toEqual(receipt);
  expect(await reasons(packageOf())).toEqual(['already_filed']);
  const { filing, reference } = receipt;
  const asked = await act(filing, 'supplement', { text: '请补充设备清单。', answer_by: '2026-04-07' });
  expect([asked.status, asked.body['state']]).toEqual([200, 'pending']);
  const follow = async (code: string) =>
    callAt(authority.url, 'POST', '/v1/filings/follow-up', { body: { reference, code } });
  expect((await follow(receipt.code)).body).toMatchObject({
    state: 'pending',
    package: { state: 'supplement', asked: { answer_by: '2026-04-07', over: false } },
  });
  expect((await follow('AAAA-AAAA-AAAA-AAAA-AAAA')).status).toBe(404);
  // While it waits nothing is accepted.
  expect((await act(filing, 'acceptance', { despite: null })).body['code']).toBe('filing_state');
  const proof = { 'filing-reference': reference, 'filing-code': receipt.code };
  expect(await reasons(packageOf(), { ...proof, 'filing-code': 'AAAA' })).toEqual(['nothing_open']);
  expect(await reasons(packageOf(undefined, filer()), proof)).toEqual(['key_other']);
  const second = await taken(packageOf(), proof);
  expect(second.filing).toBe(filing);
  const accepted = await act(filing, 'acceptance', { despite: null });
  expect(accepted.body).toMatchObject({
    state: 'accepted',
    number: '人脸备37-2026-000001',
    persons: 100_400,
    devices: 134,
  });

  const number = '人脸备37-2026-000001';
  const change: Change = ({ facts }) => ({
    kind: 'change',
    number,
    changes: [
      { field: 'recipient', scenario: null, changed_on: facts.reached_on ?? ('2026-02-27' as never) },
    ],
    facts: {
      ...facts,
      parties: [
        ...facts.parties,
        {
          organisation_id: 'second',
          name: { 'zh-CN': '二号云', en: 'Second' },
          role: 'entrusted_party',
          agreement: 'c-2',
        },
      ],
      rules: 'a'.repeat(64),
    },
  });
  expect(await reasons(packageOf(change, filer()))).toEqual(['key_other']);
  expect(await reasons(packageOf((one) => ({ ...change(one), number: '人脸备37-2026-999999' })))).toEqual([
    'number_unknown',
  ]);
  await taken(packageOf(change));
  const changing = await officer.call('GET', `/v1/filings/${filing}`);
  const [last] = changing.body['packages'] as readonly {
    review: { differences: unknown; key_known: boolean; materials: unknown };
  }[];
  expect(changing.body['state']).toBe('changing');
  expect(last?.review).toMatchObject({
    key_known: true,
    materials: [{ title: '场所平面图', path: '09-其他相关材料/99-plan.pdf' }],
    differences: [
      { field: 'rules', path: '/rules', substantive: true, stated: false },
      { field: 'recipient', path: '/parties/second', substantive: true, stated: true },
    ],
  });
  expect((await act(filing, 'acceptance', { despite: null })).body).toMatchObject({
    state: 'accepted',
    number,
  });

  const end =
    (faces_left: number): Change =>
    ({ facts }) => ({
      kind: 'deregistration',
      number,
      facts: { ...facts, scenarios: facts.scenarios.map((one) => ({ ...one, state: 'ended' as const })) },
      cessation: {
        ceased_on: '2026-03-02' as never,
        faces_left,
        erased: 100_400,
        certificates: ['certificate-1'],
      },
    });
  await taken(packageOf(end(3)));
  const refused = await act(filing, 'acceptance', { despite: null });
  expect(refused.body).toMatchObject({
    code: 'filing_contradicts',
    broken: [{ code: 'faces_left_deregistered' }],
  });
  expect((await act(filing, 'refusal', { reason: '还有三人的人脸信息没有删除。' })).body['state']).toBe(
    'accepted',
  );
  await taken(packageOf(end(0)));
  expect((await act(filing, 'acceptance', { despite: null })).body).toMatchObject({
    state: 'deregistered',
    number,
  });
  expect(await reasons(packageOf(change))).toEqual(['number_unknown']);
}, 60_000);

const VECTORS = join(import.meta.dirname, '../../../../vectors/law/filing/filed');
const PLANTED = [
  'retention longer than the notice tells',
  'sent over the internet without the consent to it',
  'no other way at a place',
  'two devices of fourteen in a public place without a sign',
  'a device in a changing room, whatever the basis',
  'an assessment of the version before',
  'children, and no rules for them',
  'fewer persons than the largest scenario',
  'the notice does not tell of a recipient',
  'the report is kept two years',
  'a party without an agreement',
  'a purpose that is not in force',
];

/** RFC 6902, `replace` alone. */
function setAt(document: unknown, path: string, value: unknown): void {
  const steps = path.slice(1).split('/');
  const last = steps.pop() ?? '';
  const at = steps.reduce((place, step) => (place as Record<string, unknown>)[step], document);
  (at as Record<string, unknown>)[last] = value;
}

describe('what is refused', () => {
  test('every reason is told, and nothing is kept', async () => {
    const kept = () => readdirSync(join(authority.data, 'filings')).length;
    const before = kept();
    const key = filer();
    const bad = packageOf(
      ({ facts }) => ({ facts: { ...facts, stock: null, processor: { ...facts.processor, agent: null } } }),
      key,
      'commitment-scan.pdf',
      'credit_code_licence-scan.pdf',
    );
    expect(new Set(await reasons(bad))).toEqual(
      new Set(['document_missing', 'document_unstamped', 'filed_stock_missing', 'filed_contact_missing']),
    );
    const tampered = Buffer.from(packageOf(undefined, key));
    tampered.write('PDG', tampered.indexOf('PDF-1.7 commitment-scan'));
    // Its sum is found to be another before its digest is.
    expect(await reasons(tampered)).toEqual(['not_unpacked']);
    expect(await reasons(Buffer.from('PK'))).toEqual(['not_plain_zip']);
    const other = filer();
    const signedByOther = packageOf(
      () => ({ log: { key: other.key.toString(), checkpoint: 'nobody\n1\nAAAA\n' } }),
      key,
    );
    expect(await reasons(signedByOther)).toEqual(['signature_wrong', 'checkpoint_wrong']);
    expect(await reasons(packageOf(() => ({ log: null }), key))).toEqual(['unsigned']);
    expect(kept()).toBe(before);
    // And a good one is kept (control).
    await taken(packageOf(undefined, key));
    expect(kept()).toBe(before + 1);
  }, 60_000);

  test('twelve contradictions are each shown by name with the two facts side by side; a clean package has none', async () => {
    authority.clock.now += 20 * 60_000;
    officer = await officialOf(authority, 'officer');
    const reviews = JSON.parse(readFileSync(join(VECTORS, 'review.json'), 'utf8')) as readonly {
      description: string;
      patch: readonly { path: string; value: unknown }[];
      expect: { contradictions: readonly { code: string }[] };
    }[];
    const planted = PLANTED.map((name) => reviews.find(({ description }) => description === name));
    const patches = planted.flatMap((one) => one?.patch ?? []);
    const { filing } = await taken(
      packageOf(({ facts }) => {
        const changed = { facts: structuredClone(facts) };
        for (const { path, value } of patches) setAt(changed, path, value);
        return changed;
      }, filer()),
    );
    const findingsOf = async (of: string) => {
      const { packages } = (await officer.call('GET', `/v1/filings/${of}`)).body as {
        packages: [{ review: { findings: unknown[] } }];
      };
      return packages[0].review.findings.map((one) => FiledFinding.parse(one));
    };
    const found = await findingsOf(filing);
    const codes = found.map(({ finding }) => finding.code);
    const wanted = planted.flatMap((one) => (one?.expect.contradictions ?? []).map(({ code }) => code));
    expect(wanted).toHaveLength(12);
    expect(codes).toEqual(expect.arrayContaining(wanted));
    for (const { finding, facts, path } of found) {
      expect([finding.code, facts.length]).toEqual([finding.code, 2]);
      expect(facts[0]?.path).toBe(path);
      expect(finding.why['zh-CN']).not.toBe('');
    }
    const shown = (code: string) => found.find(({ finding }) => finding.code === code)?.facts;
    expect(shown('notice_retention_untrue')).toEqual([
      { path: '/facts/scenarios/0/notice/retention_days', value: 180 },
      { path: '/facts/scenarios/0/retention_days', value: 365 },
    ]);
    expect(shown('sign_missing')?.map(({ value }) => value)).toEqual([12, 14]);
    expect((await act(filing, 'acceptance', { despite: null })).body).toMatchObject({
      code: 'filing_contradicts',
    });
    const clean = await taken(packageOf(undefined, filer()));
    expect(await findingsOf(clean.filing)).toEqual([]);
  }, 60_000);

  test('contradictions are shown, and accepted only with a reason', async () => {
    const { filing } = await taken(
      packageOf(
        ({ facts }) => ({
          facts: {
            ...facts,
            scenarios: facts.scenarios.map((one) => ({ ...one, retention_days: 365 })),
          } satisfies FilingManifest['facts'],
        }),
        filer(),
      ),
    );
    const { body } = await officer.call('GET', `/v1/filings/${filing}`);
    const [one] = body['packages'] as readonly { review: { findings: readonly unknown[] } }[];
    const found = (one?.review.findings ?? []).map((finding) => FiledFinding.parse(finding));
    expect(found.map(({ finding, path }) => [finding.requirement, path])).toEqual([
      ['R05.2', '/facts/scenarios/0/notice/retention_days'],
      ['R05.2', '/facts/scenarios/1/notice/retention_days'],
    ]);
    expect(body['broken']).toBe(2);
    expect((await act(filing, 'acceptance', { despite: null })).status).toBe(409);
    const accepted = await act(filing, 'acceptance', { despite: '已责令改正告知书，另行复查。' });
    expect(accepted.body).toMatchObject({ state: 'accepted', broken: 0 });
  }, 60_000);
});

test('the register is searched, counted and seen by its department alone', async () => {
  const found = await officer.call('GET', '/v1/filings?find=%E6%99%BA%E6%85%A7&region=370000&limit=2');
  expect(found.status).toBe(200);
  expect((found.body['filings'] as readonly unknown[]).length).toBe(2);
  const second = await officer.call(
    'GET',
    `/v1/filings?find=%E6%99%BA%E6%85%A7&limit=2&cursor=${String(found.body['cursor'])}`,
  );
  expect((second.body['filings'] as readonly unknown[]).length).toBe(2);
  expect((await officer.call('GET', '/v1/filings?region=330000')).body['filings']).toEqual([]);
  expect(
    (await officer.call('GET', '/v1/filings?find=%E4%BA%BA%E8%84%B8%E5%A4%8737-2026-000001')).body['filings'],
  ).toHaveLength(1);
  expect((await officer.call('GET', '/v1/filings?find=%25')).status).toBe(400);
  // What waits, the longest first, page by page, with how many there are of all.
  authority.clock.now += 20 * 60_000;
  officer = await officialOf(authority, 'officer');
  await taken(packageOf(undefined, filer()));
  await taken(packageOf(undefined, filer()));
  const waits = async (query: string) => (await officer.call('GET', `/v1/filings/waiting?${query}`)).body;
  const pending = (await officer.call('GET', '/v1/filings?state=pending')).body[
    'filings'
  ] as readonly object[];
  const all = await waits('limit=100');
  expect(all).toMatchObject({ count: pending.length, filings: pending.toReversed(), cursor: null });
  expect(pending.length).toBeGreaterThan(1);
  const one = await waits('limit=1');
  const next = await waits(`limit=1&cursor=${String(one['cursor'])}`);
  expect([one, next].flatMap(({ filings }) => filings)).toEqual(pending.toReversed().slice(0, 2));
  const elsewhere = await officialOf(authority, 'officer', { department: await anotherDepartment() });
  expect((await elsewhere.call('GET', '/v1/filings')).body['filings']).toEqual([]);
  const [{ filing }] = found.body['filings'] as [{ filing: string }];
  expect((await elsewhere.call('GET', `/v1/filings/${filing}`)).status).toBe(404);
  expect((await callAt(authority.url, 'GET', '/v1/filings')).status).toBe(401);
  const auditor = await officialOf(authority, 'auditor');
  expect((await auditor.call('GET', `/v1/filings/${filing}`)).status).toBe(403);
  const accesses = await auditor.call('GET', '/v1/case-accesses');
  expect(JSON.stringify(accesses.body)).toContain('filing.read');
}, 60_000);

test('a package is handed out inert, as it came', async () => {
  const zip = packageOf(undefined, filer());
  const { filing } = await taken(zip);
  const { body } = await officer.call('GET', `/v1/filings/${filing}`);
  const [{ package: id }] = body['packages'] as [{ package: string }];
  const answer = await fetch(`${authority.url}/v1/filings/${filing}/packages/${id}`, {
    headers: { authorization: `Bearer ${officer.token}` },
  });
  expect(answer.headers.get('content-type')).toBe('application/octet-stream');
  expect(answer.headers.get('content-security-policy')).toContain('sandbox');
  expect(Buffer.from(await answer.arrayBuffer()).equals(zip)).toBe(true);
});

async function anotherDepartment(): Promise<string> {
  const department = crypto.randomUUID();
  const { database } = authority.context;
  const { inTransaction } = await import('@consentry/server');
  await inTransaction(database, async (writing) => {
    await writing
      .insertInto('departments')
      .values({
        department,
        kind: 'cac',
        region: '330000',
        name: JSON.stringify({ 'zh-CN': '浙江省网信办', en: 'CAC of Zhejiang' }),
        state: 'active',
        proposed_by: null,
        approved_by: null,
        added_at: 0,
      })
      .execute();
  });
  return department;
}
