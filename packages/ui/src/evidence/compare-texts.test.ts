import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareTexts } from './compare-texts.ts';

test('words are compared, not letters', () => {
  expect(compareTexts('Kept for 30 days.', 'Kept for 90 days.', 'en')).toEqual([
    { kind: 'same', text: 'Kept for ' },
    { kind: 'removed', text: '30' },
    { kind: 'added', text: '90' },
    { kind: 'same', text: ' days.' },
  ]);
  const chinese = compareTexts('人脸信息保存三十天', '人脸信息保存九十天', 'zh-CN');
  expect(chinese[0]).toEqual({ kind: 'same', text: '人脸信息保存' });
});

test('both texts are in the comparison, whole', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
      const parts = compareTexts(before, after, 'zh-CN');
      const without = (kind: string) =>
        parts
          .filter((part) => part.kind !== kind)
          .map(({ text }) => text)
          .join('');
      expect(without('added')).toBe(before);
      expect(without('removed')).toBe(after);
    }),
    { numRuns: 100 },
  );
});
