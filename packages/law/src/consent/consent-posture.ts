import type { RowRules } from '../posture/row-rule.ts';
import { consentAskingPosture } from './consent-posture-asking.ts';
import { consentTermsPosture } from './consent-posture-terms.ts';
import { consentWithdrawalPosture } from './consent-posture-withdrawal.ts';

/** How the rows of `consent` are judged on the state of a processor. */
export const consentPosture = {
  ...consentAskingPosture,
  ...consentWithdrawalPosture,
  ...consentTermsPosture,
} as const satisfies RowRules<'consent'>;
