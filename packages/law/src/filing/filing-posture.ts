import type { RowRules } from '../posture/row-rule.ts';

/** How the rows of `filing` are judged on the state of a processor. */
export const filingPosture = {} as const satisfies Partial<RowRules<'filing'>>;
