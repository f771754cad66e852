import type { FindingText } from '../rule.ts';

/** What the rules of `incident` say. */
export const incidentFindings = {} as const satisfies Record<string, FindingText>;
