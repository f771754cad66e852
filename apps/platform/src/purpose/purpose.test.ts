import { readEvents } from '@consentry/server';
import { expect, test } from 'vitest';
import { HANDED_IN_LIFE_MS } from '../facts/handed-in.ts';
import { lawfulContent, lawfulFacts, lawfulNotice } from '../facts/testing/lawful-facts.ts';
import type { Got } from '../testing/test-server.ts';
import { purposeForConsent } from './purpose-for-consent.ts';
import { type Before, type PurposesInTest, startPurposes, steppedUp } from './testing/purposes-in-test.ts';

/** Rows that a refusal names. */
function rows({ body }: Got): readonly string[] {
  const broken = (body['broken'] ?? []) as ReadonlyArray<{ readonly requirement: string }>;
  return [...new Set(broken.map(({ requirement }) => requirement))];
}

async function kinds({ context }: PurposesInTest): Promise<readonly string[]> {
  return (await readEvents(context.database.reading, 'purposes', 0)).map(({ kind }) => kind);
}

test('a purpose is written, proposed, approved by another, stopped, taken up again and ended', async () => {
  await using world = await startPurposes();
  const { as, writer, approver } = world;
  const purpose = await world.prepare();
  const states = [(await world.propose(purpose)).body['state'], (await world.approve(purpose)).body['state']];
  const stop = { reason: 'A customer found a fault.' };
  const stopped = await as(writer, 'POST', `/v1/purposes/${purpose}/suspension`, stop);
  expect(stopped.body).toMatchObject({ state: 'suspended', reason: stop.reason });
  states.push((await world.propose(purpose)).body['state'], (await world.approve(purpose)).body['state']);
  const end = await as(approver, 'POST', `/v1/purposes/${purpose}/end`, stop, await world.revision(purpose));
  expect(end.body).toMatchObject({ state: 'ended', versions: [{ state: 'replaced' }] });
  expect(states).toEqual(['proposed', 'active', 'suspended', 'active']);
  expect(await kinds(world)).toEqual(
    ['proposed', 'activated', 'suspended', 'proposed', 'resumed', 'ended'].map((kind) => `purpose.${kind}`),
  );
  // What has ended is over.
  const again = await as(writer, 'POST', `/v1/purposes/${purpose}/suspension`, stop);
  expect([again.status, again.body['code']]).toEqual([409, 'purpose_state']);
  const assessments = await world.context.database.reading.selectFrom('assessments').selectAll().execute();
  expect(assessments).toMatchObject([{ state: 'replaced', kept_until: '2029-11-22' }]);
});

test.each<readonly [Before, string]>([
  ['notice', 'R05.1'],
  ['assessment', 'R09.1'],
  ['alternatives', 'R10.1'],
])('without %s it does not begin, and the refusal names %s', async (without, row) => {
  await using world = await startPurposes();
  const purpose = await world.prepare({ without });
  await world.propose(purpose);
  const refused = await world.approve(purpose);
  expect([refused.status, refused.body['code']]).toEqual([403, 'not_lawful']);
  expect(rows(refused)).toContain(row);
  const { body } = await world.as(world.writer, 'GET', `/v1/purposes/${purpose}`);
  expect(body).toMatchObject({ state: 'proposed', proposal: { act: 'activate_purpose' } });
  // The refusal is on record, with what was handed in and by whom.
  const { body: list } = await world.as(world.writer, 'GET', `/v1/purposes/${purpose}/decisions`);
  const [decision] = list['decisions'] as ReadonlyArray<Record<string, unknown>>;
  expect(decision).toMatchObject({
    act: 'activate_purpose',
    permitted: false,
    proposed_by: 'dpo-writer',
    decided_by: 'dpo-approver',
    handed_in: {
      by: 'dpo-writer',
      parts: expect.arrayContaining(['siting', 'notice/flows', 'attestations']),
    },
  });
  expect(decision).not.toMatchObject({
    handed_in: { parts: expect.arrayContaining(['assessment']) },
  });
  // Only what was left out stood in the way.
  if (without === 'assessment') {
    await world.assess(purpose, 1);
    expect((await world.approve(purpose)).status).toBe(200);
  }
});

test('whoever proposed does not approve, nor who has no second factor, another role or no name', async () => {
  await using world = await startPurposes();
  const { clock, send, writer } = world;
  const purpose = await world.prepare();
  await world.propose(purpose);
  const own = await world.approve(purpose, writer);
  expect([own.status, own.body['code']]).toEqual([403, 'four_eyes']);
  const path = `/v1/purposes/${purpose}/approval`;
  const headers = { 'if-match': `"${await world.revision(purpose)}"` };
  const without = { ...steppedUp('dpo', 'dpo-3', clock.now), steppedUpAt: null };
  const cases = [
    [without, 403, 'step_up'],
    [steppedUp('operator', 'operator-1', clock.now), 403, 'not_your_role'],
    [steppedUp('auditor', 'auditor-1', clock.now), 403, 'not_your_role'],
    [{ kind: 'nobody' } as const, 401, 'not_signed_in'],
  ] as const;
  for (const [as, status, code] of cases) {
    const got = await send('POST', path, {}, { as, headers });
    expect([got.status, got.body['code']]).toEqual([status, code]);
  }
  expect((await world.approve(purpose, steppedUp('admin', 'admin-1', clock.now))).status).toBe(200);
});

test('a version that is not the latest changes nothing; without one nothing is changed either', async () => {
  await using world = await startPurposes();
  const { as, writer } = world;
  const purpose = await world.prepare();
  const path = `/v1/purposes/${purpose}/draft`;
  const content = lawfulContent({ retention_days: 90 });
  expect((await as(writer, 'PUT', path, content, 1)).status).toBe(200);
  const stale = await as(writer, 'PUT', path, content, 1);
  expect([stale.status, stale.body['code']]).toEqual([412, 'version_other']);
  const none = await as(writer, 'PUT', path, content);
  expect([none.status, none.body['code']]).toEqual([428, 'version_missing']);
  // What is proposed stays as it was read, until it is taken back.
  await world.propose(purpose);
  const proposed = await as(writer, 'PUT', path, content, await world.revision(purpose));
  expect([proposed.status, proposed.body['code']]).toEqual([409, 'purpose_state']);
  const back = `/v1/purposes/${purpose}/proposal`;
  const taken = await as(writer, 'DELETE', back, undefined, await world.revision(purpose));
  expect(taken.body).toMatchObject({ state: 'draft', proposal: null });
  expect((await as(writer, 'PUT', path, content, await world.revision(purpose))).status).toBe(200);
});

test('of two who approve at once, one does', async () => {
  await using world = await startPurposes();
  const { clock } = world;
  const purpose = await world.prepare();
  await world.propose(purpose);
  const others = ['dpo-a', 'dpo-b', 'dpo-c'].map((id) => steppedUp('dpo', id, clock.now));
  const got = await Promise.all(others.map((who) => world.approve(purpose, who)));
  expect(got.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(got.filter(({ status }) => status === 412 || status === 409)).toHaveLength(2);
  expect((await kinds(world)).filter((kind) => kind === 'purpose.activated')).toHaveLength(1);
});

test('facts that are old, of the future, or contradict the platform are not judged', async () => {
  await using world = await startPurposes();
  const { as, writer, clock } = world;
  const purpose = await world.prepare();
  const path = `/v1/purposes/${purpose}/proposal`;
  const at = (as_of: number) => ({
    facts: { ...lawfulFacts(purpose, clock.now), as_of: new Date(as_of).toISOString() },
  });
  for (const as_of of [clock.now - HANDED_IN_LIFE_MS - 1, clock.now + 1]) {
    const got = await as(writer, 'POST', path, at(as_of), 1);
    expect([got.status, got.body['code']]).toEqual([422, 'facts_stale']);
  }
  const { siting, ...rest } = lawfulFacts(purpose, clock.now);
  const facts = { ...rest, siting: { ...siting, sites: [] } };
  expect((await as(writer, 'POST', path, { facts }, 1)).status).toBe(201);
  const refused = await world.approve(purpose);
  expect([refused.status, refused.body['code']]).toEqual([422, 'facts_contradictory']);
  expect(refused.body['fields']).toContain('/facts/alternatives/checkpoints/0/site_id');
  // What does not fit the schema of the law is not even taken.
  const malformed = { facts: { ...rest, siting: { ...siting, faces: [] } } };
  expect((await as(writer, 'POST', path, malformed, 2)).status).toBe(400);
});

test('a change is a new version: told, assessed, approved and consented to anew', async () => {
  await using world = await startPurposes();
  const { as, writer, context } = world;
  const { reading } = context.database;
  const purpose = await world.prepare();
  expect(await purposeForConsent(reading, 'nothing')).toBeNull();
  expect((await purposeForConsent(reading, purpose))?.purpose.state).toBe('draft');
  await world.propose(purpose);
  await world.approve(purpose);
  const before = await purposeForConsent(reading, purpose);
  expect(before).toMatchObject({
    purpose: { id: purpose, version: 1, state: 'active', assessment: { purpose_version: 1 } },
    notice: { purpose_version: 1, retention_days: 180 },
    keep_days: 180,
  });
  const next = lawfulContent({
    statement: { 'zh-CN': '打开储物柜和更衣室', en: 'To open lockers and the changing room' },
  });
  const path = `/v1/purposes/${purpose}/draft`;
  await as(writer, 'PUT', path, next, await world.revision(purpose));
  await world.propose(purpose);
  const untold = await world.approve(purpose);
  expect(rows(untold)).toEqual(expect.arrayContaining(['R05.1', 'R09.5']));
  expect((await purposeForConsent(reading, purpose))?.digest).toBe(before?.digest);
  // Its notice is published with it, and not before it.
  const notice = lawfulNotice(purpose, { purpose_version: 2 });
  const changed_part = { 'zh-CN': '现在也打开更衣室。', en: 'It opens the changing room now, too.' };
  const early = await world.publish(purpose, { ...notice, changed_part });
  expect([early.status, early.body['code']]).toEqual([409, 'notice_of_other_version']);
  await world.assess(purpose, 2);
  const approved = await world.approve(purpose);
  expect(rows(approved)).toEqual([]);
  expect(approved.body).toMatchObject({
    state: 'active',
    version: 2,
    versions: [{ state: 'replaced' }, { state: 'in_force' }],
  });
  const after = await purposeForConsent(reading, purpose);
  expect(after).toMatchObject({ purpose: { version: 2 }, notice: { purpose_version: 2 } });
  expect(after?.digest).not.toBe(before?.digest);
  expect(after?.notice.digest).not.toBe(before?.notice.digest);
  const old = await world.send('GET', `/v1/published-notices/${before?.notice.digest}`);
  expect(old.body).toMatchObject({ digest: before?.notice.digest, ended_at: expect.any(String) });
});

test('a check says what an approval would be refused with, and decides nothing', async () => {
  await using world = await startPurposes();
  const check = async (of: string) => (await world.as(world.writer, 'GET', `/v1/purposes/${of}/check`)).body;
  // Nobody has handed in anything: what it turns on is not known.
  const made = await world.as(world.writer, 'POST', '/v1/purposes', lawfulContent());
  const empty = await check(String(made.body['purpose']));
  expect(empty).toMatchObject({ act: 'activate_purpose', waits_for: ['checkpoint'], handed_in: null });
  expect(broken(empty)).toEqual(expect.arrayContaining(['R04.2', 'R05.1', 'RP.14']));
  const purpose = await world.prepare({ without: 'notice' });
  await world.propose(purpose);
  const proposed = await check(purpose);
  expect(broken(proposed)).toEqual(['R05.1']);
  await world.publish(purpose);
  expect(broken(await check(purpose))).toEqual([]);
  expect(await world.context.database.reading.selectFrom('law_decisions').selectAll().execute()).toEqual(
    expect.not.arrayContaining([expect.objectContaining({ act: 'activate_purpose' })]),
  );
  expect((await world.approve(purpose)).body['state']).toBe('active');
  // What runs has no next step.
  expect(await check(purpose)).toMatchObject({ code: 'purpose_state' });
});

function broken(body: Got['body']): readonly string[] {
  return rows({ body } as Got);
}
