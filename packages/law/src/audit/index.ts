export { auditFindings } from './audit-findings.ts';
export { auditPosture } from './audit-posture.ts';
export { AuditSection } from './audit-section.ts';
