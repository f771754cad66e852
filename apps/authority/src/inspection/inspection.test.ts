import { type InspectionState } from '@consentry/contract';
import { NoteSigner } from '@consentry/ledger';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type RunningAuthority,
  type SignedInOfficial,
  callAt,
  officialOf,
  runAuthority,
} from '../testing/running-authorities.ts';
// oxlint-disable-next-line no-restricted-imports -- what only tests have is named by no index
import { RealEvidence } from '../../../../packages/verifier/src/testing/real-evidence.ts';
import { type InspectionAct, afterInspection, draw } from './inspection.ts';

let authority: RunningAuthority;
let officer: SignedInOfficial;
beforeAll(async () => {
  authority = await runAuthority();
  officer = await officialOf(authority, 'officer');
}, 60_000);
afterAll(() => authority[Symbol.asyncDispose]());

const BASIS = ['《个人信息保护法》第六十三条'];
let cases = 0;
const order = (over: object = {}) => ({
  case_number: `沪网检〔2026〕${++cases}号`,
  region: '310115',
  processor: '某服装店',
  scope: { from: '2026-10-01', until: '2026-11-20', sites: ['试衣间'], purposes: [] },
  text: '请提交该场所人脸识别设备的安装、启用和使用记录。',
  basis: BASIS,
  answer_by: '2026-11-30',
  complaint: null,
  log_key: null,
  ...over,
});

interface Receipt {
  readonly inspection: string;
  readonly reference: string;
  readonly code: string;
}

async function ordered(over: object = {}): Promise<Receipt> {
  authority.clock.now += 60_000;
  officer = await officialOf(authority, 'officer');
  const { status, body } = await officer.call('POST', '/v1/inspections', { body: order(over) });
  expect(status, JSON.stringify(body)).toBe(201);
  return body as unknown as Receipt;
}

async function step({ inspection }: Receipt, at: string, body: object = {}) {
  const { headers } = await officer.call('GET', `/v1/inspections/${inspection}`);
  const version = { 'if-match': headers.get('etag') ?? '' };
  return officer.call('POST', `/v1/inspections/${inspection}/${at}`, { body, headers: version });
}

async function handIn({ reference, code }: Receipt, bytes: Uint8Array) {
  const answer = await fetch(`${authority.url}/v1/inspections/files`, {
    method: 'POST',
    headers: {
      'content-type': 'application/octet-stream',
      'inspection-reference': reference,
      'inspection-code': code,
    },
    body: Uint8Array.from(bytes),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

const follow = ({ reference, code }: Pick<Receipt, 'reference' | 'code'>) =>
  callAt(authority.url, 'POST', '/v1/inspections/follow-up', { body: { reference, code } });
const report = ({ reference, code }: Receipt, text: string) =>
  callAt(authority.url, 'POST', '/v1/inspections/report', { body: { reference, code, text } });

async function listed(asked: string, at = ''): Promise<readonly string[]> {
  const { body } = await officer.call('GET', `/v1/inspections${at}?${asked}`);
  return (body['inspections'] as Array<{ inspection: string }>).map(({ inspection }) => inspection);
}

const ACTS: readonly InspectionAct[] = [
  'answer',
  'draw',
  'note_findings',
  'order_rectification',
  'report',
  'confirm',
  'send_back',
  'close',
  'renew_code',
];

test('what was found is closed by a second look alone, after it was ordered to be mended', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...ACTS)), fc.nat(3), (acts, found) => {
      let state: InspectionState = 'ordered';
      const lived: InspectionAct[] = [];
      for (const act of acts) {
        const to = afterInspection(state, act, found);
        if (to === null) continue;
        state = to;
        lived.push(act);
      }
      if (state !== 'closed') return;
      expect(lived.at(-1)).toBe(found > 0 ? 'confirm' : 'close');
      expect(lived.includes('order_rectification')).toBe(found > 0);
      expect(ACTS.every((act) => afterInspection('closed', act, found) === null)).toBe(true);
    }),
  );
});

test('a draw is as many different ones as asked, all of them where there are fewer, and any of them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), (count, of) => {
      const drawn = draw(count, of);
      expect(drawn).toHaveLength(Math.min(count, of));
      expect(new Set(drawn).size).toBe(drawn.length);
      expect(drawn.every((one) => one >= 0 && one < of)).toBe(true);
    }),
  );
  const seen = new Set(Array.from({ length: 400 }, () => draw(1, 6)[0]));
  expect(seen.size).toBe(6);
});

test('from an order to a second look: handed in, drawn, found, mended by a day, looked at again', async () => {
  const receipt = await ordered();
  const told = await follow(receipt);
  expect(told.body).toMatchObject({ state: 'ordered', basis: BASIS, late: false });
  expect(JSON.stringify(told.body)).not.toContain(officer.staff);
  // What proves nothing is kept and said; nobody has to believe it.
  const evidence = new TextEncoder().encode('<script>alert(1)</script>');
  expect((await handIn(receipt, evidence)).body).toMatchObject({ verdict: 'not_proved' });
  const view = await officer.call('GET', `/v1/inspections/${receipt.inspection}`);
  expect(view.body).toMatchObject({ state: 'answered', files: [{ bytes: evidence.length }] });
  const [{ file } = { file: '' }] = view.body['files'] as Array<{ file: string }>;
  const inert = await fetch(`${authority.url}/v1/inspections/${receipt.inspection}/files/${file}`, {
    headers: { authorization: `Bearer ${officer.token}` },
  });
  expect(inert.headers.get('content-type')).toBe('application/octet-stream');
  expect(inert.headers.get('content-security-policy')).toContain('sandbox');
  expect(new Uint8Array(await inert.arrayBuffer())).toEqual(evidence);

  const drawn = await step(receipt, 'samples', { what: 'entries', of: 40, count: 5 });
  expect((drawn.body['samples'] as Array<{ drawn: number[] }>)[0]?.drawn).toHaveLength(5);
  const unknown = await step(receipt, 'findings', { findings: [{ requirement: 'R13.99', text: 'x' }] });
  expect(unknown.body).toMatchObject({
    code: 'requirement_unknown',
    fields: ['/body/findings/0/requirement'],
  });
  const findings = [{ requirement: 'R13.3', text: '设备安装在更衣室。' }];
  expect((await step(receipt, 'findings', { findings })).body).toMatchObject({ state: 'examined', findings });
  // It is not closed before it is mended.
  expect((await step(receipt, 'closing')).body).toMatchObject({ code: 'inspection_state' });
  const mend = { text: '立即拆除。', basis: BASIS, by: '2026-12-01' };
  expect((await step(receipt, 'rectification', { ...mend, by: '2026-11-01' })).body).toMatchObject({
    code: 'day_past',
  });
  expect((await step(receipt, 'rectification', { ...mend, basis: [] })).status).toBe(400);
  expect((await step(receipt, 'rectification', mend)).body).toMatchObject({ state: 'rectifying' });
  expect((await follow(receipt)).body).toMatchObject({
    rectifications: [{ by: '2026-12-01', reported: null }],
  });
  expect((await report(receipt, '已拆除。')).body).toMatchObject({
    state: 'reported',
    rectifications: [{ reported: '已拆除。', fulfilled: null }],
  });
  const back = await step(receipt, 'recheck', { fulfilled: false, text: '线路仍在。', by: '2026-12-05' });
  expect(back.body).toMatchObject({
    state: 'rectifying',
    rectifications: [
      { fulfilled: false, rechecked: '线路仍在。' },
      { by: '2026-12-05', reported: null },
    ],
  });
  // The day passes: it is late, for both to see.
  authority.clock.now = Date.parse('2026-12-06T09:00:00+08:00');
  officer = await officialOf(authority, 'officer');
  expect((await follow(receipt)).body).toMatchObject({ late: true });
  expect(await listed('late=true')).toContain(receipt.inspection);
  // By the day that passed first, whatever was ordered last.
  await ordered({ answer_by: '2026-12-31' });
  const sooner = await ordered({ answer_by: '2026-12-07' });
  const places = async (what: string) => {
    const waits = await listed(`what=${what}`, '/waiting');
    return [receipt, sooner].map(({ inspection }) => waits.indexOf(inspection));
  };
  expect(await places('late')).toEqual([0, -1]);
  authority.clock.now = Date.parse('2026-12-08T09:00:00+08:00');
  officer = await officialOf(authority, 'officer');
  expect(await places('late')).toEqual([0, 1]);
  expect(await listed(`late=true&complaint=${crypto.randomUUID()}`)).toEqual([]);
  await report(receipt, '线路已拆除。');
  expect(await places('late')).toEqual([-1, 0]);
  expect(await places('reported')).toEqual([0, -1]);
  const done = await step(receipt, 'recheck', { fulfilled: true, text: '属实。' });
  expect(done.body).toMatchObject({ state: 'closed', late: false });
  expect(await listed('late=true')).not.toContain(receipt.inspection);
  expect((await handIn(receipt, evidence)).body).toMatchObject({ code: 'inspection_state' });
  expect((await report(receipt, 'x')).body).toMatchObject({ code: 'inspection_state' });
  authority.clock.now = Date.parse('2026-11-23T12:00:00+08:00');
});

test('evidence is checked by the published verifier, against the key the department knows', async () => {
  const real = await RealEvidence.of(4);
  const file = new TextEncoder().encode(await real.file(2));
  const key = real.logKey;
  const known = await ordered({ log_key: key });
  expect(await listed(`log_key=${encodeURIComponent(key)}`)).toEqual([known.inspection]);
  expect((await handIn(known, file)).body).toMatchObject({ verdict: 'proved' });
  // By its own key alone it is a claim; by another one, or altered, it is nothing.
  expect((await handIn(await ordered(), file)).body).toMatchObject({ verdict: 'proved_on_trust' });
  const other = new RealEvidence().logKey;
  expect((await handIn(await ordered({ log_key: other }), file)).body).toMatchObject({
    verdict: 'not_proved',
  });
  const altered = new TextEncoder().encode((await real.file(0)).replace('con_7', 'con_8'));
  expect((await handIn(known, altered)).body).toMatchObject({ verdict: 'not_proved' });
});

test('an order has its own number, a scope that goes forwards, days ahead and a key that is one', async () => {
  officer = await officialOf(authority, 'officer');
  const first = order();
  expect((await officer.call('POST', '/v1/inspections', { body: first })).status).toBe(201);
  const key = NoteSigner.generate('log', 'platform.shop.example/ledger').key.toString();
  for (const [change, code] of [
    [{ case_number: first.case_number }, 'case_number_taken'],
    [{ answer_by: '2026-11-01' }, 'day_past'],
    [{ scope: { ...first.scope, until: '2026-09-01' } }, 'scope_backwards'],
    [{ log_key: key.slice(0, -4) }, 'log_key_malformed'],
    [{ complaint: crypto.randomUUID() }, 'not_found'],
  ] as const) {
    const { body } = await officer.call('POST', '/v1/inspections', { body: order(change) });
    expect(body).toMatchObject({ code });
  }
  const { body } = await officer.call('POST', '/v1/inspections', { body: order({ log_key: key }) });
  expect(body).toMatchObject({ code: expect.stringMatching(/.{20}/) });
});

test('it is seen by its department alone, opened by its code alone, and each look is written down', async () => {
  const receipt = await ordered();
  for (const wrong of [
    { ...receipt, code: `${receipt.code.slice(0, -1)}${receipt.code.endsWith('0') ? '1' : '0'}` },
    { ...receipt, reference: '00000-00000' },
  ]) {
    expect((await follow(wrong)).body).toMatchObject({ code: 'code_wrong' });
    expect((await handIn(wrong, Uint8Array.of(1))).body).toMatchObject({ code: 'code_wrong' });
  }
  expect((await handIn(receipt, new Uint8Array())).body).toMatchObject({ code: 'attachment_empty' });
  // A letter that was lost: the new code opens it, the old one nothing.
  const renewed = await step(receipt, 'code');
  const code = String(renewed.body['code']);
  expect((await follow(receipt)).body).toMatchObject({ code: 'code_wrong' });
  expect((await follow({ ...receipt, code })).body).toMatchObject({ state: 'ordered' });
  const plain = await officialOf(authority, 'officer', { steppedUp: false });
  expect((await plain.call('POST', '/v1/inspections', { body: order() })).status).toBe(403);
  expect((await plain.call('GET', `/v1/inspections/${receipt.inspection}`)).status).toBe(200);
  const auditor = await officialOf(authority, 'auditor');
  expect((await auditor.call('GET', `/v1/inspections/${receipt.inspection}`)).status).toBe(403);
  expect((await auditor.call('GET', '/v1/case-accesses')).body['accesses']).toContainEqual(
    expect.objectContaining({ staff: plain.staff, action: 'inspection.read', case: receipt.inspection }),
  );
  // Each number of the figures leads to its cases.
  const clean = await ordered();
  await step(clean, 'findings', { findings: [] });
  expect((await step(clean, 'closing')).body).toMatchObject({ state: 'closed' });
  const everything = await listed('limit=200');
  const parts = await Promise.all(
    ['open', 'nothing_found', 'mended'].map((one) => listed(`limit=200&result=${one}`)),
  );
  expect(parts.flat().toSorted()).toEqual(everything.toSorted());
  expect(parts.every(({ length }) => length > 0)).toBe(true);
  expect(await listed('rectification=fulfilled')).not.toEqual([]);
  expect(await listed('limit=200&from=2026-11-01&to=2026-12-31&region=310000')).toEqual(everything);
  expect(await listed('to=2026-10-31')).toEqual([]);
  expect(await listed('region=440000')).toEqual([]);
  const page = await officer.call('GET', '/v1/inspections?limit=1');
  expect(page.body['inspections']).toHaveLength(1);
  const next = await officer.call('GET', `/v1/inspections?limit=1&cursor=${String(page.body['cursor'])}`);
  expect(next.body['inspections']).not.toEqual(page.body['inspections']);
});
