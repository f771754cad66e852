export { securityFindings } from './security-findings.ts';
export { securityPosture } from './security-posture.ts';
export { SecuritySection } from './security-section.ts';
