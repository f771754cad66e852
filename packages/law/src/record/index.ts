export { recordFindings } from './record-findings.ts';
export { recordPosture } from './record-posture.ts';
export { RecordSection } from './record-section.ts';
