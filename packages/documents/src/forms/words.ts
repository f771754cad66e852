import { type BiText, both } from '@consentry/law';

export const MODE = {
  verify: both(
    '一对一验证（只与本人登记的模板比对）',
    'one-to-one verification (against the person’s own template only)',
  ),
  identify: both(
    '一对多辨识（与登记的多人模板比对）',
    'one-to-many identification (against the templates of many)',
  ),
} as const satisfies Readonly<Record<string, BiText>>;

export const YES_NO = { yes: both('是', 'yes'), no: both('否', 'no') } as const;

/** Says so many days. */
export function daysWords(days: number): BiText {
  return both(`${days} 天`, `${days} days`);
}
