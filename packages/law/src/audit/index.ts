export { auditFindings } from './audit-findings.ts';
export { auditItems } from './audit-items.ts';
export { auditPosture } from './audit-posture.ts';
export { AuditSection } from './audit-section.ts';
