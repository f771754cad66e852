export { assessmentFindings } from './assessment-findings.ts';
export { assessmentCameBefore, assessmentCoversVersion, assessmentExists } from './assessment.ts';
export { assessmentPosture } from './assessment-posture.ts';
export { AssessmentSection } from './assessment-section.ts';
