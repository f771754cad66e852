import { alternativesFindings } from './alternatives/index.ts';
import { assessmentFindings } from './assessment/index.ts';
import { consentFindings } from './consent/index.ts';
import { inForceFindings } from './in-force.ts';
import { minorsFindings } from './minors/index.ts';
import { noticeFindings } from './notice/index.ts';
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
  ...inForceFindings,
} as const;

/** Stable name of something the gate finds broken. */
export type FindingCode = keyof typeof findings;
