export { assessmentFindings } from './assessment-findings.ts';
export { assessmentCameBefore, assessmentCoversVersion, assessmentExists } from './assessment.ts';
