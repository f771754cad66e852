import type { RowRules } from '../posture/row-rule.ts';

/** How the rows of `alternatives` are judged on the state of a processor. */
export const alternativesPosture = {} as const satisfies Partial<RowRules<'alternatives'>>;
