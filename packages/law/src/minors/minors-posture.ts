import type { RowRules } from '../posture/row-rule.ts';

/** How the rows of `minors` are judged on the state of a processor. */
export const minorsPosture = {} as const satisfies Partial<RowRules<'minors'>>;
