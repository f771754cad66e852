export { retentionFindings } from './retention-findings.ts';
export { consentDoesNotExtendRetention, retentionIsNotOver } from './retention.ts';
