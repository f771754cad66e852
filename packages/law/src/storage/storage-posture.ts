import type { RowRules } from '../posture/row-rule.ts';

/** How the rows of `storage` are judged on the state of a processor. */
export const storagePosture = {} as const satisfies Partial<RowRules<'storage'>>;
