import type { FindingText } from '../rule.ts';
import { measureFindings } from './security-findings-measures.ts';
import { organisationFindings } from './security-findings-organisation.ts';
import { protectionFindings } from './security-findings-protection.ts';

/** What the rules of § 第四条, § 第十四条, 《个人信息保护法》第五十一条 and the standards beside them say. */
export const securityFindings = {
  ...measureFindings,
  ...protectionFindings,
  ...organisationFindings,
} as const satisfies Record<string, FindingText>;
