import { alternativesPosture } from '../alternatives/alternatives-posture.ts';
import { assessmentPosture } from '../assessment/assessment-posture.ts';
import { auditPosture } from '../audit/audit-posture.ts';
import { complaintPosture } from '../complaint/complaint-posture.ts';
import { consentPosture } from '../consent/consent-posture.ts';
import { filingPosture } from '../filing/filing-posture.ts';
import { incidentPosture } from '../incident/incident-posture.ts';
import { minorsPosture } from '../minors/minors-posture.ts';
import { noticePosture } from '../notice/notice-posture.ts';
import { purposePosture } from '../purpose/purpose-posture.ts';
import { recordPosture } from '../record/record-posture.ts';
import { retentionPosture } from '../retention/retention-posture.ts';
import { rightsPosture } from '../rights/rights-posture.ts';
import { scopePosture } from '../scope/scope-posture.ts';
import { securityPosture } from '../security/security-posture.ts';
import { sitingPosture } from '../siting/siting-posture.ts';
import { storagePosture } from '../storage/storage-posture.ts';
import { supervisionPosture } from '../supervision/supervision-posture.ts';
import { type RegisterId, register } from '../register/index.ts';
import type { RowRule } from './row-rule.ts';

const rules: Readonly<Partial<Record<RegisterId, RowRule>>> = {
  ...scopePosture,
  ...purposePosture,
  ...noticePosture,
  ...consentPosture,
  ...minorsPosture,
  ...storagePosture,
  ...retentionPosture,
  ...assessmentPosture,
  ...recordPosture,
  ...alternativesPosture,
  ...sitingPosture,
  ...securityPosture,
  ...filingPosture,
  ...supervisionPosture,
  ...complaintPosture,
  ...rightsPosture,
  ...incidentPosture,
  ...auditPosture,
};

/** How each row of the register is judged, in its order. */
export const postureRules = Object.fromEntries(
  (Object.keys(register) as RegisterId[])
    .map((id) => [id, rules[id]])
    .filter(([, rule]) => rule !== undefined),
) as Readonly<Record<RegisterId, RowRule>>;
