import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCitation, renderCitation, renderCitations } from './citation-text.ts';
import { type Citation, article, cite, clause, whole } from './citation.ts';
import { type InstrumentId, instruments } from './instruments.ts';

test.each([
  [article(15, 1, 3), '第十五条第一款第（三）项', 'Article 15, paragraph 1, item 3'],
  [article(19, null, 5), '第十九条第（五）项', 'Article 19, item 5'],
  [article(8, 2), '第八条第二款', 'Article 8, paragraph 2'],
  [article(20), '第二十条', 'Article 20'],
  [
    cite('pipl', 14, 2),
    '《个人信息保护法》第十四条第二款',
    'Personal Information Protection Law, Article 14, paragraph 2',
  ],
  [
    cite('network-data', 22, 1, 5),
    '《网络数据安全管理条例》第二十二条第一款第（五）项',
    'Network Data Regulations, Article 22, paragraph 1, item 5',
  ],
  [
    { instrument: 'criminal-law', article: 253, inserted: 1 },
    '《刑法》第二百五十三条之一',
    'Criminal Law, Article 253-1',
  ],
  [clause('gbt-45574', '6.1 a'), 'GB/T 45574 6.1 a', 'GB/T 45574 6.1 a'],
  [whole('commentary-a'), '评论文A', 'Commentary A'],
] satisfies [Citation, string, string][])('%o is written %s', (citation, zh, en) => {
  expect(renderCitation(citation)).toEqual({ 'zh-CN': zh, en });
  expect(parseCitation(zh)).toEqual(citation);
  expect(parseCitation(en)).toEqual(citation);
});

test.each([
  ['§ 第十五条第一款第（三）项', article(15, 1, 3)],
  ['§第十五条第一款第三项', article(15, 1, 3)],
  ['第十九条第(三)项', article(19, null, 3)],
  ['《办法》第八条第二款', article(8, 2)],
  ['Measures, Article 8, paragraph 2', article(8, 2)],
])('%s is read too', (text, citation) => {
  expect(parseCitation(text)).toEqual(citation);
});

test.each([
  '',
  '第条',
  '第零条',
  '第十五条第一款第三',
  '第十五条第三项第一款',
  '第一五条',
  'Article',
  'Article 0',
  'Article 15, item 3, paragraph 1',
  'Article 1000',
  '《民用航空法》第三条',
  '个人信息保护法',

  'x第十五条',
])('%o is no citation', (text) => {
  expect(parseCitation(text)).toBe(null);
});

const instrument = fc.constantFrom(...(Object.keys(instruments) as InstrumentId[]));
const small = fc.integer({ min: 1, max: 99 });
const citation: fc.Arbitrary<Citation> = fc.oneof(
  fc.record(
    { instrument, article: fc.integer({ min: 1, max: 999 }), inserted: small, paragraph: small, item: small },
    { requiredKeys: ['instrument', 'article'] },
  ),
  fc.record({ instrument, clause: fc.stringMatching(/^[A-Z0-9](\.\d{1,2}){0,3}( [a-z](-[a-z])?)?$/) }),
  fc.record({ instrument }),
);

test('what is rendered is read back as it was, in either language', () => {
  fc.assert(
    fc.property(citation, (one) => {
      const { 'zh-CN': zh, en } = renderCitation(one);
      expect(parseCitation(zh)).toEqual(one);
      expect(parseCitation(`§ ${zh}`)).toEqual(one);
      expect(parseCitation(en)).toEqual(one);
    }),
    { numRuns: 2000 },
  );
});

test('different citations are written differently', () => {
  fc.assert(
    fc.property(citation, citation, (one, other) => {
      fc.pre(JSON.stringify(one) !== JSON.stringify(other));
      const [a, b] = [renderCitation(one), renderCitation(other)];
      expect(a['zh-CN']).not.toBe(b['zh-CN']);
      expect(a.en).not.toBe(b.en);
    }),
    { numRuns: 2000 },
  );
});

test('anything may be read, and what is no citation gives null', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const read = parseCitation(text);
      return read === null || read.instrument in instruments;
    }),
  );
});

test('several places of one instrument name it once', () => {
  expect(renderCitations([article(19, null, 5), article(19, null, 6)])).toEqual({
    'zh-CN': '第十九条第（五）项、第（六）项',
    en: 'Article 19, item 5, item 6',
  });
  expect(renderCitations([cite('spc', 4, null, 2), cite('spc', 4, null, 3), cite('spc', 11)])).toEqual({
    'zh-CN': '《最高人民法院人脸识别司法解释》第四条第（二）项、第（三）项、第十一条',
    en: 'Supreme People’s Court Provisions on facial recognition, Article 4, item 2, item 3; Article 11',
  });
  expect(renderCitations([clause('gbt-45574', '6.1 d'), clause('gbt-45574', '6.1 e')])).toEqual({
    'zh-CN': 'GB/T 45574 6.1 d、6.1 e',
    en: 'GB/T 45574 6.1 d; 6.1 e',
  });
});
