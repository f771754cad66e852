export { OWN_CONSENT_AGE_YEARS, fourteenthBirthday } from './birthday.ts';
export { guardianConsentEnds } from './guardian-consent.ts';
export { PersonFacts } from './minors-facts.ts';
export { minorsFindings } from './minors-findings.ts';
export {
  ageIsKnown,
  guardianDecidesForChild,
  guardianIsShown,
  guardianWasCheckedFirst,
  guardianshipLasts,
  ownConsentFromFourteen,
  ownConsentIsNotFromChildhood,
} from './minors.ts';
export { minorsPosture } from './minors-posture.ts';
export { MinorsSection } from './minors-section.ts';
