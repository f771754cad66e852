export { DUE_SOON_DAYS } from './answer-clock.ts';
export { rightsFindings } from './rights-findings.ts';
export { rightsPosture } from './rights-posture.ts';
export { RightsSection } from './rights-section.ts';
