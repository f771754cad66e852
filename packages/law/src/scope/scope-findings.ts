import type { FindingText } from '../rule.ts';

/** What the rules of `scope` say. */
export const scopeFindings = {} as const satisfies Record<string, FindingText>;
