import type { RowRules } from '../posture/row-rule.ts';

/** How the rows of `retention` are judged on the state of a processor. */
export const retentionPosture = {} as const satisfies Partial<RowRules<'retention'>>;
