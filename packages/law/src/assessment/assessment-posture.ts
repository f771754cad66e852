import type { RowRules } from '../posture/row-rule.ts';

/** How the rows of `assessment` are judged on the state of a processor. */
export const assessmentPosture = {} as const satisfies Partial<RowRules<'assessment'>>;
