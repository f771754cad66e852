import type { RowRules } from '../posture/row-rule.ts';
import { accessControl, authorisation, intrusionDetection } from './security-posture-access.ts';
import { encryption, securityAudit, strictProtection } from './security-posture-measures.ts';
import {
  gradedProtection,
  infrastructure,
  internalRules,
  providerDuties,
} from './security-posture-organisation.ts';
import { apartAndUnseen, attackDetection, templateProtection } from './security-posture-protection.ts';

/**
 * How the rows of `security` are judged on the state of a processor. What the text asks can be
 * `broken`; what only a standard or our own setting adds to a row of law is `at-risk`.
 */
export const securityPosture = {
  // § 第四条
  'R04.4': strictProtection,
  // § 第十四条, first sentence: its five measures in its order
  'R14.1': encryption,
  'R14.2': securityAudit,
  'R14.3': accessControl,
  'R14.4': authorisation,
  'R14.5': intrusionDetection,
  // § 第十四条, second sentence
  'R14.6': gradedProtection,
  'R14.7': infrastructure,
  // Standards
  'R14.8': apartAndUnseen,
  'R14.9': templateProtection,
  'R14.10': attackDetection,
  // 《个人信息保护法》第五十一条
  'RP.14': internalRules,
  // Commentary
  'RS.8': providerDuties,
} as const satisfies RowRules<'security'>;
