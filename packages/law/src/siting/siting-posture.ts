import type { RowRules } from '../posture/row-rule.ts';

/** How the rows of `siting` are judged on the state of a processor. */
export const sitingPosture = {} as const satisfies Partial<RowRules<'siting'>>;
