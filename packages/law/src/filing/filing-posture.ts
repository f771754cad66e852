import type { RowRules } from '../posture/row-rule.ts';
import { changePosture } from './filing-posture-change.ts';
import { dutyPosture } from './filing-posture-duty.ts';
import { packagePosture } from './filing-posture-package.ts';
import { stockPosture } from './filing-posture-stock.ts';

/** How the rows of § 第十五条 are judged on the state of a processor. */
export const filingPosture = {
  ...dutyPosture,
  ...stockPosture,
  ...packagePosture,
  ...changePosture,
} as const satisfies RowRules<'filing'>;
