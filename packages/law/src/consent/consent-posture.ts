import type { RowRules } from '../posture/row-rule.ts';

/** How the rows of `consent` are judged on the state of a processor. */
export const consentPosture = {} as const satisfies Partial<RowRules<'consent'>>;
