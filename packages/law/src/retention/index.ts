export { retentionFindings } from './retention-findings.ts';
export { consentDoesNotExtendRetention, retentionIsNotOver } from './retention.ts';
export { retentionPosture } from './retention-posture.ts';
export { RetentionSection } from './retention-section.ts';
