import { both } from '@consentry/law';

/** Words around every paper. */
export const CHROME = {
  basis: both('依据', 'Under'),
  number: both('编号', 'No.'),
  made: both('生成时间', 'Made at'),
  sources: both('本文件所据事实', 'Facts this paper was made from'),
  as_of: both('截至', 'as of'),
  gaps: both('缺项', 'Missing'),
  gaps_text: both(
    '以下事实系统中没有。补齐之前，本文件不完整。',
    'The system does not have these facts. Until they are there, the paper is not complete.',
  ),
  gap: both('缺', 'missing'),
  reconstructed: both(
    '＊ 本栏目按法定义务整理；未查到官方表样，载入官方表样后以其为准。',
    '＊ We made this field from a legal duty. No official form was found; one that is loaded takes its place.',
  ),
  gloss: both(
    '中文为正式文本，英文仅供参考。',
    'The Chinese text is the official one; the English is a gloss.',
  ),
  pages_before: both('共', 'of'),
  pages_after: both('页', 'pages'),
} as const;
