import type { NewAssessment } from '@consentry/contract';
import { openOf, opinionOpen } from '@consentry/law';
import { ProblemError, type Reading } from '@consentry/server';
import type { StoredVersion } from '../purpose/purpose.ts';
import { readVersions, requirePurpose } from '../purpose/purpose-store.ts';
import type { PlatformTables } from '../store/tables.ts';
import type { StoredAssessment } from './assessment.ts';
import type { Posture } from '../posture/posture-keeper.ts';
import { type Assessed, readConfigurations } from './assessment-store.ts';
import { observedNow, withReadings } from './observed.ts';

/**
 * Makes what is assessed: the four contents somebody wrote, and what the platform knows itself, the version
 * that is prepared (or in force) and the configuration that runs.
 *
 * @param posture how everything stands; `null` for what is written without the guide
 * @param before what is written over; its readings keep the time at which they were read
 * @throws {ProblemError} `configuration_missing`, `reading_other`, `purpose_state` for a purpose that has ended
 */
export async function assessedNow(
  reading: Reading<PlatformTables>,
  purpose: string,
  { content, after_incident }: NewAssessment,
  posture: Posture | null,
  before: StoredAssessment | null = null,
): Promise<Assessed> {
  const { state } = await requirePurpose(reading, purpose);
  if (state === 'ended') throw new ProblemError('purpose_state');
  const meant = await meantVersion(reading, purpose);
  const [running] = await readConfigurations(reading, purpose);
  if (running === undefined) throw new ProblemError('configuration_missing');
  const read =
    posture === null
      ? content
      : withReadings(
          content,
          before?.content.guide ?? null,
          await observedNow(reading, posture, purpose, meant.version),
        );
  return {
    purpose,
    purpose_version: meant.version,
    mode: meant.content.mode,
    configuration: running.configuration,
    content: read,
    after_incident,
  };
}

/**
 * Finds the version that an assessment is of: the one that is prepared, else the one in force.
 *
 * @throws {ProblemError} `not_found`, `configuration_missing`
 */
export async function meantVersion(
  reading: Reading<PlatformTables>,
  purpose: string,
): Promise<StoredVersion> {
  const { version } = await requirePurpose(reading, purpose);
  const versions = await readVersions(reading, [purpose]);
  const last = versions.at(-1);
  const meant = last?.state === 'draft' ? last : versions.find((one) => one.version === version);
  if (meant === undefined) throw new ProblemError('configuration_missing');
  return meant;
}

/**
 * Checks that what was assessed is what runs, before it is approved.
 *
 * @throws {ProblemError} `configuration_missing`
 */
export async function requireStillTrue(
  reading: Reading<PlatformTables>,
  { purpose, purpose_version, mode, configuration_digest }: StoredAssessment,
): Promise<void> {
  const versions = await readVersions(reading, [purpose]);
  const meant = versions.find(({ version }) => version === purpose_version);
  const [running] = await readConfigurations(reading, purpose);
  if (running?.digest !== configuration_digest || meant?.content.mode !== mode)
    throw new ProblemError('configuration_missing');
}

/**
 * Checks that nothing is open in an assessment that was written with the guide: no measure without evidence that holds
 * now, no answer that changed since it was read, nothing left to a template, and the officer's opinion is there.
 *
 * @param posture `null` for one that was written without the guide
 * @throws {ProblemError} `assessment_open` naming each place as `/step/about/code`, `version_other`
 */
export async function requireNothingOpen(
  reading: Reading<PlatformTables>,
  { purpose, purpose_version, content, opinion, report }: StoredAssessment,
  posture: Posture | null,
): Promise<void> {
  const { guide, remaining_risks } = content;
  if (guide === undefined) return;
  // Somebody wrote it anew with the guide since it was looked at.
  if (posture === null) throw new ProblemError('version_other');
  const running = await observedNow(reading, posture, purpose, purpose_version);
  const open = [...openOf({ guide, remaining_risks }, running), ...opinionOpen(opinion, report)];
  if (open.length === 0) return;
  const fields = open.map(({ step, about, code }) => `/${[step, about, code].filter(Boolean).join('/')}`);
  throw new ProblemError('assessment_open', { fields });
}
