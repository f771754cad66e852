import type { FindingText } from '../rule.ts';

/** What the rules of `complaint` say. */
export const complaintFindings = {} as const satisfies Record<string, FindingText>;
