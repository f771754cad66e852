import { alternativesFindings } from './alternatives/index.ts';
import { assessmentFindings } from './assessment/index.ts';
import { consentFindings } from './consent/index.ts';
import { inForceFindings } from './in-force.ts';
import { minorsFindings } from './minors/index.ts';
import { noticeFindings } from './notice/index.ts';
import { auditFindings } from './audit/index.ts';
import { complaintFindings } from './complaint/index.ts';
import { filingFindings } from './filing/index.ts';
import { incidentFindings } from './incident/index.ts';
import { recordFindings } from './record/index.ts';
import { rightsFindings } from './rights/index.ts';
import { scopeFindings } from './scope/index.ts';
import { securityFindings } from './security/index.ts';
import { storageFindings } from './storage/index.ts';
import { supervisionFindings } from './supervision/index.ts';
import { purposeFindings } from './purpose/index.ts';
import { retentionFindings } from './retention/index.ts';
import { sitingFindings } from './siting/index.ts';

/** Every text the gate can answer with, by the code of its finding. */
export const findings = {
  ...purposeFindings,
  ...noticeFindings,
  ...consentFindings,
  ...minorsFindings,
  ...retentionFindings,
  ...assessmentFindings,
  ...alternativesFindings,
  ...sitingFindings,
  ...scopeFindings,
  ...storageFindings,
  ...recordFindings,
  ...securityFindings,
  ...filingFindings,
  ...supervisionFindings,
  ...complaintFindings,
  ...rightsFindings,
  ...incidentFindings,
  ...auditFindings,
  ...inForceFindings,
} as const;

/** Stable name of something the gate finds broken. */
export type FindingCode = keyof typeof findings;
