import { expect, test } from 'vitest';
import { SENTENCE_MAX, longSentences } from './reading.ts';

test('a sentence is long by its characters in Chinese and its words in English', () => {
  const zh = '字'.repeat(SENTENCE_MAX['zh-CN']);
  const en = Array.from({ length: SENTENCE_MAX.en }, () => 'word').join(' ');
  expect(longSentences([{ 'zh-CN': `${zh}。${zh}！`, en: `${en}. ${en}.` }])).toEqual([]);
  expect(longSentences([{ 'zh-CN': `${zh}，${zh}`, en: `${en}, ${en}` }])).toEqual([
    { language: 'zh-CN', text: `${zh}，${zh}`, length: 2 * SENTENCE_MAX['zh-CN'] + 1 },
    { language: 'en', text: `${en}, ${en}`, length: 2 * SENTENCE_MAX.en },
  ]);
  // A number with a point is no end of a sentence.
  expect(longSentences([{ 'zh-CN': '短。', en: `${en} 1.5 times` }])).toHaveLength(1);
});
