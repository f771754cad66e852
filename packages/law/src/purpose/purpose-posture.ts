import type { RowRules } from '../posture/row-rule.ts';

/** How the rows of `purpose` are judged on the state of a processor. */
export const purposePosture = {} as const satisfies Partial<RowRules<'purpose'>>;
