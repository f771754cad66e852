import type { RowRules } from '../posture/row-rule.ts';
import { biasTreated, fourContents, yearlyReview } from './assessment-posture-content.ts';
import { assessedAfterIncident, assessedBeforehand, assessedOnChange } from './assessment-posture-timing.ts';

/** How the rows of `assessment` are judged on the state of a processor. */
export const assessmentPosture = {
  // § 第九条第一款
  'R09.1': assessedBeforehand,
  'R09.2': fourContents,
  // § 第九条第二款
  'R09.5': assessedOnChange,
  'R09.6': assessedAfterIncident,
  // Commentary B, Commentary A
  'R09.7': yearlyReview,
  'RS.6': biasTreated,
} as const satisfies RowRules<'assessment'>;
