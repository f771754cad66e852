import { type Principal, readEvents } from '@consentry/server';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SITE, lawfulCheckpoint, lawfulContent } from '../facts/testing/lawful-facts.ts';
import { startPurposes } from '../purpose/testing/purposes-in-test.ts';
import { MEASURED_MIN_ATTEMPTS, bucketOf, isFaceUsable, millisecondsOf, tally } from './alternatives.ts';
import { alternativesAt, alternativesSection } from './alternatives-facts.ts';
import { alternativesRoutes } from './alternatives-routes.ts';

const start = () => startPurposes((server) => alternativesRoutes(server));
const device = (site: string): Principal => ({ kind: 'device', id: 'door-3', site });
type Ways = ReadonlyArray<{ readonly way: string; readonly kind: string }>;

async function checkpointOf(world: Awaited<ReturnType<typeof start>>) {
  const { as, writer } = world;
  const made = await as(writer, 'POST', '/v1/purposes', lawfulContent());
  const purpose = String(made.body['purpose']);
  const got = await as(writer, 'POST', `/v1/purposes/${purpose}/checkpoints`, lawfulCheckpoint());
  const ways = new Map((got.body['ways'] as Ways).map(({ way, kind }) => [kind, way]));
  const health = (kind: string, live: boolean, who = device(SITE)) =>
    as(who, 'POST', `/v1/ways/${ways.get(kind)}/health`, { live });
  return { purpose, got, checkpoint: String(got.body['checkpoint']), ways, health };
}

test('when the last other way fails, face stops at once and others are told; it goes on with one', async () => {
  await using world = await start();
  const { clock, context, as, writer } = world;
  const { reading } = context.database;
  const { got, checkpoint, purpose, ways, health } = await checkpointOf(world);
  // Nobody has looked yet.
  expect(got.body).toMatchObject({ face_usable: false, face_stopped_at: expect.any(String) });
  const answers = [];
  for (const [kind, live] of [
    ['pin', true],
    ['card', true],
    ['pin', false],
    ['card', false],
    ['card', false],
    ['pin', true],
  ] as const) {
    clock.now += 1000;
    answers.push((await health(kind, live)).body['face_usable']);
  }
  expect(answers).toEqual([true, true, true, false, false, true]);
  const events = await readEvents(reading, 'alternatives', 0);
  expect(events.map(({ kind }) => kind)).toEqual(
    ['face_only', 'restored', 'face_only', 'restored'].map((kind) => `alternatives.${kind}`),
  );
  expect(JSON.parse(events[2]?.body ?? '')).toEqual({ checkpoint, purpose, site: SITE, face_usable: false });
  const outages = await as(writer, 'GET', `/v1/ways/${ways.get('pin')}/outages`);
  expect(outages.body['outages']).toMatchObject([{ ended_at: expect.any(String) }]);
  expect((await as(writer, 'GET', `/v1/checkpoints/${checkpoint}`)).body['face_usable']).toBe(true);
  expect(await alternativesAt(reading, purpose, SITE)).toEqual([
    { kind: 'card', live: false },
    { kind: 'pin', live: true },
  ]);
  // Of a place that is not on record nobody knows a way.
  expect(await alternativesAt(reading, purpose, 'elsewhere')).toEqual([]);
});

test('a way that needs the face as well is no other way', () => {
  const way = { way: 'w', checkpoint: 'c', kind: 'pin', live: true, checked_at: 0, terms: null } as const;
  expect(isFaceUsable({ ways: [{ ...way, with_face: true }] })).toBe(false);
  expect(isFaceUsable({ ways: [{ ...way, with_face: false }] })).toBe(true);
  expect(isFaceUsable({ ways: [] })).toBe(false);
});

test('a device reports for its own site; a place is on record once', async () => {
  await using world = await start();
  const { as, writer } = world;
  const { purpose, checkpoint, health } = await checkpointOf(world);
  expect((await health('pin', true, device('elsewhere'))).status).toBe(404);
  const auditor: Principal = { kind: 'staff', id: 'a', roles: ['auditor'], sites: [], steppedUpAt: null };
  expect((await health('pin', true, auditor)).status).toBe(403);
  const twice = await as(writer, 'POST', `/v1/purposes/${purpose}/checkpoints`, lawfulCheckpoint());
  expect([twice.status, twice.body['code']]).toEqual([409, 'checkpoint_taken']);
  expect((await as(device('elsewhere'), 'GET', `/v1/checkpoints/${checkpoint}`)).status).toBe(404);
  expect((await as(device(SITE), 'GET', `/v1/checkpoints/${checkpoint}`)).status).toBe(200);
});

test('parity is of sums: reports add up, and with few attempts nothing is said', async () => {
  await using world = await start();
  const { as, writer, clock, context } = world;
  const { checkpoint, health } = await checkpointOf(world);
  await health('pin', true);
  const report = (attempts: readonly object[], refused = 0) =>
    as(device(SITE), 'POST', `/v1/checkpoints/${checkpoint}/counts`, {
      attempts,
      refusals: { refused, turned_away: 0 },
    });
  const face = { way: 'face', took_ms: 1900, attempts: 20, first_succeeded: 19 };
  await Promise.all([report([face]), report([face]), report([face], 3)]);
  await report([{ way: 'pin', took_ms: 3000, attempts: 29, first_succeeded: 29 }]);
  const parity = async () => (await as(writer, 'GET', `/v1/checkpoints/${checkpoint}/parity`)).body['ways'];
  expect(await parity()).toEqual([
    { way: 'face', attempts: 60, median_ms: expect.any(Number), success_permille: 950 },
    { way: 'pin', attempts: 29, median_ms: null, success_permille: null },
  ]);
  // Faces while no other way works are counted apart.
  await health('pin', false);
  await report([{ ...face, attempts: 2, first_succeeded: 2 }]);
  const [section] = await alternativesSection(context.database.reading, clock.now);
  expect(section).toMatchObject({
    faces_in_outages: 2,
    refusals: { persons: 3, turned_away: 0 },
    face: { success_permille: 951, measured_on: '2026-11-22' },
  });
  const refused = await report([{ ...face, first_succeeded: 21 }]);
  expect(refused.status).toBe(400);
  // What is older than thirty days no longer counts.
  clock.now += 31 * 24 * 60 * 60_000;
  expect(await parity()).toEqual([]);
});

test('a median of buckets is right to a twentieth', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 600_000 }), { minLength: 30, maxLength: 60 }), (times) => {
      const row = {
        checkpoint: 'c',
        way: 'face',
        day: '2026-11-22',
        attempts: 1,
        first_succeeded: 1,
        in_outage: 0,
      };
      const [found] = tally(times.map((took) => ({ ...row, bucket: bucketOf(took) })));
      const exact = times.toSorted((a, b) => a - b)[Math.ceil(times.length / 2) - 1] ?? 0;
      const median = found?.median_ms ?? 0;
      expect(Math.abs(median - exact)).toBeLessThanOrEqual(Math.max(1, exact * 0.05));
    }),
    { numRuns: 200 },
  );
  expect(millisecondsOf(bucketOf(1))).toBe(1);
  expect(MEASURED_MIN_ATTEMPTS).toBe(30);
});
