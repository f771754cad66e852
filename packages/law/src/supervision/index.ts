export { supervisionFindings } from './supervision-findings.ts';
export { supervisionPosture } from './supervision-posture.ts';
export { SupervisionSection } from './supervision-section.ts';
