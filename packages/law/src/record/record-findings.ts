import type { FindingText } from '../rule.ts';

/** What the rules of `record` say. */
export const recordFindings = {} as const satisfies Record<string, FindingText>;
