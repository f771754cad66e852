import type { BiText } from '@consentry/law';

/** What can be said of a threshold, for people to read. */
export type ThresholdStatement =
  | 'threshold_site'
  | 'threshold_pairs_share_people'
  | 'threshold_proven'
  | 'threshold_manifest'
  | 'threshold_table_coarse'
  | 'threshold_raised'
  | 'threshold_unproven'
  | 'threshold_none';

const TEXTS: Readonly<Record<ThresholdStatement, BiText>> = {
  threshold_site: {
    'zh-CN': '阈值由本机已登记人员两两比较得出。',
    en: 'The threshold comes from comparing the people enrolled here with one another.',
  },
  threshold_pairs_share_people: {
    'zh-CN': '同一人出现在多个比对中，比对之间不独立；已按误匹配在人员上的聚集程度折减比对数。',
    en: 'Comparisons share people and are not independent; their number was reduced by how far false matches cluster on people.',
  },
  threshold_proven: {
    'zh-CN': '在 95 % 置信水平下，本机人员之间的误匹配率不高于所要求的值。',
    en: 'At 95 % confidence the false match rate among the people enrolled here is no higher than asked for.',
  },
  threshold_manifest: {
    'zh-CN': '登记人数太少，不足以由本机得出阈值；采用模型清单中各人群里最严的阈值。',
    en: 'Too few people are enrolled to set a threshold from them; the strictest of the groups in the model manifest is used.',
  },
  threshold_table_coarse: {
    'zh-CN': '模型清单中有人群的比对数不足以测到这样低的误匹配率；对其采用所有已测比对都未超过的阈值。',
    en: 'Some group in the model manifest has too few pairs to measure this rate; the strictest threshold measured for it is used.',
  },
  threshold_raised: {
    'zh-CN': '本机人员之间的误匹配多于清单所示，阈值已相应提高。请检查是否有人重复登记。',
    en: 'People enrolled here are confused more often than the manifest says, so the threshold was raised. Check whether somebody is enrolled twice.',
  },
  threshold_unproven: {
    'zh-CN': '未经证实：登记人数不足以证明达到所要求的误匹配率。',
    en: 'Unproven: too few people are enrolled to show that the false match rate asked for is kept.',
  },
  threshold_none: {
    'zh-CN':
      '模型清单没有阈值，登记人数也不足以得出阈值：不作任何匹配。请用 `consentry face evaluate` 测量并写入清单。',
    en: 'The model manifest has no thresholds and too few people are enrolled to find one: nobody matches. Measure with `consentry face evaluate` and write the rows into the manifest.',
  },
};

/** Gives a statement in both languages. */
export function thresholdText(statement: ThresholdStatement): BiText {
  return TEXTS[statement];
}
