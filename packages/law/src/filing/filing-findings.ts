import type { FindingText } from '../rule.ts';

/** What the rules of `filing` say. */
export const filingFindings = {} as const satisfies Record<string, FindingText>;
