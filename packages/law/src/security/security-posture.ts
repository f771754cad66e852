import type { RowRules } from '../posture/row-rule.ts';

/** How the rows of `security` are judged on the state of a processor. */
export const securityPosture = {} as const satisfies Partial<RowRules<'security'>>;
