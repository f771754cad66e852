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
