import type { NewAssessment } from '@consentry/contract';
import { ProblemError, type Reading } from '@consentry/server';
import { readVersions, requirePurpose } from '../purpose/purpose-store.ts';
import type { PlatformTables } from '../store/tables.ts';
import type { StoredAssessment } from './assessment.ts';
import { type Assessed, readConfigurations } from './assessment-store.ts';

/**
 * Makes what is assessed: the four contents somebody wrote, and what the platform knows itself, the version
 * that is prepared (or in force) and the configuration that runs.
 *
 * @throws {ProblemError} `configuration_missing`, `purpose_state` for a purpose that has ended
 */
export async function assessedNow(
  reading: Reading<PlatformTables>,
  purpose: string,
  { content, after_incident }: NewAssessment,
): Promise<Assessed> {
  const { state, version } = await requirePurpose(reading, purpose);
  if (state === 'ended') throw new ProblemError('purpose_state');
  const versions = await readVersions(reading, [purpose]);
  const last = versions.at(-1);
  const meant = last?.state === 'draft' ? last : versions.find((one) => one.version === version);
  const [running] = await readConfigurations(reading, purpose);
  if (running === undefined || meant === undefined) throw new ProblemError('configuration_missing');
  return {
    purpose,
    purpose_version: meant.version,
    mode: meant.content.mode,
    configuration: running.configuration,
    content,
    after_incident,
  };
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
