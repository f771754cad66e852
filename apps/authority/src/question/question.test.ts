import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type RunningAuthority,
  type SignedInOfficial,
  callAt,
  officialOf,
  runAuthority,
} from '../testing/running-authorities.ts';

let authority: RunningAuthority;
let officer: SignedInOfficial;
beforeAll(async () => {
  authority = await runAuthority();
  officer = await officialOf(authority, 'officer');
}, 60_000);
afterAll(() => authority[Symbol.asyncDispose]());

interface Receipt {
  readonly question: string;
  readonly reference: string;
  readonly code: string;
}

const CONTACT = 'Zhang Li, 138-0013-8000';

/** A complaint in hand. */
async function inHand(): Promise<string> {
  authority.clock.now += 60_000;
  const sent = await callAt(authority.url, 'POST', '/v1/complaints', {
    body: {
      once: randomUUID(),
      topic: 'private_space',
      region: '310115',
      place: '某路某商场二层',
      processor: '某服装店',
      text: '试衣间里有摄像头。',
      contact: CONTACT,
      fears_retaliation: true,
      language: 'zh-CN',
    },
  });
  expect(sent.status, JSON.stringify(sent.body)).toBe(201);
  const { body } = await officer.call('GET', '/v1/complaints?limit=1');
  const [{ complaint } = { complaint: '' }] = body['complaints'] as Array<{ complaint: string }>;
  expect((await step(complaint, 'acceptance')).status).toBe(200);
  return complaint;
}

async function step(complaint: string, at: string, body: object = {}) {
  const { headers } = await officer.call('GET', `/v1/complaints/${complaint}`);
  const version = { 'if-match': headers.get('etag') ?? '' };
  return officer.call('POST', `/v1/complaints/${complaint}/${at}`, { body, headers: version });
}

async function asked(complaint: string, text: string): Promise<Receipt> {
  authority.clock.now += 1000;
  const { status, body } = await step(complaint, 'questions', { text, answer_by: '2026-11-30' });
  expect(status, JSON.stringify(body)).toBe(200);
  return body['receipt'] as Receipt;
}

const follow = ({ reference, code }: Pick<Receipt, 'reference' | 'code'>) =>
  callAt(authority.url, 'POST', '/v1/questions/follow-up', { body: { reference, code } });
const answer = ({ reference, code }: Receipt, text: string) =>
  callAt(authority.url, 'POST', '/v1/questions/answer', { body: { reference, code, text } });

test('a processor answers by reference and code, once, and never learns who complained', async () => {
  const complaint = await inHand();
  const [first, second] = [await asked(complaint, '设备的用途？'), await asked(complaint, '何时拆除？')];
  const told = await follow(first);
  expect(told.body).toMatchObject({
    state: 'asked',
    text: '设备的用途？',
    processor: '某服装店',
    department: { 'zh-CN': '上海市互联网信息办公室' },
    late: false,
  });
  // Neither who complained, nor what, nor by what name the complaint goes (R17.4).
  const { body: whole } = await officer.call('GET', `/v1/complaints/${complaint}`);
  for (const hidden of [
    complaint,
    officer.staff,
    '试衣间',
    '商场',
    '138',
    'Zhang',
    String(whole['reference']),
  ])
    expect(JSON.stringify(told.body)).not.toContain(hidden);
  expect(JSON.stringify(whole)).not.toContain(first.code);

  expect((await answer(first, '用于人数统计。')).body).toMatchObject({ state: 'answered' });
  // One question is still open, so the complaint waits on.
  const { body: waits } = await officer.call('GET', `/v1/complaints/${complaint}`);
  expect(waits).toMatchObject({
    state: 'asked',
    questions: [{ answer: '用于人数统计。' }, { answer: null }],
  });
  // What was lost on its way back is the same answer; another one is refused.
  expect((await answer(first, '用于人数统计。')).body).toMatchObject({ state: 'answered' });
  expect((await answer(first, '别的说法。')).body).toMatchObject({ code: 'question_state' });
  authority.clock.now = Date.parse('2026-12-01T09:00:00+08:00');
  expect((await follow(second)).body).toMatchObject({ state: 'asked', late: true });
  expect((await answer(second, '已拆除。')).body).toMatchObject({ state: 'answered', late: false });
  officer = await officialOf(authority, 'officer');
  const { body: after } = await officer.call('GET', `/v1/complaints/${complaint}`);
  expect(after).toMatchObject({ state: 'in_hand', questions: [{}, { answer: '已拆除。' }] });
  authority.clock.now = Date.parse('2026-11-23T12:00:00+08:00');
  officer = await officialOf(authority, 'officer');
});

test('a wrong code is not told from a wrong reference, and what is decided is not asked any more', async () => {
  const complaint = await inHand();
  const mine = await asked(complaint, '设备的用途？');
  const wrong = `${mine.code.slice(0, -1)}${mine.code.endsWith('0') ? '1' : '0'}`;
  const answers = [
    await follow({ ...mine, code: wrong }),
    await follow({ ...mine, reference: '00000-00000' }),
    await answer({ ...mine, code: wrong }, '…'),
  ];
  for (const { status, body } of answers)
    expect([status, body['code'], body['detail']]).toEqual([404, 'code_wrong', answers[0]?.body['detail']]);
  // As people type it, it opens (control).
  expect((await follow({ ...mine, code: mine.code.toLowerCase().replaceAll('-', ' ') })).status).toBe(200);
  const outcome = { result: 'upheld', text: '已责令拆除。', basis: ['《办法》第十三条第三款'] };
  expect((await step(complaint, 'outcome', outcome)).status).toBe(200);
  expect((await follow(mine)).body).toMatchObject({ state: 'over', answer: null });
  expect((await answer(mine, '迟到的答复。')).body).toMatchObject({ code: 'question_state' });
});
