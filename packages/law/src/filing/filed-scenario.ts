import {
  assessmentCameBefore,
  assessmentCoversVersion,
  assessmentExists,
  assessmentFindings,
} from '../assessment/index.ts';
import { epoch } from '../instant.ts';
import { noticeFindings, noticeIsForPurpose } from '../notice/index.ts';
import { mattersMissing, untruths } from '../notice/notice-posture-told.ts';
import { type Lapse, fact, lapsesOf } from '../posture/verdict.ts';
import {
  identifyIsJustified,
  purposeFindings,
  purposeIsActive,
  purposeIsSpecific,
} from '../purpose/index.ts';
import { daysLapses } from '../retention/retention-posture-period.ts';
import { addYears, civilDateAt } from '../time/index.ts';
import { broken, lapsed } from './filed-lapse.ts';
import type { FiledScenario } from './filed-facts.ts';

const purposeLapse = lapsesOf(purposeFindings);
const noticeLapse = lapsesOf(noticeFindings);
const assessmentLapse = lapsesOf(assessmentFindings);

/** A scenario and where it stands. */
export interface Placed {
  readonly one: FiledScenario;
  readonly at: string;
  readonly of: { readonly kind: 'purpose'; readonly id: string };
}

/** § 第九条第二款 “保存期限不得少于3年”: years from the approval at the earliest (reading G22). */
const REPORT_KEPT_YEARS = 3;

/** § 第四条: a purpose in force, specific, necessary, and one-to-many with its reason. */
export function purposeLapses({ one, at, of }: Placed): readonly Lapse[] {
  const { state, version, necessity } = one;
  // Suspended, its faces are still stored: it is filed as what it is.
  const inForce = purposeIsActive({
    purpose: { ...gatePurpose(one), state: state === 'suspended' ? 'active' : state },
  });
  return [
    ...lapsed(inForce, fact(`${at}/state`, state), of),
    ...lapsed(purposeIsSpecific({ purpose: gatePurpose(one) }), fact(`${at}/version`, version), of),
    ...lapsed(identifyIsJustified({ purpose: gatePurpose(one) }), fact(`${at}/mode`, one.mode), of),
    ...(necessity !== null && necessity.purpose_version !== version
      ? [
          purposeLapse.broken('necessity_of_old_version', {
            fact: fact(`${at}/necessity/purpose_version`, necessity.purpose_version),
            of,
            values: { recorded: necessity.purpose_version, current: version },
          }),
        ]
      : []),
    ...(necessity !== null && necessity.signed_on === null
      ? [purposeLapse.broken('necessity_unsigned', { fact: fact(`${at}/necessity/signed_on`, null), of })]
      : []),
  ];
}

/** The scenario as the rules of the gate know a purpose. */
export function gatePurpose({
  id,
  version,
  state,
  statement,
  mode,
  mode_justification,
  retention_days,
  assessment,
}: FiledScenario) {
  return {
    id,
    version,
    state,
    statement,
    mode,
    mode_justification,
    basis: 'consent' as const,
    retention_days,
    assessment:
      assessment === null
        ? null
        : {
            id: assessment.id,
            approved_at: assessment.approved_at,
            purpose_version: assessment.purpose_version,
          },
  };
}

/** § 第五条第一款: the notice against what is filed of the same scenario. */
export function noticeLapses({ one, at, of }: Placed): readonly Lapse[] {
  const { notice, storage_place, transfers } = one;
  if (notice === null) return [];
  if (notice.published_at === null) {
    return [noticeLapse.broken('notice_missing', { fact: fact(`${at}/notice/published_at`, null), of })];
  }
  const told = { it: notice, at: `${at}/notice` };
  const receiving = transfers.flatMap(({ organisation_id }) => organisation_id ?? []);
  const flow = { storage_place, recipient_organisation_ids: [...new Set(receiving)] };
  const version = fact(`${at}/notice/purpose_version`, notice.purpose_version);
  const isOf = noticeIsForPurpose({ notice: { ...notice, purpose_id: one.id }, purpose: one });
  return [
    ...lapsed(isOf, version, of),
    ...mattersMissing(told, false),
    ...untruths(told, one, { it: flow, at }),
  ];
}

/** § 第八条第二款: each class against the days of the purpose. */
export function retentionLapses({ one, at, of }: Placed): readonly Lapse[] {
  return one.kept.flatMap((kept, index) => daysLapses(kept, `${at}/kept/${index}`, of, one.retention_days));
}

/** § 第九条: the assessment that the scenario rests on, by the rules of the gate. */
export function assessmentLapses({ one, at, of }: Placed, now: number): readonly Lapse[] {
  const { assessment, configuration } = one;
  const purpose = gatePurpose(one);
  if (assessment === null || assessmentExists({ purpose }) !== null) return [];
  const { purpose_version, approved_at, kept_until } = assessment;
  const until = addYears(civilDateAt(epoch(approved_at)), REPORT_KEPT_YEARS);
  return [
    ...lapsed(
      assessmentCameBefore({ purpose }, { act: 'capture', now }),
      fact(`${at}/assessment/approved_at`, approved_at),
      of,
    ),
    ...lapsed(
      assessmentCoversVersion({ purpose }),
      fact(`${at}/assessment/purpose_version`, purpose_version),
      of,
    ),
    ...(assessment.configuration === configuration
      ? []
      : [
          assessmentLapse.broken('assessment_of_other_configuration', {
            fact: fact(`${at}/assessment/configuration`, assessment.configuration),
            of,
          }),
        ]),
    ...(kept_until !== null && kept_until < until
      ? [
          broken('filed_assessment_kept_short', {
            fact: fact(`${at}/assessment/kept_until`, kept_until),
            of,
            values: { kept: kept_until, until },
          }),
        ]
      : []),
  ];
}
