export { complaintFindings } from './complaint-findings.ts';
export { complaintPosture } from './complaint-posture.ts';
export { ComplaintSection } from './complaint-section.ts';
