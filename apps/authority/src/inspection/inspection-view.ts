import {
  type InspectionFile,
  InspectionFinding,
  InspectionScope,
  type InspectionStatus,
  type InspectionView,
  RectificationView,
  SampleView,
} from '@consentry/contract';
import type { BiText } from '@consentry/law';
import { z } from 'zod';
import { STANDING, type StoredInspection, isLate } from './inspection.ts';
import type { InspectionTables } from './inspection-tables.ts';

const Basis = z.array(z.string());
const Samples = z.array(SampleView);
const Findings = z.array(InspectionFinding);
const Rectifications = z.array(RectificationView);

type File = InspectionTables['inspection_files'];
const iso = (at: number) => new Date(at).toISOString();

/** What was found so far. */
export function findingsOf({ findings }: Pick<StoredInspection, 'findings'>): InspectionFinding[] {
  return Findings.parse(JSON.parse(findings));
}

/** What was drawn so far. */
export function samplesOf({ samples }: Pick<StoredInspection, 'samples'>): SampleView[] {
  return Samples.parse(JSON.parse(samples));
}

/** What was ordered to be mended, and what came of it; the last one is open. */
export function rectificationsOf({
  rectifications,
}: Pick<StoredInspection, 'rectifications'>): RectificationView[] {
  return Rectifications.parse(JSON.parse(rectifications));
}

/** What the processor sees. */
export function statusOf(
  row: StoredInspection,
  files: readonly File[],
  department: BiText,
  now: number,
): z.input<typeof InspectionStatus> {
  return { ...toldOf(row, files, now), department, standing: STANDING };
}

/** What the department sees. */
export function viewOf(row: StoredInspection, files: readonly File[], now: number): InspectionView {
  const { inspection, department, region, complaint, log_key, ordered_by, version } = row;
  return {
    inspection,
    department,
    region,
    complaint,
    log_key,
    ordered_by,
    ordered_at: iso(row.ordered_at),
    closed_at: row.closed_at === null ? null : iso(row.closed_at),
    version,
    ...toldOf(row, files, now),
  };
}

/** Shows a file that was handed in, without opening it. */
export function shownFile({ file, verdict, bytes, digest, received_at }: File): InspectionFile {
  return { file, verdict, bytes, digest, received_at: iso(received_at) };
}

function toldOf(row: StoredInspection, files: readonly File[], now: number) {
  const rectifications = rectificationsOf(row);
  const { reference, case_number, state, processor, text, answer_by } = row;
  return {
    reference,
    case_number,
    state,
    processor,
    scope: InspectionScope.parse(JSON.parse(row.scope)),
    text,
    basis: Basis.parse(JSON.parse(row.basis)),
    answer_by,
    late: isLate(row, rectifications, now),
    samples: samplesOf(row),
    files: files.filter(({ inspection }) => inspection === row.inspection).map(shownFile),
    findings: findingsOf(row),
    rectifications,
  };
}
