import type { RowRules } from '../posture/row-rule.ts';

/** How the rows of `supervision` are judged on the state of a processor. */
export const supervisionPosture = {} as const satisfies Partial<RowRules<'supervision'>>;
