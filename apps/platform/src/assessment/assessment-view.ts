import type { AssessmentView, ConfigurationView } from '@consentry/contract';
import { civilDate } from '@consentry/law';
import { ProblemError, type Reading } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import type { StoredAssessment, StoredConfiguration } from './assessment.ts';
import { findAssessment } from './assessment-store.ts';

/** Reads an assessment. @throws {ProblemError} `not_found` */
export async function requireAssessment(
  reading: Reading<PlatformTables>,
  assessment: string,
): Promise<StoredAssessment> {
  const found = await findAssessment(reading, assessment);
  if (found === null) throw new ProblemError('not_found');
  return found;
}

/** Reads an assessment as staff see it. */
export async function viewAssessment(
  reading: Reading<PlatformTables>,
  assessment: string,
): Promise<{ readonly body: AssessmentView; readonly version: number }> {
  const found = await requireAssessment(reading, assessment);
  return { body: assessmentView(found), version: found.revision };
}

/** An assessment as staff see it. */
export function assessmentView(one: StoredAssessment): AssessmentView {
  const { reopened_at, reopened_because, reopened_changes: changes, over_at: _, kept_until, ...rest } = one;
  const reopened =
    reopened_at === null || reopened_because === null
      ? null
      : { at: new Date(reopened_at).toISOString(), because: reopened_because, changes };
  return {
    ...rest,
    writers: [...one.writers],
    signers: [...one.signers],
    begun_at: isoOrNull(one.begun_at),
    written_at: new Date(one.written_at).toISOString(),
    approved_at: isoOrNull(one.approved_at),
    reviewed_at: isoOrNull(one.reviewed_at),
    reopened,
    kept_until: kept_until === null ? null : civilDate(kept_until),
  };
}

/** A running configuration as staff see it. */
export function configurationView(
  { purpose, configuration, digest, changed_at, revision }: StoredConfiguration,
  reopened: readonly string[],
): { readonly body: ConfigurationView; readonly version: number } {
  const at = new Date(changed_at).toISOString();
  return {
    body: { purpose, configuration, digest, changed_at: at, reopened: [...reopened] },
    version: revision,
  };
}

function isoOrNull(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
