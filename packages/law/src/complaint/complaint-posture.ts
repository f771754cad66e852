import type { RowRules } from '../posture/row-rule.ts';

/** How the rows of `complaint` are judged on the state of a processor. */
export const complaintPosture = {} as const satisfies Partial<RowRules<'complaint'>>;
