import type { Strength } from './finding.ts';
import type { BiText } from './text.ts';

/** Slice of the law a row belongs to; the same word names its folder, its vectors and its paper. */
export type Slice =
  | 'scope'
  | 'purpose'
  | 'notice'
  | 'consent'
  | 'minors'
  | 'retention'
  | 'assessment'
  | 'alternatives'
  | 'siting';

export interface RegisterRow {
  readonly slice: Slice;
  readonly strength: Strength;
  /** Where the register finds the row, in its own short form: a bare number is an article of the Measures. */
  readonly source: string;
  /** The clause that a finding cites. */
  readonly article: BiText;
}

function row(slice: Slice, strength: Strength, source: string, zh: string, en: string): RegisterRow {
  return { slice, strength, source, article: { 'zh-CN': zh, en } };
}

/** The rows of the register that the gate applies, in the order of the text. */
export const register = {
  'R02.2': row('scope', 'law', '2(2)', '第二条第二款', 'Article 2, paragraph 2'),
  'R04.1': row('purpose', 'law', '4; PIPL 28', '第四条', 'Article 4'),
  'R04.3': row('purpose', 'law', '4', '第四条', 'Article 4'),
  'R05.1': row(
    'notice',
    'law',
    '5(1); PIPL 17, 30; Network Data Reg. 21',
    '第五条第一款',
    'Article 5, paragraph 1',
  ),
  'R05.2': row('notice', 'law', '5(1); Audit guideline item 4', '第五条第一款', 'Article 5, paragraph 1'),
  'R06.1': row(
    'consent',
    'law',
    '6(1); PIPL 29; Network Data Reg. 22(2), 62(7)',
    '第六条第一款',
    'Article 6, paragraph 1',
  ),
  'R06.2': row('consent', 'law', '6(1); PIPL 14', '第六条第一款', 'Article 6, paragraph 1'),
  'R06.4': row('consent', 'law', '6(2); PIPL 15', '第六条第二款', 'Article 6, paragraph 2'),
  'R06.7': row(
    'consent',
    'law',
    'PIPL 14(2); Network Data Reg. 22(6)',
    '《个人信息保护法》第十四条第二款',
    'Personal Information Protection Law, Article 14, paragraph 2',
  ),
  'R07.1': row(
    'minors',
    'law',
    '7(1); PIPL 31; Network Data Reg. 22(3); Children PI Provisions 9, 10',
    '第七条第一款',
    'Article 7, paragraph 1',
  ),
  'R07.3': row(
    'minors',
    'standard',
    'GB/T 45574 6.7 b; YD/T 6414-2025 7-9',
    'GB/T 45574 6.7 b；YD/T 6414-2025 7–9（标准）',
    'GB/T 45574 6.7 b; YD/T 6414-2025 7–9 (standards)',
  ),
  'R07.7': row('minors', 'inference', '7; Minor Protection', '第七条（推论）', 'Article 7 (inference)'),
  'R08.4': row('retention', 'law', '8(2); PIPL 19', '第八条第二款', 'Article 8, paragraph 2'),
  'R09.1': row('assessment', 'law', '9(1); PIPL 55', '第九条第一款', 'Article 9, paragraph 1'),
  'R10.1': row('alternatives', 'law', '10(1)', '第十条第一款', 'Article 10, paragraph 1'),
  'R10.2': row('alternatives', 'law', '10(1)', '第十条第一款', 'Article 10, paragraph 1'),
  'R10.4': row(
    'alternatives',
    'standard',
    'GB/T 45574 6.1 a; TC260-PG-20251A 8.1 e-i',
    'GB/T 45574 6.1 a（标准）',
    'GB/T 45574 6.1 a (standard)',
  ),
  'R13.1': row('siting', 'law', '13(1); PIPL 26', '第十三条第一款', 'Article 13, paragraph 1'),
  'R13.2': row('siting', 'law', '13(1); Video Reg. 13', '第十三条第一款', 'Article 13, paragraph 1'),
  'R13.3': row('siting', 'law', '13(1); PIPL 26; Video Reg. 13', '第十三条第一款', 'Article 13, paragraph 1'),
  'R13.4': row('siting', 'law', '13(2)', '第十三条第二款', 'Article 13, paragraph 2'),
  'R13.10': row(
    'siting',
    'standard',
    'TC260-PG-20251A 6.1 b, 8.1 a',
    'TC260-PG-20251A 6.1 b、8.1 a（标准）',
    'TC260-PG-20251A 6.1 b, 8.1 a (standard)',
  ),
  'R19.4': row('siting', 'law', '19(4)', '第十九条第四项', 'Article 19, item 4'),
  'R19.1': row('purpose', 'law', '19(5)(6)', '第十九条第五、六项', 'Article 19, items 5 and 6'),
  'R20.1': row('scope', 'law', '20', '第二十条', 'Article 20'),
} as const satisfies Record<string, RegisterRow>;

/** Id of a row that the gate applies. */
export type RegisterId = keyof typeof register;
