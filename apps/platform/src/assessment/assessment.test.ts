import { inTransaction, readEvents } from '@consentry/server';
import { expect, test } from 'vitest';
import { lawfulAssessment, lawfulConfiguration, lawfulContent } from '../facts/testing/lawful-facts.ts';
import { PostureKeeper } from '../posture/posture-keeper.ts';
import { startPurposes, steppedUp } from '../purpose/testing/purposes-in-test.ts';
import { configurationDigest, keptUntil } from './assessment.ts';
import { assessmentRoutes } from './assessment-routes.ts';
import { noteFirstCapture, readConfigurations, reopenAssessments } from './assessment-store.ts';

const body = { content: lawfulAssessment(), after_incident: null };
const configuration = lawfulConfiguration();
const start = () =>
  startPurposes((server, context) => assessmentRoutes(server, context, new PostureKeeper(context)));
type World = Awaited<ReturnType<typeof start>>;

async function approved(world: World) {
  const { as, writer, approver } = world;
  const made = await as(writer, 'POST', '/v1/purposes', lawfulContent());
  const purpose = String(made.body['purpose']);
  const path = `/v1/purposes/${purpose}`;
  const set = await as(writer, 'PUT', `${path}/configuration`, { configuration, minor_change: null });
  const written = await as(writer, 'POST', `${path}/assessments`, body);
  const assessment = String(written.body['assessment']);
  const got = await as(approver, 'POST', `/v1/assessments/${assessment}/approval`, {}, 1);
  return { purpose, path, set, written, assessment, got };
}

test('it is filled from the running configuration, and another than its writer approves it', async () => {
  await using world = await start();
  const { as, writer } = world;
  const made = await as(writer, 'POST', '/v1/purposes', lawfulContent());
  const early = await as(writer, 'POST', `/v1/purposes/${String(made.body['purpose'])}/assessments`, body);
  expect([early.status, early.body['code']]).toEqual([409, 'configuration_missing']);
  const { got, assessment, written, path } = await approved(world);
  expect(written.body).toMatchObject({ state: 'draft', purpose_version: 1, mode: 'verify', configuration });
  expect(got.body).toMatchObject({
    state: 'approved',
    configuration_digest: configurationDigest(configuration),
    report: written.body['report'],
    approved_by: 'dpo-approver',
    kept_until: null,
  });
  const own = await as(writer, 'POST', `${path}/assessments`, body);
  const approval = `/v1/assessments/${String(own.body['assessment'])}/approval`;
  const refused = await as(writer, 'POST', approval, {}, 1);
  expect([refused.status, refused.body['code']]).toEqual([403, 'four_eyes']);
  const stale = await as(world.approver, 'POST', approval, {}, 2);
  expect([stale.status, stale.body['code']]).toEqual([412, 'version_other']);
  // What was approved is written over by nobody.
  const over = await as(writer, 'PUT', `/v1/assessments/${assessment}`, body, 2);
  expect([over.status, over.body['code']]).toEqual([409, 'purpose_state']);
  // The next approval of the same version replaces it; it is kept three years.
  world.clock.now += 1000;
  expect((await as(world.approver, 'POST', approval, {}, 1)).body['state']).toBe('approved');
  const before = await as(writer, 'GET', `/v1/assessments/${assessment}`);
  expect(before.body).toMatchObject({ state: 'replaced', kept_until: '2029-11-22' });
});

test('another configuration re-opens it, and what was assessed before cannot be approved any more', async () => {
  await using world = await start();
  const { as, writer, approver, clock, context } = world;
  const { path, assessment } = await approved(world);
  const draft = await as(writer, 'POST', `${path}/assessments`, body);
  const put = (change: object, minor_change: object | null, revision: number, who = writer) =>
    as(
      who,
      'PUT',
      `${path}/configuration`,
      { configuration: { ...configuration, ...change }, minor_change },
      revision,
    );
  expect((await put({ audience: configuration.audience.toReversed() }, null, 1)).body['reopened']).toEqual(
    [],
  );
  // An assessor says that it is minor; whether that holds, the law says.
  const installer = steppedUp('installer', 'installer-1', clock.now);
  const said = await put({ threshold: 0.7 }, { document: 'memo-1' }, 2, installer);
  expect([said.status, said.body['code']]).toEqual([403, 'not_your_role']);
  expect((await put({ threshold: 0.7 }, { document: 'memo-1' }, 2)).body['reopened']).toEqual([]);
  const changed = await put({ algorithm: 'matcher-4' }, null, 3, installer);
  expect(changed.body['reopened']).toEqual([assessment]);
  const got = await as(writer, 'GET', `/v1/assessments/${assessment}`);
  expect(got.body).toMatchObject({
    state: 'reopened',
    reopened: {
      because: 'configuration',
      changes: [{ name: 'algorithm', was: configuration.algorithm, now: 'matcher-4' }],
    },
  });
  const late = await as(
    approver,
    'POST',
    `/v1/assessments/${String(draft.body['assessment'])}/approval`,
    {},
    1,
  );
  expect([late.status, late.body['code']]).toEqual([409, 'configuration_missing']);
  expect((await put({}, null, 1)).status).toBe(412);
  const events = await readEvents(context.database.reading, 'assessments', 0);
  expect(events.map(({ kind }) => kind)).toEqual(['assessment.approved', 'assessment.reopened']);
});

test('an incident re-opens it; it is kept all the same', async () => {
  await using world = await start();
  const { context, clock, as, writer } = world;
  const { purpose, assessment } = await approved(world);
  const reopen = () =>
    inTransaction(context.database, (writing) =>
      reopenAssessments(writing, { purpose, because: 'incident', changes: () => [] }, clock.now),
    );
  expect(await reopen()).toEqual([assessment]);
  expect(await reopen()).toEqual([]);
  const got = await as(writer, 'GET', `/v1/assessments/${assessment}`);
  expect(got.body).toMatchObject({ state: 'reopened', reopened: { because: 'incident' } });
  const review = await as(writer, 'POST', `/v1/assessments/${assessment}/review`, {}, 3);
  expect([review.status, review.body['code']]).toEqual([409, 'purpose_state']);
});

test('the first capture of a version is noted once', async () => {
  await using world = await start();
  const { context, clock } = world;
  const { purpose } = await approved(world);
  const note = (version: number, at: number) =>
    inTransaction(context.database, (writing) => noteFirstCapture(writing, purpose, version, at));
  const first = clock.now;
  await note(1, first);
  await note(1, first + 1000);
  const read = async () => (await readConfigurations(context.database.reading, purpose))[0];
  expect(await read()).toMatchObject({ first_capture_at: first, captured_version: 1 });
  await note(2, first + 2000);
  expect(await read()).toMatchObject({ first_capture_at: first + 2000, captured_version: 2 });
});

test('three years are counted by the calendar of Shanghai', () => {
  expect(keptUntil(Date.parse('2024-02-29T10:00:00+08:00'))).toBe('2027-02-28');
  expect(keptUntil(Date.parse('2026-11-22T16:30:00Z'))).toBe('2029-11-23');
});
