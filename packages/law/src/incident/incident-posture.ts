import type { RowRules } from '../posture/row-rule.ts';
import { noticePosture } from './incident-posture-notice.ts';
import { reportPosture } from './incident-posture-report.ts';

/** How the rows of `incident` are judged on the state of a processor. */
export const incidentPosture = {
  ...noticePosture,
  ...reportPosture,
} as const satisfies RowRules<'incident'>;
