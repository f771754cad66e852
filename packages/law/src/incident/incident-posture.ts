import type { RowRules } from '../posture/row-rule.ts';

/** How the rows of `incident` are judged on the state of a processor. */
export const incidentPosture = {} as const satisfies Partial<RowRules<'incident'>>;
