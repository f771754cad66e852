import type { RowRules } from '../posture/row-rule.ts';

/** How the rows of `notice` are judged on the state of a processor. */
export const noticePosture = {} as const satisfies Partial<RowRules<'notice'>>;
