import type { RowRules } from '../posture/row-rule.ts';

/** How the rows of `record` are judged on the state of a processor. */
export const recordPosture = {} as const satisfies Partial<RowRules<'record'>>;
