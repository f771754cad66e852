import type { RowRules } from '../posture/row-rule.ts';
import { noticeAccessPosture } from './notice-posture-access.ts';
import { noticeToldPosture } from './notice-posture-told.ts';

/** How the rows of `notice` are judged on the state of a processor. */
export const noticePosture = {
  ...noticeToldPosture,
  ...noticeAccessPosture,
} as const satisfies RowRules<'notice'>;
