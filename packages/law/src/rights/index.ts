export { rightsFindings } from './rights-findings.ts';
export { rightsPosture } from './rights-posture.ts';
export { RightsSection } from './rights-section.ts';
