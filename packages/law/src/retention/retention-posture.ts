import type { RowRules } from '../posture/row-rule.ts';
import { erasedWithoutAsking } from './retention-posture-erasure.ts';
import { shortestTime, videoThirtyDays } from './retention-posture-period.ts';

/** How the rows of `retention` are judged on the state of a processor. */
export const retentionPosture = {
  // 《个人信息保护法》第四十七条
  'R06.10': erasedWithoutAsking,
  // § 第八条第二款
  'R08.4': shortestTime,
  // § 第八条第二款, its exception; 《公共安全视频图像信息系统管理条例》第十七条
  'R08.5': videoThirtyDays,
} as const satisfies RowRules<'retention'>;
