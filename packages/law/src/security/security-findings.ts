import type { FindingText } from '../rule.ts';

/** What the rules of `security` say. */
export const securityFindings = {} as const satisfies Record<string, FindingText>;
