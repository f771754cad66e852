import type { RowRules } from '../posture/row-rule.ts';
import { abroadByCondition } from './storage-posture-abroad.ts';
import { devicesCleared } from './storage-posture-clearing.ts';
import { notPublic, providedByConsent } from './storage-posture-disclosure.ts';
import { entrustedKeepsToIt } from './storage-posture-entrusted.ts';
import { partiesOnRecord } from './storage-posture-party.ts';
import {
  copiesWithinLimits,
  learningStaysWithin,
  managedLife,
  nothingLeftBehind,
} from './storage-posture-trace.ts';
import { exceptionStands, inDevice, notOverInternet } from './storage-posture-transfer.ts';

/** How the rows of `storage` are judged on the state of a processor. */
export const storagePosture = {
  // § 第八条第一款
  'R08.1': inDevice,
  'R08.2': notOverInternet,
  'R08.3': exceptionStands,
  // GB/T 45574 6.1 d, e; GB 46864
  'R08.6': nothingLeftBehind,
  'R08.7': devicesCleared,
  // Inference from §§ 第八条、第十四条
  'R08.8': copiesWithinLimits,
  // 《个人信息保护法》第二十一条、第二十三条; 《网络数据安全管理条例》第十二条
  'R09.8': partiesOnRecord,
  'RP.9': entrustedKeepsToIt,
  'RP.10': providedByConsent,
  // 《个人信息保护法》第二十五条
  'RP.11': notPublic,
  // 《个人信息保护法》第三十八条至第四十条
  'RP.12': abroadByCondition,
  // Commentary B
  'RS.1': managedLife,
  'RS.3': learningStaysWithin,
} as const satisfies RowRules<'storage'>;
