import type { RowRules } from '../posture/row-rule.ts';

/** How the rows of `rights` are judged on the state of a processor. */
export const rightsPosture = {} as const satisfies Partial<RowRules<'rights'>>;
