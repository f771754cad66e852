import type { FindingText } from '../rule.ts';

/** What the rules of `supervision` say. */
export const supervisionFindings = {} as const satisfies Record<string, FindingText>;
