export { filingFindings } from './filing-findings.ts';
export { filingPosture } from './filing-posture.ts';
export { FilingSection } from './filing-section.ts';
