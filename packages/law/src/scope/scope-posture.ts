import type { RowRules } from '../posture/row-rule.ts';

/** How the rows of `scope` are judged on the state of a processor. */
export const scopePosture = {} as const satisfies Partial<RowRules<'scope'>>;
