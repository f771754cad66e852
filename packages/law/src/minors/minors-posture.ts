import type { RowRules } from '../posture/row-rule.ts';
import { minorsCarePosture } from './minors-posture-care.ts';
import { minorsConsentPosture } from './minors-posture-consent.ts';

/** How the rows of `minors` are judged on the state of a processor. */
export const minorsPosture = {
  ...minorsConsentPosture,
  ...minorsCarePosture,
} as const satisfies RowRules<'minors'>;
