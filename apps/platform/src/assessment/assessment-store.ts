import { randomUUID } from 'node:crypto';
import { AssessmentContent, AssessmentView, RunningConfiguration, canonicalJson } from '@consentry/contract';
import { type ReadingChange, civilDate } from '@consentry/law';
import { type Reading, type Writing, appendEvent } from '@consentry/server';
import { z } from 'zod';
import { findStaff } from '../staff/staff-store.ts';
import type { PlatformTables } from '../store/tables.ts';
import {
  type MinorChange,
  type Reopening,
  type Signer,
  type StoredAssessment,
  type StoredConfiguration,
  type StoredOpinion,
  configurationChanges,
  configurationDigest,
  keptUntil,
  reportDigest,
  withSigner,
} from './assessment.ts';

/** Stream in which others learn of assessments. */
export const ASSESSMENTS = 'assessments';
/** Stream of how purposes run. */
const CONFIGURATIONS = 'configurations';

const Opinion = AssessmentView.shape.opinion.unwrap();

const Minor = z.strictObject({
  document: z.string(),
  by: z.string(),
  on: z.string().transform(civilDate),
  digest: z.string(),
});

/** Reads how a purpose is configured, or all are. */
export async function readConfigurations(
  reading: Reading<PlatformTables>,
  purpose?: string,
): Promise<readonly StoredConfiguration[]> {
  const all = reading.selectFrom('configurations').selectAll();
  const rows = await (purpose === undefined ? all : all.where('purpose', '=', purpose))
    .orderBy('purpose')
    .execute();
  return rows.map(({ configuration, minor_change, ...row }) => ({
    ...row,
    configuration: RunningConfiguration.parse(JSON.parse(configuration)),
    minor_change: minor_change === null ? null : Minor.parse(JSON.parse(minor_change)),
  }));
}

/**
 * Writes down how a purpose is configured now. Another configuration re-opens what was approved for the one
 * before, unless an assessor marked the change as minor; whether that holds is the law's to say.
 *
 * @returns the assessments it re-opened
 */
export async function setConfiguration(
  writing: Writing<PlatformTables>,
  set: {
    readonly purpose: string;
    readonly configuration: RunningConfiguration;
    readonly minor: MinorChange | null;
    readonly by: string;
    readonly revision: number;
  },
  now: number,
): Promise<readonly string[]> {
  const { purpose, configuration, minor, by, revision } = set;
  const digest = configurationDigest(configuration);
  const row = {
    configuration: canonicalJson(configuration),
    digest,
    changed_by: by,
    changed_at: now,
    minor_change: minor === null ? null : JSON.stringify(minor),
    revision,
  };
  await writing
    .insertInto('configurations')
    .values({ purpose, ...row, first_capture_at: null, captured_version: null })
    .onConflict((on) => on.column('purpose').doUpdateSet(row))
    .execute();
  const body = JSON.stringify({ purpose, digest });
  await appendEvent(writing, CONFIGURATIONS, { kind: 'configuration.set', body, at: now });
  if (minor !== null) return [];
  const other = (one: StoredAssessment): boolean => one.configuration_digest !== digest;
  const changes = (one: StoredAssessment) => configurationChanges(one.configuration, configuration);
  return reopenAssessments(writing, { purpose, because: 'configuration', which: other, changes }, now);
}

/** Notes the first capture under a version of a purpose; later ones change nothing. */
export async function noteFirstCapture(
  writing: Writing<PlatformTables>,
  purpose: string,
  version: number,
  now: number,
): Promise<void> {
  await writing
    .updateTable('configurations')
    .set({ first_capture_at: now, captured_version: version })
    .where('purpose', '=', purpose)
    .where((row) => row.or([row('captured_version', 'is', null), row('captured_version', '<', version)]))
    .execute();
}

/** Reads assessments, of one purpose or of all, the latest first. */
export async function readAssessments(
  reading: Reading<PlatformTables>,
  purpose?: string,
): Promise<readonly StoredAssessment[]> {
  const all = reading.selectFrom('assessments').selectAll();
  const rows = await (purpose === undefined ? all : all.where('purpose', '=', purpose))
    .orderBy('written_at', 'desc')
    .orderBy('assessment')
    .execute();
  return rows.map(assessmentOf);
}

/** Reads an assessment. */
export async function findAssessment(
  reading: Reading<PlatformTables>,
  assessment: string,
): Promise<StoredAssessment | null> {
  const row = await reading
    .selectFrom('assessments')
    .selectAll()
    .where('assessment', '=', assessment)
    .executeTakeFirst();
  return row === undefined ? null : assessmentOf(row);
}

const Writers = AssessmentView.shape.writers;
const Signers = AssessmentView.shape.signers;
const Changes = AssessmentView.shape.reopened.unwrap().shape.changes;

function assessmentOf(stored: PlatformTables['assessments']): StoredAssessment {
  const { configuration, content, opinion, reopened_changes: changes, signers, writers, ...row } = stored;
  return {
    ...row,
    opinion: opinion === null ? null : Opinion.parse(JSON.parse(opinion)),
    writers: writers === null ? [stored.written_by] : Writers.parse(JSON.parse(writers)),
    signers: signers === null ? [] : Signers.parse(JSON.parse(signers)),
    reopened_changes: changes === null ? [] : Changes.parse(JSON.parse(changes)),
    configuration: RunningConfiguration.parse(JSON.parse(configuration)),
    content: AssessmentContent.parse(JSON.parse(content)),
  };
}

/** What an assessment is made of. */
export type Assessed = Pick<
  StoredAssessment,
  'purpose' | 'purpose_version' | 'mode' | 'configuration' | 'content' | 'after_incident'
>;

function columnsOf(assessed: Assessed, by: string, now: number) {
  const { content, configuration, purpose_version, mode, after_incident } = assessed;
  return {
    purpose_version,
    mode,
    configuration: canonicalJson(configuration),
    configuration_digest: configurationDigest(configuration),
    content: canonicalJson(content),
    report: reportDigest(assessed),
    after_incident,
    written_by: by,
    written_at: now,
  };
}

/** Writes down who does something of an assessment by the records of staff as they are now, JSON. */
async function signedBy(
  reading: Reading<PlatformTables>,
  signers: readonly Signer[],
  act: Signer['act'],
  by: string,
): Promise<string> {
  const account = await findStaff(reading, by);
  if (account === null) return JSON.stringify(signers);
  const { staff, name, roles } = account;
  return JSON.stringify(withSigner(signers, { act, staff, name, roles: [...roles] }));
}

/** Adds an assessment that is not approved yet. @returns its id */
export async function addAssessment(
  writing: Writing<PlatformTables>,
  assessed: Assessed,
  by: string,
  now: number,
): Promise<string> {
  const assessment = randomUUID();
  await writing
    .insertInto('assessments')
    .values({
      assessment,
      purpose: assessed.purpose,
      state: 'draft',
      ...columnsOf(assessed, by, now),
      approved_by: null,
      approved_at: null,
      reviewed_at: null,
      reopened_at: null,
      reopened_because: null,
      reopened_changes: null,
      opinion: null,
      begun_at: now,
      writers: JSON.stringify([by]),
      signers: await signedBy(writing, [], 'written', by),
      over_at: null,
      kept_until: null,
      revision: 1,
    })
    .execute();
  return assessment;
}

/** Writes an assessment anew that is not approved. */
export async function rewriteAssessment(
  writing: Writing<PlatformTables>,
  { assessment, revision, signers, writers }: StoredAssessment,
  assessed: Assessed,
  by: string,
  now: number,
): Promise<void> {
  await writing
    .updateTable('assessments')
    .set({
      ...columnsOf(assessed, by, now),
      writers: JSON.stringify([...new Set([...writers, by])]),
      signers: await signedBy(writing, signers, 'written', by),
      revision: revision + 1,
    })
    .where('assessment', '=', assessment)
    .where('state', '=', 'draft')
    .execute();
}

/** Approves an assessment; the one of the same version before it is over from now on, and kept. */
export async function approveAssessment(
  writing: Writing<PlatformTables>,
  { assessment, purpose, purpose_version, report, revision, signers }: StoredAssessment,
  by: string,
  now: number,
): Promise<void> {
  await endAssessments(writing, purpose, (one) => one.purpose_version === purpose_version, now);
  await writing
    .updateTable('assessments')
    .set({
      state: 'approved',
      approved_by: by,
      approved_at: now,
      signers: await signedBy(writing, signers, 'approved', by),
      revision: revision + 1,
    })
    .where('assessment', '=', assessment)
    .execute();
  const body = JSON.stringify({ assessment, purpose, purpose_version, report });
  await appendEvent(writing, ASSESSMENTS, { kind: 'assessment.approved', body, at: now });
}

/** Ends approved assessments of a purpose: from now on they are kept three years. */
export async function endAssessments(
  writing: Writing<PlatformTables>,
  purpose: string,
  which: (one: StoredAssessment) => boolean,
  now: number,
): Promise<void> {
  const all = await readAssessments(writing, purpose);
  const met = all.filter((one) => (one.state === 'approved' || one.state === 'reopened') && which(one));
  if (met.length === 0) return;
  await writing
    .updateTable('assessments')
    .set((row) => ({
      state: 'replaced' as const,
      over_at: now,
      kept_until: keptUntil(now),
      revision: row('revision', '+', 1),
    }))
    .where(
      'assessment',
      'in',
      met.map(({ assessment }) => assessment),
    )
    .execute();
}

/**
 * Re-opens approved assessments of a purpose (§ 第九条第二款): after an incident, or when what was assessed
 * is another now. Tells whoever follows.
 *
 * @returns their ids
 */
export async function reopenAssessments(
  writing: Writing<PlatformTables>,
  reopening: {
    readonly purpose: string;
    readonly because: Reopening;
    /** What of each is another now. */
    readonly changes: (one: StoredAssessment) => readonly ReadingChange[];
    /** Left out: all that are approved. */
    readonly which?: (one: StoredAssessment) => boolean;
  },
  now: number,
): Promise<readonly string[]> {
  const { purpose, because, changes, which = () => true } = reopening;
  const met = (await readAssessments(writing, purpose)).filter(
    (one) => one.state === 'approved' && which(one),
  );
  for (const one of met) {
    const { assessment, revision } = one;
    await writing
      .updateTable('assessments')
      .set({
        state: 'reopened',
        reopened_at: now,
        reopened_because: because,
        reopened_changes: JSON.stringify(changes(one)),
        revision: revision + 1,
      })
      .where('assessment', '=', assessment)
      .execute();
    const body = JSON.stringify({ assessment, purpose, because });
    await appendEvent(writing, ASSESSMENTS, { kind: 'assessment.reopened', body, at: now });
  }
  return met.map(({ assessment }) => assessment);
}

/** Writes down the officer's opinion of an assessment as it is written now, over the one before. */
export async function giveOpinion(
  writing: Writing<PlatformTables>,
  { assessment, report, revision, signers }: StoredAssessment,
  given: Pick<StoredOpinion, 'advice' | 'text'>,
  by: string,
  now: number,
): Promise<void> {
  const opinion = { ...given, by, at: new Date(now).toISOString(), report };
  await writing
    .updateTable('assessments')
    .set({
      opinion: JSON.stringify(opinion),
      signers: await signedBy(writing, signers, 'advised', by),
      revision: revision + 1,
    })
    .where('assessment', '=', assessment)
    .where('state', '=', 'draft')
    .execute();
  const body = JSON.stringify({ assessment, by, advice: given.advice, report });
  await appendEvent(writing, ASSESSMENTS, { kind: 'assessment.advised', body, at: now });
}

/** Notes that an approved assessment was looked at again and still holds. */
export async function noteReview(
  writing: Writing<PlatformTables>,
  { assessment, revision }: StoredAssessment,
  now: number,
): Promise<void> {
  await writing
    .updateTable('assessments')
    .set({ reviewed_at: now, revision: revision + 1 })
    .where('assessment', '=', assessment)
    .execute();
}
