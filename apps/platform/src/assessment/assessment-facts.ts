import { type CivilDate, type PostureFacts, type PurposeFacts, civilDateAt } from '@consentry/law';
import type { Reading } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import type { StoredAssessment } from './assessment.ts';
import { readAssessments, readConfigurations } from './assessment-store.ts';
import { openMends } from './mends.ts';

type Section = PostureFacts['assessment'];

/** Assessments and running configurations as the law asks for them. */
export async function assessmentSection(reading: Reading<PlatformTables>, now: number): Promise<Section> {
  const versions = await reading.selectFrom('purposes').select(['purpose', 'version']).execute();
  const version = new Map(versions.map((one) => [one.purpose, one.version]));
  const assessments = await readAssessments(reading);
  const noted = await reading.selectFrom('assessment_mends').selectAll().execute();
  const open = openMends(assessments, noted, civilDateAt(now));
  return {
    assessments: assessments.map((one) => assessmentForLaw(one, open.get(one.assessment) ?? [])),
    configured: (await readConfigurations(reading)).map((one) => ({
      purpose_id: one.purpose,
      configuration: { ...one.configuration, digest: one.digest },
      first_capture_at:
        one.captured_version === version.get(one.purpose) ? isoOrNull(one.first_capture_at) : null,
      minor_change: one.minor_change,
    })),
  };
}

/** A re-opened one was approved all the same: what is wrong with it, the law sees by what changed. */
function assessmentForLaw(
  one: StoredAssessment,
  toMend: readonly CivilDate[],
): Section['assessments'][number] {
  const { remaining_risks: _risks, guide: _guide, ...content } = one.content;
  return {
    ...content,
    id: one.assessment,
    purpose_id: one.purpose,
    purpose_version: one.purpose_version,
    mode: one.mode,
    configuration: { ...one.configuration, digest: one.configuration_digest },
    report: one.report,
    approved_at: isoOrNull(one.approved_at),
    approved_by: one.approved_by,
    after_incident: one.after_incident,
    ...(toMend.length === 0 ? {} : { to_mend: [...toMend] }),
    reviewed_on: one.reviewed_at === null ? null : civilDateAt(one.reviewed_at),
  };
}

/** The approved assessment that a version rests on, as an act on a face is told of it; else the last one. */
export async function assessmentOfVersion(
  reading: Reading<PlatformTables>,
  purpose: string,
  version: number,
): Promise<PurposeFacts['assessment']> {
  const approved = (await readAssessments(reading, purpose))
    .flatMap((one) => (one.approved_at === null ? [] : [{ ...one, approved_at: one.approved_at }]))
    .toSorted((a, b) => b.approved_at - a.approved_at);
  const last = approved.find((one) => one.purpose_version === version) ?? approved[0];
  if (last === undefined) return null;
  return {
    id: last.assessment,
    approved_at: new Date(last.approved_at).toISOString(),
    purpose_version: last.purpose_version,
    remaining_risks: last.content.remaining_risks,
  };
}

function isoOrNull(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
