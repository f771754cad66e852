import { alternativesPosture } from '../alternatives/index.ts';
import { assessmentPosture } from '../assessment/index.ts';
import { auditPosture } from '../audit/index.ts';
import { complaintPosture } from '../complaint/index.ts';
import { consentPosture } from '../consent/index.ts';
import { filingPosture } from '../filing/index.ts';
import { incidentPosture } from '../incident/index.ts';
import { minorsPosture } from '../minors/index.ts';
import { noticePosture } from '../notice/index.ts';
import { purposePosture } from '../purpose/index.ts';
import { recordPosture } from '../record/index.ts';
import { retentionPosture } from '../retention/index.ts';
import { rightsPosture } from '../rights/index.ts';
import { scopePosture } from '../scope/index.ts';
import { securityPosture } from '../security/index.ts';
import { sitingPosture } from '../siting/index.ts';
import { storagePosture } from '../storage/index.ts';
import { supervisionPosture } from '../supervision/index.ts';
import { type RegisterId, register } from '../register/index.ts';
import type { RowRule } from './row-rule.ts';

const rules: Readonly<Record<RegisterId, RowRule>> = {
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
  (Object.keys(register) as RegisterId[]).map((id) => [id, rules[id]]),
) as Readonly<Record<RegisterId, RowRule>>;
