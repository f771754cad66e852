import type { FindingText } from '../rule.ts';

/** What the rules of `rights` say. */
export const rightsFindings = {} as const satisfies Record<string, FindingText>;
