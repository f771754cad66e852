import type { GateFacts } from '../facts.ts';
import type { Finding } from '../finding.ts';
import { epoch } from '../instant.ts';
import { type Moment, findingsOf } from '../rule.ts';
import { assessmentFindings } from './assessment-findings.ts';

const broken = findingsOf(assessmentFindings);

/** § 第九条第一款: finds a purpose that nobody assessed (R09.1). */
export function assessmentExists({ purpose }: Pick<GateFacts, 'purpose'>): Finding | null {
  return purpose.assessment === null ? broken('assessment_missing') : null;
}

/** § 第九条第一款 “事前”: finds an approval that lies in the future (R09.1). */
export function assessmentCameBefore(
  { purpose }: Pick<GateFacts, 'purpose'>,
  { now }: Moment,
): Finding | null {
  if (purpose.assessment === null) return null;
  return epoch(purpose.assessment.approved_at) > now ? broken('assessment_not_beforehand') : null;
}

/** § 第九条第一款, with 第二款 on change: finds an assessment of another version of the purpose (R09.1). */
export function assessmentCoversVersion({ purpose }: Pick<GateFacts, 'purpose'>): Finding | null {
  if (purpose.assessment === null || purpose.assessment.purpose_version === purpose.version) return null;
  return broken('assessment_of_other_version', {
    assessed: purpose.assessment.purpose_version,
    current: purpose.version,
  });
}
