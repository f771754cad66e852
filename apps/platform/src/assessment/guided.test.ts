import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AssessmentContent } from '@consentry/contract';
import { AssessmentGuide, civilDate, isPrefilled, openDeadlines } from '@consentry/law';
import { inTransaction, openDatabase, readEvents } from '@consentry/server';
// oxlint-disable-next-line no-restricted-imports -- only tests may have it, so no index names it
import { describeOnBoth } from '@consentry/server/testing';
import { expect, test } from 'vitest';
import { lawfulAssessment, lawfulConfiguration, lawfulContent } from '../facts/testing/lawful-facts.ts';
import { platformMigrations } from '../store/migrations/index.ts';
import type { PlatformTables } from '../store/tables.ts';
import { PostureKeeper } from '../posture/posture-keeper.ts';
import { addPurpose } from '../purpose/purpose-store.ts';
import { addStaff, changeDuties, findStaff } from '../staff/staff-store.ts';
import { startPurposes } from '../purpose/testing/purposes-in-test.ts';
import { assessmentRoutes } from './assessment-routes.ts';
import {
  addAssessment,
  approveAssessment,
  findAssessment,
  giveOpinion,
  reopenAssessments,
  rewriteAssessment,
  setConfiguration,
} from './assessment-store.ts';
import { reopenChanged } from './reopen-changed.ts';

const VECTOR = join(import.meta.dirname, '../../../../vectors/assessment/guide.json');
const guide = (): AssessmentGuide => AssessmentGuide.parse(JSON.parse(readFileSync(VECTOR, 'utf8')));
const configuration = lawfulConfiguration();
const NOW = Date.parse('2026-11-22T09:00:00+08:00');

async function start() {
  const world = await startPurposes((server, context) =>
    assessmentRoutes(server, context, new PostureKeeper(context)),
  );
  const { as, writer } = world;
  const purpose = String((await as(writer, 'POST', '/v1/purposes', lawfulContent())).body['purpose']);
  const path = `/v1/purposes/${purpose}`;
  await as(writer, 'PUT', `${path}/configuration`, { configuration, minor_change: null });
  const keeper = new PostureKeeper(world.context);
  return { ...world, purpose, path, keeper, [Symbol.asyncDispose]: () => world[Symbol.asyncDispose]() };
}
type World = Awaited<ReturnType<typeof start>>;

interface Shown {
  readonly name: AssessmentGuide['prefilled'][number]['name'];
  readonly value: AssessmentGuide['prefilled'][number]['value'];
  readonly path: string;
  readonly holds: boolean | null;
}

async function observed({ as, writer, path }: World): Promise<readonly Shown[]> {
  return (await as(writer, 'GET', `${path}/observed`)).body['observed'] as readonly Shown[];
}

/** The complete guide with all that the running system answers. */
async function written(world: World, change: Partial<AssessmentGuide> = {}) {
  const read_at = new Date(world.clock.now).toISOString();
  const read = (await observed(world)).filter(({ name, value }) => isPrefilled(name) && value !== null);
  const prefilled = read.map(({ name, value, path }) => ({ name, value, path, read_at }));
  const content: AssessmentContent = { ...lawfulAssessment(), guide: { ...guide(), prefilled, ...change } };
  return { content, after_incident: null };
}

test('it is approved with the officer’s opinion and nothing open; each open place is named before that', async () => {
  await using world = await start();
  const { as, writer, approver, path } = world;
  const [first, ...measures] = guide().measures;
  if (first === undefined) throw new Error('The vector has measures.');
  const bare = await written(world, { measures: [{ ...first, evidence: [] }, ...measures] });
  const draft = await as(writer, 'POST', `${path}/assessments`, bare);
  const id = String(draft.body['assessment']);
  const approval = `/v1/assessments/${id}/approval`;
  const refused = await as(approver, 'POST', approval, {}, 1);
  expect([refused.status, refused.body['code'], refused.body['fields']]).toEqual([
    409,
    'assessment_open',
    ['/measures/other_ways/measure_without_evidence', '/conclusion/opinion_missing'],
  ]);
  // What is judged is drawn from the guide, whatever was sent beside it.
  expect(draft.body['content']).toMatchObject({ parts: { risks: { risk: 12, residual_risk: 4 } } });
  const saved = await as(writer, 'PUT', `/v1/assessments/${id}`, await written(world), 1);
  expect(saved.status).toBe(200);
  const stale = await as(writer, 'PUT', `/v1/assessments/${id}`, await written(world), 1);
  expect([stale.status, stale.body['code']]).toEqual([412, 'version_other']);
  const advice = { advice: 'begin', text: '同意开始。' };
  const own = await as(writer, 'POST', `/v1/assessments/${id}/opinion`, advice, 2);
  expect([own.status, own.body['code']]).toEqual([403, 'four_eyes']);
  const advised = await as(approver, 'POST', `/v1/assessments/${id}/opinion`, advice, 2);
  expect(advised.body['opinion']).toMatchObject({
    ...advice,
    by: 'dpo-approver',
    report: saved.body['report'],
  });
  const got = await as(approver, 'POST', approval, {}, 3);
  expect([got.status, got.body['state']]).toEqual([200, 'approved']);
});

test('an opinion is of what it was given on, and one against it stops the approval', async () => {
  await using world = await start();
  const { as, writer, approver, path } = world;
  const draft = await as(writer, 'POST', `${path}/assessments`, await written(world));
  const id = String(draft.body['assessment']);
  const at = `/v1/assessments/${id}`;
  await as(approver, 'POST', `${at}/opinion`, { advice: 'begin', text: '同意。' }, 1);
  await as(writer, 'PUT', at, await written(world, { template: 'office' }), 2);
  const other = await as(approver, 'POST', `${at}/approval`, {}, 3);
  expect(other.body['fields']).toEqual(['/conclusion/opinion_of_other']);
  await as(approver, 'POST', `${at}/opinion`, { advice: 'begin_after_changes', text: '先试一次删除。' }, 3);
  const mend = await as(approver, 'POST', `${at}/approval`, {}, 4);
  expect(mend.body['fields']).toEqual(['/conclusion/opinion_wants_mending']);
  await as(approver, 'POST', `${at}/opinion`, { advice: 'do_not_begin', text: '不必要。' }, 4);
  const against = await as(approver, 'POST', `${at}/approval`, {}, 5);
  expect(against.body['fields']).toEqual(['/conclusion/opinion_against']);
});

test('what is to be mended has its own days until it is noted to be, and the assessment stays as it was approved', async () => {
  await using world = await start();
  const { as, writer, approver, clock, keeper, path } = world;
  const [day, next] = [civilDate('2026-11-30'), civilDate('2026-12-10')];
  const mends = [
    { what: '换大字标识', who: '物业', until: day, done_on: null },
    { what: '补测老年人', who: '安全负责人', until: next, done_on: null },
  ];
  const draft = await as(writer, 'POST', `${path}/assessments`, await written(world, { mends }));
  const id = String(draft.body['assessment']);
  const at = `/v1/assessments/${id}`;
  const note = (mend: number, done_on: string | null) => as(writer, 'POST', `${at}/mends`, { mend, done_on });
  expect((await note(0, '2026-11-22')).body['code']).toBe('purpose_state');
  await as(approver, 'POST', `${at}/opinion`, { advice: 'begin', text: '同意。' }, 1);
  const approved = await as(approver, 'POST', `${at}/approval`, {}, 2);
  expect(approved.body['state']).toBe('approved');
  const clocks = async () =>
    openDeadlines((await keeper.read()).facts, clock.now)
      .filter(({ deadline: { kind } }) => kind === 'assessment_mend')
      .map(({ of, deadline: { trigger, period_from } }) => [of?.id, trigger, period_from]);
  expect(await clocks()).toEqual([
    [id, day, 'organisation'],
    [id, next, 'organisation'],
  ]);
  expect((await note(0, '2026-11-23')).body['fields']).toEqual(['/body/done_on']);
  expect((await note(2, '2026-11-22')).body['fields']).toEqual(['/body/mend']);
  const noted = await note(0, '2026-11-22');
  expect(noted.body['mends']).toMatchObject([
    { what: '换大字标识', done_on: '2026-11-22', noted: { by: 'dpo-writer' } },
    { done_on: null, noted: null },
  ]);
  expect(await clocks()).toEqual([[id, next, 'organisation']]);
  // The next assessment says the same with another day; noted by mistake, the first one runs again.
  const [, later] = mends.map((mend) => ({ ...mend, until: civilDate('2027-01-15') }));
  clock.now += 60_000;
  await as(writer, 'POST', `${path}/assessments`, await written(world, { mends: later ? [later] : [] }));
  await note(0, null);
  expect((await clocks()).map(([, trigger]) => trigger)).toEqual([day, '2027-01-15']);
  expect((await as(writer, 'GET', at)).body['report']).toBe(approved.body['report']);
});

test('what is read from the system is typed by nobody, and keeps the time at which it was read', async () => {
  await using world = await start();
  const { as, writer, clock, path } = world;
  const body = await written(world);
  const typed = structuredClone(body);
  const [reading] = typed.content.guide?.prefilled ?? [];
  if (reading === undefined) throw new Error('The system shows a version.');
  Object.assign(reading, { value: 7 });
  const refused = await as(writer, 'POST', `${path}/assessments`, typed);
  expect([refused.status, refused.body['code'], refused.body['fields']]).toEqual([
    409,
    'reading_other',
    ['/content/guide/prefilled/0'],
  ]);
  const draft = await as(writer, 'POST', `${path}/assessments`, body);
  clock.now += 3_600_000;
  const id = String(draft.body['assessment']);
  const again = await as(writer, 'PUT', `/v1/assessments/${id}`, body, 1);
  const kept = (again.body['content'] as AssessmentContent).guide?.prefilled ?? [];
  expect(new Set(kept.map(({ read_at }) => read_at))).toEqual(new Set([new Date(NOW).toISOString()]));
});

test('a stale answer stops the approval, and re-opens what was approved, with what changed', async () => {
  await using world = await start();
  const { as, writer, approver, clock, context, keeper, path, purpose } = world;
  const body = await written(world);
  const approved = await as(writer, 'POST', `${path}/assessments`, body);
  const id = String(approved.body['assessment']);
  await as(approver, 'POST', `/v1/assessments/${id}/opinion`, { advice: 'begin', text: '同意。' }, 1);
  expect((await as(approver, 'POST', `/v1/assessments/${id}/approval`, {}, 2)).status).toBe(200);
  const draft = await as(writer, 'POST', `${path}/assessments`, body);
  const now = async () => reopenChanged(context.database, await keeper.read(), clock.now);
  // Control: nothing changed yet.
  expect(await now()).toEqual([]);
  // An assessor calls it minor: of a threshold they may, of another supplier they may not.
  const minor_change = { document: 'memo-1' };
  const set = (change: object, revision: number) =>
    as(
      writer,
      'PUT',
      `${path}/configuration`,
      { configuration: { ...configuration, ...change }, minor_change },
      revision,
    );
  await set({ threshold: 0.7 }, 1);
  expect(await now()).toEqual([]);
  await set({ algorithm_supplier: 'other-labs' }, 2);
  const open = await as(
    approver,
    'POST',
    `/v1/assessments/${String(draft.body['assessment'])}/approval`,
    {},
    1,
  );
  expect([open.status, open.body['code']]).toEqual([409, 'configuration_missing']);
  expect(await now()).toEqual([id]);
  const got = await as(writer, 'GET', `/v1/assessments/${id}`);
  expect(got.body).toMatchObject({
    state: 'reopened',
    reopened: {
      because: 'change',
      changes: [{ name: 'algorithm_supplier', was: configuration.algorithm_supplier, now: 'other-labs' }],
    },
  });
  expect(await now()).toEqual([]);
  const events = await readEvents(context.database.reading, 'assessments', 0);
  expect(events.map(({ kind }) => kind)).toEqual([
    'assessment.advised',
    'assessment.approved',
    'assessment.reopened',
  ]);
  expect(purpose).not.toBe('');
});

describeOnBoth('the store of guided assessments', ({ url }) => {
  test('keeps guide, opinion and what re-opened it, and reads one that was written without a guide', async () => {
    await using database = await openDatabase<PlatformTables>(await url(), {
      migrations: platformMigrations,
    });
    const { reading } = database;
    const id = await inTransaction(database, async (writing) => {
      // Nobody keeps an account of `dpo-3`.
      for (const [staff, name] of [
        ['dpo-1', '周文'],
        ['dpo-2', '王岚'],
      ] as const) {
        const factors = { passwordHash: null, totpSealed: null, totpStep: 0 };
        const duties = { roles: ['dpo'], sites: [] } as const;
        await addStaff(writing, { staff, login: staff, name, ...duties, ...factors, joinedAt: NOW });
      }
      const purpose = await addPurpose(writing, lawfulContent(), 'dpo-1', NOW);
      await setConfiguration(writing, { purpose, configuration, minor: null, by: 'dpo-1', revision: 1 }, NOW);
      const made = {
        purpose,
        purpose_version: 1,
        mode: 'verify',
        configuration,
        content: { ...lawfulAssessment(), guide: guide() },
        after_incident: null,
      } as const;
      const added = await addAssessment(writing, made, 'dpo-1', NOW);
      const plain = await addAssessment(writing, { ...made, content: lawfulAssessment() }, 'dpo-1', NOW);
      expect((await findAssessment(writing, plain))?.content.guide).toBeUndefined();
      const draft = await findAssessment(writing, added);
      if (draft === null) throw new Error('It was added.');
      await rewriteAssessment(writing, draft, made, 'dpo-3', NOW);
      await giveOpinion(writing, draft, { advice: 'begin', text: '同意。' }, 'dpo-2', NOW + 1);
      const advised = await findAssessment(writing, added);
      if (advised === null) throw new Error('It was added.');
      await approveAssessment(writing, advised, 'dpo-2', NOW + 2);
      const account = await findStaff(writing, 'dpo-2');
      if (account === null) throw new Error('It was added.');
      await changeDuties(writing, { ...account, roles: ['auditor'] });
      const changes = [{ name: 'devices', was: 1, now: 2 }];
      await reopenAssessments(writing, { purpose, because: 'change', changes: () => changes }, NOW + 3);
      return added;
    });
    const read = await findAssessment(reading, id);
    expect(read).toMatchObject({
      state: 'reopened',
      begun_at: NOW,
      writers: ['dpo-1', 'dpo-3'],
      written_by: 'dpo-3',
      // As they were then: the duties of one are others now.
      signers: [
        { act: 'written', staff: 'dpo-1', name: '周文', roles: ['dpo'] },
        { act: 'advised', staff: 'dpo-2', name: '王岚', roles: ['dpo'] },
        { act: 'approved', staff: 'dpo-2', name: '王岚', roles: ['dpo'] },
      ],
      reopened_because: 'change',
      reopened_changes: [{ name: 'devices', was: 1, now: 2 }],
      opinion: { advice: 'begin', by: 'dpo-2', report: read?.report },
    });
    expect(read?.content.guide).toEqual(guide());
  });
});
