import { type IncidentFacts, IncidentView } from '@consentry/contract';
import { inTransaction, readEvents } from '@consentry/server';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addAssessment, approveAssessment, findAssessment } from '../assessment/assessment-store.ts';
import { lawfulAssessment, lawfulConfiguration, lawfulFacts } from '../facts/testing/lawful-facts.ts';
import { startPurposes, steppedUp } from '../purpose/testing/purposes-in-test.ts';
import { staff } from '../testing/test-server.ts';
import { containIncident } from './handle-incident.ts';
import { type IncidentForLaw, clocksOf, supplemented } from './incident.ts';
import { incidentSection } from './incident-facts.ts';
import { incidentRoutes } from './incident-routes.ts';
import { requireIncident } from './incident-store.ts';
import { readStops } from './incident-stops.ts';
import { takeUpAgain } from './resume-incident.ts';

const HOUR = 3_600_000;
const text = (zh: string, en: string) => ({ 'zh-CN': zh, en });
const WHOLE = Object.fromEntries(
  ['kinds', 'cause', 'harm', 'measures', 'self_help', 'contact'].map((name) => [name, text('示例', name)]),
);

async function start() {
  const world = await startPurposes((server, context) => incidentRoutes(server, context));
  const { as, writer, approver, clock, prepare, propose, approve } = world;
  return {
    ...world,
    async inForce() {
      const purpose = await prepare();
      await propose(purpose);
      expect((await approve(purpose)).status).toBe(200);
      return purpose;
    },
    async report(change: object = {}, by = staff('operator', ['north'])) {
      const known_at = new Date(clock.now).toISOString();
      const body = { kind: 'leak', what: 'A list lay open.', known_at, purposes: [], devices: [], sites: [] };
      return as(by, 'POST', '/v1/incidents', { ...body, ...change });
    },
    step: (incident: string, method: string, path: string, body: object, revision?: number, by = writer) =>
      as(by, method, `/v1/incidents/${incident}${path}`, body, revision),
    view: async (incident: string) =>
      IncidentView.parse((await as(approver, 'GET', `/v1/incidents/${incident}`)).body),
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
}
type World = Awaited<ReturnType<typeof start>>;

const known = (view: IncidentView, change: Partial<IncidentFacts> = {}): IncidentFacts => ({
  ...view.facts,
  faces: true,
  persons: { at_least: 2, at_most: 40 },
  minors: 1,
  harm: 'Somebody may be told apart.',
  data_kinds: ['template'],
  ...change,
});

/** Does one step on the incident as it is now, and wants it done. */
async function done(world: World, incident: string, method: string, path: string, body: object) {
  const { revision } = await world.view(incident);
  const got = await world.step(incident, method, path, body, revision);
  expect([path, got.body['code'], got.status < 300]).toEqual([path, undefined, true]);
  return IncidentView.parse(got.body);
}

const contain = (clock: { now: number }, purposes: string[], contained = true) => ({
  action: 'Closed the share.',
  taken_at: new Date(clock.now).toISOString(),
  contained,
  suspend: { purposes, devices: [] },
});

async function reassess(world: World, purpose: string, incident: string) {
  await inTransaction(world.context.database, async (writing) => {
    const assessed = {
      purpose,
      purpose_version: 1,
      mode: 'verify',
      configuration: lawfulConfiguration(),
      content: lawfulAssessment(),
      after_incident: incident,
    } as const;
    const id = await addAssessment(writing, assessed, 'dpo-writer', world.clock.now);
    const found = await findAssessment(writing, id);
    if (found !== null) await approveAssessment(writing, found, 'dpo-approver', world.clock.now);
  });
}

test('an incident is reported, stops its purpose, and goes on only by the act, with four eyes', async () => {
  await using world = await start();
  const { as, clock, context, writer, approver } = world;
  const purpose = await world.inForce();
  const reported = await world.report({ purposes: [purpose] });
  expect(reported.status).toBe(201);
  const incident = String(reported.body['incident']);
  clock.now += HOUR;
  const recorded = await done(world, incident, 'PUT', '', known(await world.view(incident)));
  expect(recorded.state).toBe('open');
  const assessments = await as(writer, 'GET', `/v1/purposes/${purpose}`);
  expect(assessments.status).toBe(200);
  const events = await readEvents(context.database.reading, 'assessments', 0);
  expect(events.at(-1)?.kind).toBe('assessment.reopened');
  // Whatever version was seen: to stop is not held up.
  const stopped = await world.step(incident, 'POST', '/containment', contain(clock, [purpose]));
  expect(stopped.body).toMatchObject({
    stopped: [{ thing: 'purpose', id: purpose, lifted_at: null }],
    contained_at: new Date(clock.now).toISOString(),
  });
  expect((await as(writer, 'GET', `/v1/purposes/${purpose}`)).body['state']).toBe('suspended');
  // The ordinary way back is shut while the incident is open.
  await world.propose(purpose);
  expect((await world.approve(purpose)).body['code']).toBe('stopped_by_incident');

  const sent_at = new Date(clock.now).toISOString();
  const give = (to: string, reached: number) => ({ to, channel: 'mail', sent_at, reached });
  const early = await world.step(
    incident,
    'POST',
    '/notices',
    give('authority', 0),
    (await world.view(incident)).revision,
  );
  expect([early.status, early.body['code'], early.body['requirement']]).toEqual([403, 'not_lawful', 'RP.5']);
  await done(world, incident, 'PUT', '/notice', WHOLE);
  await done(world, incident, 'POST', '/notices', give('authority', 0));
  await done(world, incident, 'POST', '/notices', give('persons', 40));
  const more = await world.step(
    incident,
    'POST',
    '/notices',
    give('persons', 1),
    (await world.view(incident)).revision,
  );
  expect([more.status, more.body['code']]).toEqual([422, 'incident_counts']);
  await done(world, incident, 'POST', '/notices', give('guardians', 1));
  await done(world, incident, 'POST', '/grade', { grade: 'general', reason: 'Few persons.' });

  const proposing = async () => ({
    root_cause: 'A wrong setting.',
    measures: 'It is checked nightly.',
    facts: lawfulFacts(purpose, clock.now),
  });
  const propose = async () => done(world, incident, 'POST', '/resumption', await proposing());
  const resume = async (by = approver) =>
    world.step(incident, 'POST', '/resumption/approval', {}, (await world.view(incident)).revision, by);
  expect((await resume()).body['code']).toBe('incident_state');
  await propose();
  expect((await resume(writer)).body['code']).toBe('four_eyes');
  const refused = await resume();
  expect([refused.status, refused.body['code']]).toEqual([403, 'not_lawful']);
  const broken = refused.body['broken'] as Array<{ code: string }>;
  expect(broken.map(({ code }) => code)).toEqual(['incident_not_reassessed']);
  expect((await as(writer, 'GET', `/v1/purposes/${purpose}`)).body['state']).toBe('suspended');
  clock.now += HOUR;
  await reassess(world, purpose, incident);
  const closed = await resume();
  expect(closed.body).toMatchObject({ state: 'closed', closed: { by: 'dpo-approver' } });
  expect((await as(writer, 'GET', `/v1/purposes/${purpose}`)).body['state']).toBe('active');
  const decisions = await context.database.reading.selectFrom('incident_decisions').selectAll().execute();
  expect(new Set(decisions.map(({ permitted }) => permitted))).toEqual(new Set([false, true]));
  const timeline = await as(approver, 'GET', `/v1/incidents/${incident}/timeline`);
  const entries = timeline.body['entries'] as Array<{ sequence: number; kind: string }>;
  expect(entries.map(({ sequence }) => sequence)).toEqual(entries.map((_, at) => at + 1));
  expect(entries[0]?.kind).toBe('incident.reported');
  expect(entries.at(-1)?.kind).toBe('incident.closed');
  const again = await world.step(incident, 'POST', '/containment', contain(clock, [purpose]));
  expect(again.body['code']).toBe('incident_state');
});

test('what two incidents hold stays stopped until both are closed; what somebody stopped before, longer', async () => {
  await using world = await start();
  const { as, clock, context, writer } = world;
  const [purpose, before] = [await world.inForce(), await world.inForce()];
  await as(writer, 'POST', `/v1/purposes/${before}/suspension`, { reason: 'by hand' });
  const incidents: string[] = [];
  for (const one of [1, 2]) {
    const { body } = await world.report({ what: `number ${one}` });
    incidents.push(String(body['incident']));
    const got = await world.step(
      String(body['incident']),
      'POST',
      '/containment',
      contain(clock, [purpose, before]),
    );
    expect(got.status).toBe(200);
  }
  const lift = (incident: string) =>
    inTransaction(context.database, (writing) => takeUpAgain(writing, incident, clock.now));
  expect(await lift(incidents[0] ?? '')).toEqual([]);
  expect(await lift(incidents[1] ?? '')).toEqual([purpose]);
  const states = [];
  for (const id of [purpose, before])
    states.push((await as(writer, 'GET', `/v1/purposes/${id}`)).body['state']);
  expect(states).toEqual(['active', 'suspended']);
});

test('containing is whole or nothing: one thing that cannot be stopped, or a program that dies, leaves nothing', async () => {
  await using world = await start();
  const { as, clock, context, writer } = world;
  const purpose = await world.inForce();
  const draft = await world.prepare();
  const incident = String((await world.report()).body['incident']);
  const got = await world.step(incident, 'POST', '/containment', contain(clock, [purpose, draft]));
  expect([got.status, got.body['code'], got.body['fields']]).toEqual([
    409,
    'purpose_state',
    ['/suspend/purposes/1'],
  ]);
  const failing = inTransaction(context.database, async (writing) => {
    const one = await requireIncident(writing, incident);
    await containIncident(writing, one, contain(clock, [purpose]), 'dpo-writer', clock.now);
    throw new Error('died');
  });
  await expect(failing).rejects.toThrow('died');
  const state = async () => (await as(writer, 'GET', `/v1/purposes/${purpose}`)).body['state'];
  const stops = () => readStops(context.database.reading, { incident });
  expect([await state(), await stops(), (await world.view(incident)).remedied_at]).toEqual([
    'active',
    [],
    null,
  ]);
  // The control: the same without the failure stops it.
  expect((await world.step(incident, 'POST', '/containment', contain(clock, [purpose]))).status).toBe(200);
  expect([await state(), (await stops()).length]).toEqual(['suspended', 1]);
});

test('sent again with its key a report and a containment are done once', async () => {
  await using world = await start();
  const { send, clock, context, writer } = world;
  const known_at = new Date(clock.now).toISOString();
  const body = { kind: 'loss', what: 'x', known_at, purposes: [], devices: [], sites: [] };
  const sent = { as: writer, headers: { 'idempotency-key': 'report-1' } };
  const first = await send('POST', '/v1/incidents', body, sent);
  const again = await send('POST', '/v1/incidents', body, sent);
  expect(again.body).toEqual(first.body);
  expect(again.headers.get('idempotent-replayed')).toBe('true');
  const all = await context.database.reading.selectFrom('incidents').select('incident').execute();
  expect(all).toHaveLength(1);
  const path = `/v1/incidents/${String(first.body['incident'])}/containment`;
  const key = { as: writer, headers: { 'idempotency-key': 'contain-1' } };
  for (const _ of [1, 2]) await send('POST', path, contain(clock, []), key);
  const timeline = await readEvents(
    context.database.reading,
    `incident/${String(first.body['incident'])}`,
    0,
  );
  expect(timeline.map(({ kind }) => kind)).toEqual(['incident.reported', 'incident.contained']);
});

test('the times named are in order, and no clock is made to start later', async () => {
  await using world = await start();
  const { clock } = world;
  const at = (ms: number) => new Date(clock.now + ms).toISOString();
  const code = async (got: ReturnType<World['report']>) => (await got).body['code'];
  expect(await code(world.report({ known_at: at(1) }))).toBe('time_order');
  const unknown = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff';
  const named = await world.report({ purposes: [unknown] });
  expect([named.status, named.body['fields']]).toEqual([400, ['/purposes/0']]);
  const incident = String((await world.report()).body['incident']);
  clock.now += HOUR;
  const view = await world.view(incident);
  const later = known(view, { known_at: at(-1) });
  expect((await world.step(incident, 'PUT', '', later, 1)).body['code']).toBe('time_order');
  expect((await done(world, incident, 'PUT', '', known(view, { known_at: at(-2 * HOUR) }))).revision).toBe(2);
  const early = { ...contain(clock, []), taken_at: at(-3 * HOUR) };
  expect((await world.step(incident, 'POST', '/containment', early)).body['code']).toBe('time_order');
  expect((await world.step(incident, 'PUT', '', known(view), 1)).status).toBe(412);
  expect((await world.step(incident, 'PUT', '', known(view))).status).toBe(428);
  const summed = await world.step(
    incident,
    'POST',
    '/handling',
    { step: 'summary_sent', on: '2026-11-22' },
    2,
  );
  expect(summed.body['code']).toBe('incident_state');
});

test('whoever operates or installs reports and reads nothing of it; who reported does not dismiss it', async () => {
  await using world = await start();
  const { as, writer, approver, clock } = world;
  for (const role of ['operator', 'installer', 'auditor', 'admin', 'dpo']) {
    expect((await world.report({}, staff(role))).status).toBe(201);
  }
  const own = String((await world.report({}, writer)).body['incident']);
  for (const role of ['operator', 'installer'])
    for (const path of ['', '/timeline'])
      expect((await as(staff(role), 'GET', `/v1/incidents/${own}${path}`)).body['code']).toBe(
        'not_your_role',
      );
  expect((await as({ kind: 'person', id: 'p', wards: [] }, 'GET', '/v1/incidents')).status).toBe(403);
  const dismissing = { reason: 'A test of the alarm.' };
  const dismiss = (by = writer, incident = own) =>
    as(by, 'POST', `/v1/incidents/${incident}/dismissal`, dismissing, 1);
  expect((await dismiss()).body['code']).toBe('four_eyes');
  const admin = steppedUp('admin', 'admin-1', clock.now);
  expect((await dismiss(admin)).body['code']).toBe('not_your_role');
  expect((await dismiss(approver)).body).toMatchObject({ state: 'dismissed', clocks: [], findings: [] });
  const first = await as(approver, 'GET', '/v1/incidents?limit=4');
  expect(first.body['incidents']).toHaveLength(4);
  const rest = await as(approver, 'GET', `/v1/incidents?limit=4&cursor=${String(first.body['cursor'])}`);
  const ids = [first, rest].flatMap(({ body }) => body['incidents'] as Array<{ incident: string }>);
  expect(new Set(ids.map(({ incident }) => incident)).size).toBe(6);
  expect(rest.body['cursor']).toBeNull();
  // What turned out to be none is none for the law.
  const { incidents } = await incidentSection(world.context.database.reading, clock.now);
  expect(incidents.map(({ id }) => id)).not.toContain(own);
  expect(incidents).toHaveLength(5);
});

test('persons are left untold only by a judgement on record after a measure, which the authority overrules', async () => {
  await using world = await start();
  const { clock } = world;
  const incident = String((await world.report()).body['incident']);
  await done(world, incident, 'PUT', '', known(await world.view(incident)));
  const exempt = async () =>
    world.step(
      incident,
      'PUT',
      '/exemption',
      { reason: 'It was sealed.' },
      (await world.view(incident)).revision,
    );
  expect((await exempt()).body['code']).toBe('incident_state');
  await world.step(incident, 'POST', '/containment', contain(clock, []));
  expect((await exempt()).body).toMatchObject({ exemption: { by: 'dpo-writer', reason: 'It was sealed.' } });
  const codes = async () => (await world.view(incident)).findings.map(({ finding }) => finding.code);
  const clock_ = async () =>
    (await world.view(incident)).clocks.find(({ kind }) => kind === 'persons')?.state;
  expect(await codes()).toEqual(['incident_authority_untold']);
  expect(await clock_()).toBe('not_asked');
  await done(world, incident, 'POST', '/telling-order', { document: 'CAC 2026-17' });
  expect(await codes()).toContain('incident_persons_untold');
  expect(await clock_()).toBe('due');
  expect((await exempt()).body['code']).toBe('incident_state');
});

const incidentAt = (known_at: string, change: Partial<IncidentForLaw> = {}): IncidentForLaw => ({
  id: 'i',
  kind: 'leak',
  certainty: 'happened',
  faces: true,
  persons: null,
  minors: null,
  grade: null,
  operator: 'other',
  purpose_ids: [],
  device_ids: [],
  known_at,
  remedied_at: null,
  contained_at: null,
  authority_told_at: null,
  told: null,
  harm_avoided_by: null,
  telling_required: false,
  notice: [],
  report: null,
  handling_ended_on: null,
  summary_sent_on: null,
  closed_on: null,
  ...change,
});

test('hours run across midnight, and by whose incident it is', () => {
  const at = '2026-11-22T22:30:00+08:00';
  const now = Date.parse(at);
  const due = (operator: IncidentForLaw['operator']) =>
    clocksOf(incidentAt(at, { operator }), null, now).find(({ kind }) => kind === 'report')?.due_at;
  expect(due('other')).toBe('2026-11-22T18:30:00.000Z');
  expect(due('central_organ')).toBe('2026-11-22T16:30:00.000Z');
  expect(due('critical_infrastructure')).toBe('2026-11-22T15:30:00.000Z');
  const states = (change: Partial<IncidentForLaw>, later: number) =>
    Object.fromEntries(
      clocksOf(incidentAt(at, change), null, now + later).map(({ kind, state, ungraded }) => [
        kind,
        ungraded ? `${state}, ungraded` : state,
      ]),
    );
  expect(states({}, 4 * HOUR)).toMatchObject({ grading: 'due', report: 'due, ungraded', authority: 'due' });
  expect(states({}, 4 * HOUR + 1)).toMatchObject({ grading: 'overdue', report: 'overdue, ungraded' });
  expect(states({ grade: 'general' }, 25 * HOUR)).toMatchObject({
    report: 'not_asked',
    authority: 'overdue',
  });
  expect(states({ kind: 'other', grade: 'serious' }, 0)).toEqual({ grading: 'due', report: 'due' });
  // Before the measures were in force nothing is counted by them.
  expect(clocksOf(incidentAt('2025-10-31T23:59:59+08:00'), null, now).map(({ kind }) => kind)).toEqual([
    'authority',
    'persons',
  ]);
});

test('a supplement never moves a report to later and never takes from it', () => {
  const to = fc.uniqueArray(
    fc.constantFrom(
      'protection_department' as const,
      'public_security' as const,
      'provincial_cyberspace' as const,
    ),
  );
  const report = fc.record({
    sent_at: fc.integer({ min: 0, max: 1e9 }).map((s) => new Date(1.79e12 + s * 1000).toISOString()),
    to,
    items: fc.uniqueArray(fc.integer({ min: 1, max: 8 })),
  });
  fc.assert(
    fc.property(report, report, (before, more) => {
      const after = supplemented(before, more);
      expect(Date.parse(after.sent_at)).toBeLessThanOrEqual(Date.parse(before.sent_at));
      for (const item of [...before.items, ...more.items]) expect(after.items).toContain(item);
      for (const one of [...before.to, ...more.to]) expect(after.to).toContain(one);
    }),
  );
});
