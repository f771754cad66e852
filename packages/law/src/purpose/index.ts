export { Mode, PurposeFacts } from './purpose-facts.ts';
export { purposeFindings } from './purpose-findings.ts';
export { actIsOfDeclaredMode, identifyIsJustified, purposeIsActive, purposeIsSpecific } from './purpose.ts';
export { purposePosture } from './purpose-posture.ts';
export { PurposeSection } from './purpose-section.ts';
