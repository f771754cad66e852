import { randomUUID } from 'node:crypto';
import { inTransaction } from '@consentry/server';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReferralKind, ReferralState } from '@consentry/contract';
import { addDepartment } from '../department/department-store.ts';
import {
  type RunningAuthority,
  type SignedInOfficial,
  callAt,
  officialOf,
  runAuthority,
} from '../testing/running-authorities.ts';
import { type ReferralAct, afterReferral, opensCase } from './referral.ts';

let authority: RunningAuthority;
let cac: SignedInOfficial;
let police: SignedInOfficial;
let station: string;
beforeAll(async () => {
  authority = await runAuthority();
  station = await department('public_security', '310115');
  cac = await officialOf(authority, 'officer');
  police = await officialOf(authority, 'officer', { department: station });
}, 60_000);
afterAll(() => authority[Symbol.asyncDispose]());

async function department(kind: 'public_security' | 'other', region: string): Promise<string> {
  const id = randomUUID();
  const name = JSON.stringify({ 'zh-CN': '浦东公安分局', en: 'Pudong police' });
  const row = { department: id, kind, region, name, state: 'active', proposed_by: null } as const;
  const added = await inTransaction(authority.context.database, async (writing) =>
    addDepartment(writing, { ...row, approved_by: null, added_at: 0 }),
  );
  expect(added).toBe(true);
  return id;
}

/** A complaint about a changing room that came to the 网信 department. */
async function complaint(): Promise<{
  readonly id: string;
  readonly reference: string;
  readonly code: string;
}> {
  authority.clock.now += 2 * 60_000;
  cac = await officialOf(authority, 'officer');
  police = await officialOf(authority, 'officer', { department: station });
  const { status, body } = await callAt(authority.url, 'POST', '/v1/complaints', {
    body: {
      once: randomUUID(),
      topic: 'other',
      region: '310000',
      place: '某商场试衣间',
      processor: '某服装店',
      text: '试衣间里有一个人脸识别摄像头。',
      contact: '138 0013 8000',
      fears_retaliation: false,
      language: 'zh-CN',
    },
  });
  expect(status, JSON.stringify(body)).toBe(201);
  const { reference, code } = body as unknown as { reference: string; code: string };
  const { complaint: id } = await authority.context.database.reading
    .selectFrom('complaints')
    .select('complaint')
    .where('reference', '=', reference)
    .executeTakeFirstOrThrow();
  return { id, reference, code };
}

const proposal = (kind: ReferralKind, over: object = {}) => ({
  body: { kind, to: station, purpose: '私密空间内的设备，需要现场核查。', scope: 'case', ...over },
});

async function proposed(id: string, kind: ReferralKind, over: object = {}): Promise<string> {
  const { status, body } = await cac.call('POST', `/v1/complaints/${id}/referrals`, proposal(kind, over));
  expect(status, JSON.stringify(body)).toBe(201);
  return String(body['referral']);
}

async function step(by: SignedInOfficial, referral: string, at: string, body: object = {}) {
  const { headers } = await by.call('GET', `/v1/referrals/${referral}`);
  const version = { 'if-match': headers.get('etag') ?? '' };
  return by.call('POST', `/v1/referrals/${referral}/${at}`, { body, headers: version });
}

const look = (by: SignedInOfficial, id: string) => by.call('GET', `/v1/complaints/${id}`);

const KINDS: readonly ReferralKind[] = ['notify', 'share', 'joint', 'refer'];
const ACTS: readonly ReferralAct[] = ['accept', 'decline', 'end', 'note_measure'];

test('a case opens to another department only by its acceptance, and never again after an end', () => {
  fc.assert(
    fc.property(fc.constantFrom(...KINDS), fc.array(fc.constantFrom(...ACTS)), (kind, acts) => {
      let state: ReferralState = 'open';
      const lived: ReferralAct[] = [];
      for (const act of acts) {
        const to = afterReferral(kind, state, act);
        if (to === null) continue;
        lived.push(act);
        state = to;
        if (opensCase(kind, state)) {
          expect(lived).toContain('accept');
          expect(lived).not.toContain('end');
          expect(['share', 'joint']).toContain(kind);
        }
      }
      if (state === 'declined' || state === 'ended') {
        expect(ACTS.every((act) => afterReferral(kind, state, act) === null)).toBe(true);
      }
    }),
  );
});

test('shared, it is read as far as the scope says and handled by nobody else; taken back, it is gone', async () => {
  const { id } = await complaint();
  const referral = await proposed(id, 'share');
  // Before the answer the other one sees what it is about, and not the case.
  const before = await police.call('GET', `/v1/referrals/${referral}`);
  expect(before.body).toMatchObject({ state: 'open', topic: 'other', from: authority.department });
  expect(JSON.stringify(before.body)).not.toContain('试衣间');
  expect((before.body['standing'] as Record<string, string>)['en']).toContain('not a penalty');
  expect((await look(police, id)).status).toBe(404);
  // A second proposal waits for the first; who proposed does not accept.
  const again = await cac.call('POST', `/v1/complaints/${id}/referrals`, proposal('joint'));
  expect(again.body).toMatchObject({ status: 409, code: 'referral_open' });
  expect((await step(cac, referral, 'acceptance')).status).toBe(404);
  expect((await step(police, referral, 'acceptance')).body).toMatchObject({ state: 'accepted', version: 2 });
  expect((await look(police, id)).body).toMatchObject({ text: '试衣间里有一个人脸识别摄像头。' });
  for (const [path, body] of [
    ['acceptance', {}],
    ['contact', {}],
    ['referrals', proposal('share').body],
  ] as const) {
    const tried = await police.call('POST', `/v1/complaints/${id}/${path}`, {
      body,
      headers: { 'if-match': '"1"' },
    });
    expect([path, tried.status]).toEqual([path, 404]);
  }
  // Files were not in the scope: as if there were none.
  expect((await police.call('GET', `/v1/complaints/${id}/attachments/${randomUUID()}`)).status).toBe(404);
  expect((await step(cac, referral, 'end')).body).toMatchObject({ state: 'ended' });
  expect((await look(police, id)).status).toBe(404);
  expect((await step(cac, referral, 'end')).body).toMatchObject({ code: 'referral_state' });
});

test('files are handed out where the share says so', async () => {
  const { id, reference, code } = await complaint();
  const answer = await fetch(`${authority.url}/v1/complaints/attachments`, {
    method: 'POST',
    headers: {
      'content-type': 'application/octet-stream',
      'complaint-reference': reference,
      'complaint-code': code,
    },
    body: Uint8Array.from([0xff, 0xd8, 0xff, 1]),
  });
  const { attachment } = (await answer.json()) as { attachment: string };
  const file = async () => {
    const { status } = await fetch(`${authority.url}/v1/complaints/${id}/attachments/${attachment}`, {
      headers: { authorization: `Bearer ${police.token}` },
    });
    return status;
  };
  const first = await proposed(id, 'share');
  await step(police, first, 'acceptance');
  expect([(await look(police, id)).status, await file()]).toEqual([200, 404]);
  const second = await proposed(id, 'share', { scope: 'case_and_files' });
  await step(police, second, 'acceptance');
  expect(await file()).toBe(200);
});

test('handed over, it is in hand there, its clock runs on, and who handed it over sees what becomes of it', async () => {
  const { id, reference, code } = await complaint();
  const due = (await look(cac, id)).body['due'];
  const referral = await proposed(id, 'refer');
  expect((await step(police, referral, 'refusal', { reason: '不在辖区。' })).body).toMatchObject({
    state: 'declined',
    reason: '不在辖区。',
  });
  expect((await look(police, id)).status).toBe(404);
  const second = await proposed(id, 'refer');
  expect((await step(police, second, 'acceptance')).body).toMatchObject({ state: 'accepted' });
  const there = await look(police, id);
  expect(there.body).toMatchObject({ state: 'in_hand', department: station, accepted_by: police.staff, due });
  expect((await look(cac, id)).body).toMatchObject({ department: station });
  const followed = await callAt(authority.url, 'POST', '/v1/complaints/follow-up', {
    body: { reference, code },
  });
  expect(followed.body).toMatchObject({ department: station, state: 'in_hand' });
  // It is theirs no more: neither handled nor taken back.
  const version = { 'if-match': there.headers.get('etag') ?? '' };
  const tried = await cac.call('POST', `/v1/complaints/${id}/outcome`, {
    body: { result: 'upheld', text: 'x', basis: [] },
    headers: version,
  });
  expect(tried.status).toBe(404);
  expect((await step(cac, second, 'end')).body).toMatchObject({ code: 'referral_state' });
});

test('in joint work each department’s measure names the law it rests on', async () => {
  const { id } = await complaint();
  const shared = await proposed(id, 'joint');
  const basis = ['《治安管理处罚法》'];
  expect((await step(police, shared, 'measures', { text: '现场检查', basis })).body).toMatchObject({
    code: 'referral_state',
  });
  await step(police, shared, 'acceptance');
  expect((await step(police, shared, 'measures', { text: '现场检查', basis: [] })).status).toBe(400);
  await step(police, shared, 'measures', { text: '现场检查', basis });
  authority.clock.now += 1;
  const { body } = await step(cac, shared, 'measures', {
    text: '约谈',
    basis: ['《个人信息保护法》第六十四条'],
  });
  expect(body['measures']).toMatchObject([
    { department: station, text: '现场检查', basis },
    { department: authority.department, text: '约谈' },
  ]);
});

test('told only: nothing of the case is seen; and it goes to nobody who is not there', async () => {
  const { id, reference } = await complaint();
  const referral = await proposed(id, 'notify');
  await step(police, referral, 'acceptance');
  expect((await look(police, id)).status).toBe(404);
  for (const to of [randomUUID(), authority.department]) {
    const { body } = await cac.call('POST', `/v1/complaints/${id}/referrals`, proposal('share', { to }));
    expect(body).toMatchObject({ code: 'referral_to', fields: ['/body/to'] });
  }
  // Somebody else's department sees none of it; who read which case is written down.
  const far = await officialOf(authority, 'officer', { department: await department('other', '440000') });
  expect((await far.call('GET', `/v1/referrals/${referral}`)).status).toBe(404);
  expect((await far.call('GET', '/v1/referrals')).body).toMatchObject({ referrals: [] });
  expect((await police.call('GET', '/v1/referrals?state=accepted')).body['referrals']).not.toHaveLength(0);
  // By side and by case.
  const listed = async (by: SignedInOfficial, query: string) =>
    ((await by.call('GET', `/v1/referrals?${query}`)).body['referrals'] as unknown[]).length;
  expect([await listed(police, 'side=out'), await listed(cac, 'side=in')]).toEqual([0, 0]);
  expect([await listed(police, `complaint=${id}`), await listed(far, `complaint=${id}`)]).toEqual([1, 0]);
  // What waits for an answer stands first where it waits longest.
  const waits = (await police.call('GET', '/v1/referrals/waiting')).body;
  const since = (waits['referrals'] as Array<{ proposed_at: string; state: string }>).map(
    (one) => one.proposed_at,
  );
  expect(since).toEqual(since.toSorted());
  expect(waits['count']).toBe(since.length);
  const auditor = await officialOf(authority, 'auditor', { department: station });
  const { body } = await auditor.call('GET', '/v1/case-accesses');
  expect(body['accesses']).toContainEqual(
    expect.objectContaining({ staff: police.staff, action: 'referral.answer', case: id }),
  );
  // The auditor asks by case, as it stands on paper, by official and by day.
  const found = async (query: string) =>
    (await auditor.call('GET', `/v1/case-accesses?${query}`)).body['accesses'] as Array<{
      staff: string;
      case: string | null;
      reference: string;
    }>;
  const ofCase = await found(`case=${reference.toLowerCase()}&staff=${police.staff}`);
  expect(ofCase.length).toBeGreaterThan(0);
  expect(ofCase.every((one) => one.case === id && one.reference === reference)).toBe(true);
  const day = new Date(authority.clock.now + 8 * 3_600_000).toISOString().slice(0, 10);
  expect((await found(`case=${id}&from=${day}&until=${day}`)).length).toBe(ofCase.length);
  expect(await found(`case=${id}&until=2026-01-01`)).toEqual([]);
  expect(await found('case=no-such-case')).toEqual([]);
  // Whoever saw a list saw no case.
  const lists = async (query: string) => (await found(query)).filter((one) => one.case === null).length;
  expect([await lists('cases_only=true'), (await lists('')) > 0]).toEqual([0, true]);
});
