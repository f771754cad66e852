import type { GateFacts } from '../facts.ts';
import type { Finding } from '../finding.ts';
import { epoch } from '../instant.ts';
import { type Moment, findingsOf } from '../rule.ts';
import { assessmentFindings } from './assessment-findings.ts';

const broken = findingsOf(assessmentFindings);

/** A purpose with the assessment that it rests on. */
interface Assessed {
  readonly purpose: Pick<GateFacts['purpose'], 'version' | 'assessment'>;
}

/** § 第九条第一款: finds a purpose that nobody assessed (R09.1). */
export function assessmentExists({ purpose }: Assessed): Finding | null {
  return purpose.assessment === null ? broken('assessment_missing') : null;
}

/** § 第九条第一款 “事前”: finds an approval that lies in the future (R09.1). */
export function assessmentCameBefore({ purpose }: Assessed, { now }: Moment): Finding | null {
  if (purpose.assessment === null) return null;
  return epoch(purpose.assessment.approved_at) > now ? broken('assessment_not_beforehand') : null;
}

/** § 第九条第二款 “重新进行”: finds an assessment of another version of the purpose (R09.5). */
export function assessmentCoversVersion({ purpose }: Assessed): Finding | null {
  if (purpose.assessment === null || purpose.assessment.purpose_version === purpose.version) return null;
  return broken('assessment_of_other_version', {
    assessed: purpose.assessment.purpose_version,
    current: purpose.version,
  });
}
