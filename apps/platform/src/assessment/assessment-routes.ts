import {
  type AssessmentContent,
  AssessmentList,
  AssessmentView,
  ConfigurationView,
  GiveOpinion,
  NewAssessment,
  PurposeId,
  PurposeObserved,
  SetConfiguration,
} from '@consentry/contract';
import { civilDateAt } from '@consentry/law';
import { ProblemError, type Reading, type Resource, requireVersion } from '@consentry/server';
import { z } from 'zod';
import { actingStaff } from '../facts/acting-staff.ts';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import type { Posture, PostureKeeper } from '../posture/posture-keeper.ts';
import { aboutPurpose } from '../purpose/purpose-routes.ts';
import type { PlatformTables } from '../store/tables.ts';
import { configurationDigest } from './assessment.ts';
import {
  addAssessment,
  approveAssessment,
  findAssessment,
  giveOpinion,
  noteReview,
  readAssessments,
  readConfigurations,
  rewriteAssessment,
  setConfiguration,
} from './assessment-store.ts';
import { mendRoutes } from './mend-routes.ts';
import { assessmentView, configurationView, requireAssessment, viewAssessment } from './assessment-view.ts';
import { observedNow, observedView } from './observed.ts';
import { assessedNow, meantVersion, requireNothingOpen, requireStillTrue } from './write-assessment.ts';

const OfPurpose = z.strictObject({ purpose: PurposeId });
const Params = z.strictObject({ assessment: z.uuid() });
/** Assessments shown at once. */
const SHOWN_MAX = 200;

/** Impact assessments: of the running configuration, approved by another, never deleted (§ 第九条). */
export function assessmentRoutes(
  server: PlatformServer,
  { database }: Pick<PlatformContext, 'database'>,
  keeper: Pick<PostureKeeper, 'read'>,
): void {
  configurationRoutes(server);
  reads(server, keeper);
  opinionRoute(server);
  mendRoutes(server);
  server.command({
    method: 'POST',
    url: '/v1/purposes/:purpose/assessments',
    action: 'assessment.write',
    summary: 'Begins an assessment of the running configuration.',
    problems: ['configuration_missing', 'reading_other'],
    versioned: true,
    params: OfPurpose,
    body: NewAssessment,
    answer: AssessmentView,
    status: 201,
    about: aboutPurpose,
    before: ({ body }) => postureFor(keeper, body.content),
    do: async (writing, { params: { purpose }, body }, { now, principal }, posture) => {
      const assessed = await assessedNow(writing, purpose, body, posture);
      return viewAssessment(writing, await addAssessment(writing, assessed, actingStaff(principal), now));
    },
  });
  server.command({
    method: 'PUT',
    url: '/v1/assessments/:assessment',
    action: 'assessment.write',
    operation: 'assessment.change',
    summary: 'Writes an assessment anew that is not approved, of the configuration that runs now.',
    problems: ['purpose_state', 'reading_other', 'version_missing', 'version_other'],
    params: Params,
    body: NewAssessment,
    answer: AssessmentView,
    about: aboutWriting,
    before: ({ body }) => postureFor(keeper, body.content),
    do: async (writing, { params: { assessment }, body }, { now, version, principal }, posture) => {
      const found = await requireAssessment(writing, assessment);
      requireVersion(version, found.revision);
      if (found.state !== 'draft') throw new ProblemError('purpose_state');
      const assessed = await assessedNow(writing, found.purpose, body, posture, found);
      await rewriteAssessment(writing, found, assessed, actingStaff(principal), now);
      return viewAssessment(writing, assessment);
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/assessments/:assessment/approval',
    action: 'assessment.approve',
    summary: 'Approves an assessment that somebody else wrote.',
    problems: [
      'assessment_open',
      'configuration_missing',
      'purpose_state',
      'version_missing',
      'version_other',
    ],
    versioned: true,
    params: Params,
    body: z.strictObject({}),
    answer: AssessmentView,
    about: aboutWriting,
    before: async ({ params: { assessment } }) => {
      const found = await findAssessment(database.reading, assessment);
      return found === null ? null : postureFor(keeper, found.content);
    },
    do: async (writing, { params: { assessment } }, { now, version, principal }, posture) => {
      const found = await requireAssessment(writing, assessment);
      requireVersion(version, found.revision);
      if (found.state !== 'draft') throw new ProblemError('purpose_state');
      const by = actingStaff(principal);
      // Somebody may have written it anew since the access table was asked.
      if (found.written_by === by) throw new ProblemError('four_eyes');
      await requireStillTrue(writing, found);
      await requireNothingOpen(writing, found, posture);
      await approveAssessment(writing, found, by, now);
      return viewAssessment(writing, assessment);
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/assessments/:assessment/review',
    action: 'assessment.review',
    summary: 'Notes that an approved assessment was looked at again and still holds.',
    problems: ['purpose_state', 'version_missing', 'version_other'],
    params: Params,
    body: z.strictObject({}),
    answer: AssessmentView,
    about: aboutWriting,
    do: async (writing, { params: { assessment } }, { now, version }) => {
      const found = await requireAssessment(writing, assessment);
      requireVersion(version, found.revision);
      if (found.state !== 'approved') throw new ProblemError('purpose_state');
      await noteReview(writing, found, now);
      return viewAssessment(writing, assessment);
    },
  });
}

/** What is written without the guide rests on nothing that has to be gathered. */
async function postureFor(
  keeper: Pick<PostureKeeper, 'read'>,
  { guide }: AssessmentContent,
): Promise<Posture | null> {
  return guide === undefined ? null : keeper.read();
}

function opinionRoute(server: PlatformServer): void {
  server.command({
    method: 'POST',
    url: '/v1/assessments/:assessment/opinion',
    action: 'assessment.advise',
    summary: 'Gives the opinion of an officer who did not write it, of the assessment as it is written now.',
    problems: ['purpose_state', 'version_missing', 'version_other'],
    versioned: true,
    params: Params,
    body: GiveOpinion,
    answer: AssessmentView,
    about: aboutWriting,
    do: async (writing, { params: { assessment }, body }, { now, version, principal }) => {
      const found = await requireAssessment(writing, assessment);
      requireVersion(version, found.revision);
      if (found.state !== 'draft') throw new ProblemError('purpose_state');
      const by = actingStaff(principal);
      if (found.written_by === by) throw new ProblemError('four_eyes');
      await giveOpinion(writing, found, body, by, now);
      return viewAssessment(writing, assessment);
    },
  });
}

function configurationRoutes(server: PlatformServer): void {
  server.command({
    method: 'PUT',
    url: '/v1/purposes/:purpose/configuration',
    action: 'configuration.set',
    summary: 'Records how a purpose runs now; another configuration re-opens its assessment.',
    problems: ['version_missing', 'version_other'],
    versioned: true,
    params: OfPurpose,
    body: SetConfiguration,
    answer: ConfigurationView,
    about: aboutPurpose,
    do: async (writing, { params: { purpose }, body }, { now, version, principal, by: role }) => {
      const [held] = await readConfigurations(writing, purpose);
      if (held !== undefined) requireVersion(version, held.revision);
      const { configuration, minor_change } = body;
      const by = actingStaff(principal);
      // Who installs does not judge what is minor.
      if (minor_change !== null && role !== 'dpo') throw new ProblemError('not_your_role');
      const digest = configurationDigest(configuration);
      const minor = minor_change === null ? null : { ...minor_change, by, on: civilDateAt(now), digest };
      const revision = (held?.revision ?? 0) + 1;
      const set = { purpose, configuration, minor, by, revision };
      const reopened = await setConfiguration(writing, set, now);
      return configurationView(await requireConfiguration(writing, purpose), reopened);
    },
  });
  server.query({
    url: '/v1/purposes/:purpose/configuration',
    action: 'assessment.read',
    operation: 'configuration.read',
    summary: 'Shows how a purpose runs now.',
    params: OfPurpose,
    answer: ConfigurationView,
    about: aboutPurpose,
    read: async (reading, { params: { purpose } }) =>
      configurationView(await requireConfiguration(reading, purpose), []),
  });
}

function reads(server: PlatformServer, keeper: Pick<PostureKeeper, 'read'>): void {
  server.query({
    url: '/v1/purposes/:purpose/observed',
    action: 'assessment.read',
    operation: 'assessment.observe',
    summary:
      'Shows what an assessment of a purpose need not ask anybody, and what can show that measures work.',
    params: OfPurpose,
    answer: PurposeObserved,
    about: aboutPurpose,
    read: async (reading, { params: { purpose } }) => {
      const { version } = await meantVersion(reading, purpose);
      const now = await observedNow(reading, await keeper.read(), purpose, version);
      return { body: observedView(now) };
    },
  });
  server.query({
    url: '/v1/purposes/:purpose/assessments',
    action: 'assessment.read',
    operation: 'assessment.list',
    summary: 'Lists the assessments of a purpose, the latest first.',
    params: OfPurpose,
    answer: AssessmentList,
    about: aboutPurpose,
    read: async (reading, { params: { purpose } }) => {
      const all = await readAssessments(reading, purpose);
      return { body: { assessments: all.slice(0, SHOWN_MAX).map(assessmentView) } };
    },
  });
  server.query({
    url: '/v1/assessments/:assessment',
    action: 'assessment.read',
    summary: 'Shows an assessment.',
    versioned: true,
    params: Params,
    answer: AssessmentView,
    about: aboutWriting,
    read: (reading, { params: { assessment } }) => viewAssessment(reading, assessment),
  });
}

async function requireConfiguration(reading: Reading<PlatformTables>, purpose: string) {
  const [held] = await readConfigurations(reading, purpose);
  if (held === undefined) throw new ProblemError('not_found');
  return held;
}

/** Whoever wrote it last proposed it: somebody else approves (four eyes). */
async function aboutWriting(
  reading: Reading<PlatformTables>,
  { params: { assessment } }: { readonly params: { readonly assessment: string } },
): Promise<Resource | null> {
  const found = await findAssessment(reading, assessment);
  return found === null ? null : { proposedBy: found.written_by };
}
