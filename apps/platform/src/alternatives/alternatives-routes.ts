import {
  CheckpointList,
  CheckpointView,
  CountsTaken,
  NewCheckpoint,
  OutageList,
  ParityView,
  PurposeId,
  ReportCounts,
  WayHealth,
  WayHealthTaken,
} from '@consentry/contract';
import { addCalendarDays, civilDateAt } from '@consentry/law';
import { ProblemError, type Reading, type Resource } from '@consentry/server';
import { z } from 'zod';
import type { PlatformServer } from '../platform.ts';
import { aboutPurpose } from '../purpose/purpose-routes.ts';
import { requirePurpose } from '../purpose/purpose-store.ts';
import type { PlatformTables } from '../store/tables.ts';
import { PARITY_DAYS, type StoredCheckpoint, type StoredWay, tally } from './alternatives.ts';
import {
  addCheckpoint,
  addCounts,
  findWay,
  noteHealth,
  readCheckpoints,
  readCounts,
  readOutages,
} from './alternatives-store.ts';
import { checkpointView } from './alternatives-view.ts';

const OfPurpose = z.strictObject({ purpose: PurposeId });
const OfCheckpoint = z.strictObject({ checkpoint: z.uuid() });
const OfWay = z.strictObject({ way: z.uuid() });
/** Outages shown at once. */
const OUTAGES_MAX = 200;

/** Ways without a face: where, whether they work, and how they compare with the face (§ 第十条). */
export function alternativesRoutes(server: PlatformServer): void {
  checkpointRoutes(server);
  countRoutes(server);
  server.command({
    method: 'POST',
    url: '/v1/ways/:way/health',
    action: 'way.report',
    summary: 'Reports whether a way works. When no other way does, face stops there at once.',
    params: OfWay,
    body: WayHealth,
    answer: WayHealthTaken,
    about: (reading, { params: { way } }) => aboutWay(reading, way),
    do: async (writing, { params: { way }, body: { live } }, { now }) => {
      const face_usable = await noteHealth(writing, await requireWay(writing, way), live, now);
      return { body: { way, live, checked_at: new Date(now).toISOString(), face_usable } };
    },
  });
  server.query({
    url: '/v1/ways/:way/outages',
    action: 'checkpoint.read',
    operation: 'way.outages',
    summary: 'Lists when a way did not work, the latest first.',
    params: OfWay,
    answer: OutageList,
    about: (reading, { params: { way } }) => aboutWay(reading, way),
    read: async (reading, { params: { way } }) => {
      const outages = await readOutages(reading, way, OUTAGES_MAX);
      return {
        body: {
          outages: outages.map(({ began_at, ended_at }) => ({
            began_at: new Date(began_at).toISOString(),
            ended_at: ended_at === null ? null : new Date(ended_at).toISOString(),
          })),
        },
      };
    },
  });
}

function checkpointRoutes(server: PlatformServer): void {
  server.command({
    method: 'POST',
    url: '/v1/purposes/:purpose/checkpoints',
    action: 'checkpoint.add',
    summary: 'Records where a purpose asks for a face, and by which ways people get on without.',
    problems: ['checkpoint_taken', 'purpose_state'],
    versioned: true,
    params: OfPurpose,
    body: NewCheckpoint,
    answer: CheckpointView,
    status: 201,
    about: async (reading, { params, body: { site } }) =>
      (await aboutPurpose(reading, { params })) === null ? null : { site },
    do: async (writing, { params: { purpose }, body }, { now }) => {
      const { state } = await requirePurpose(writing, purpose);
      if (state === 'ended') throw new ProblemError('purpose_state');
      if ((await readCheckpoints(writing, { purpose, site: body.site })).length > 0)
        throw new ProblemError('checkpoint_taken');
      const checkpoint = await addCheckpoint(writing, purpose, body, now);
      return checkpointView(await requireCheckpoint(writing, checkpoint));
    },
  });
  server.query({
    url: '/v1/purposes/:purpose/checkpoints',
    action: 'checkpoint.list',
    summary: 'Lists where a purpose asks for a face.',
    params: OfPurpose,
    answer: CheckpointList,
    about: aboutPurpose,
    read: async (reading, { params: { purpose } }) => ({
      body: {
        checkpoints: (await readCheckpoints(reading, { purpose })).map((one) => checkpointView(one).body),
      },
    }),
  });
  server.query({
    url: '/v1/checkpoints/:checkpoint',
    action: 'checkpoint.read',
    summary: 'Shows the ways at one place, and whether a face may be asked for there now.',
    versioned: true,
    params: OfCheckpoint,
    answer: CheckpointView,
    about: (reading, { params: { checkpoint } }) => aboutCheckpoint(reading, checkpoint),
    read: async (reading, { params: { checkpoint } }) =>
      checkpointView(await requireCheckpoint(reading, checkpoint)),
  });
}

function countRoutes(server: PlatformServer): void {
  server.command({
    method: 'POST',
    url: '/v1/checkpoints/:checkpoint/counts',
    action: 'way.count',
    summary: 'Adds up how attempts went; sums alone, nobody is named.',
    params: OfCheckpoint,
    body: ReportCounts,
    answer: CountsTaken,
    about: (reading, { params: { checkpoint } }) => aboutCheckpoint(reading, checkpoint),
    do: async (writing, { params: { checkpoint }, body }, { now }) => {
      await addCounts(writing, await requireCheckpoint(writing, checkpoint), body, civilDateAt(now));
      return { body: { taken: true as const } };
    },
  });
  server.query({
    url: '/v1/checkpoints/:checkpoint/parity',
    action: 'checkpoint.read',
    operation: 'checkpoint.parity',
    summary: 'Compares each way with the face by time and success, over 30 days.',
    params: OfCheckpoint,
    answer: ParityView,
    about: (reading, { params: { checkpoint } }) => aboutCheckpoint(reading, checkpoint),
    read: async (reading, { params: { checkpoint } }, { now }) => {
      const since = addCalendarDays(civilDateAt(now), -PARITY_DAYS);
      const ways = tally(await readCounts(reading, since, checkpoint));
      return {
        body: {
          since,
          ways: ways
            .map(({ way, attempts, median_ms, success_permille }) => ({
              way,
              attempts,
              median_ms,
              success_permille,
            }))
            .toSorted((a, b) => (a.way < b.way ? -1 : 1)),
        },
      };
    },
  });
}

async function requireCheckpoint(
  reading: Reading<PlatformTables>,
  checkpoint: string,
): Promise<StoredCheckpoint> {
  const [found] = await readCheckpoints(reading, { checkpoint });
  if (found === undefined) throw new ProblemError('not_found');
  return found;
}

async function requireWay(reading: Reading<PlatformTables>, way: string): Promise<StoredWay> {
  const found = await findWay(reading, way);
  if (found === null) throw new ProblemError('not_found');
  return found;
}

async function aboutCheckpoint(
  reading: Reading<PlatformTables>,
  checkpoint: string,
): Promise<Resource | null> {
  const [found] = await readCheckpoints(reading, { checkpoint });
  return found === undefined ? null : { site: found.site };
}

async function aboutWay(reading: Reading<PlatformTables>, way: string): Promise<Resource | null> {
  const found = await findWay(reading, way);
  return found === null ? null : aboutCheckpoint(reading, found.checkpoint);
}
