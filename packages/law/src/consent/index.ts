export { ConsentFacts } from './consent-facts.ts';
export { consentFindings } from './consent-findings.ts';
export {
  consentExists,
  consentFollowsNotice,
  consentIsForMode,
  consentIsForPurpose,
  consentIsForVersion,
  consentIsUnderNotice,
  consentPrecedesAct,
  consentWasNotRefused,
  consentWasNotWithdrawn,
} from './consent.ts';
export { consentPosture } from './consent-posture.ts';
export { ConsentSection } from './consent-section.ts';
