import { expect, test } from 'vitest';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';

/** Every text of a catalogue by its path; functions are called with plausible arguments. */
function texts(node: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function') return [[path, String(node(2, 3, 4))]];
  return Object.entries(node ?? {}).flatMap(([key, value]) => texts(value, `${path}.${key}`));
}

test('both languages have the same texts, none empty, each in its own script', () => {
  const chinese = texts(zhCN);
  const english = texts(en);
  expect(english.map(([path]) => path).toSorted()).toEqual(chinese.map(([path]) => path).toSorted());
  expect(chinese.length).toBeGreaterThan(200);
  for (const [path, text] of chinese) expect([path, /\p{Script=Han}/u.test(text)]).toEqual([path, true]);
  for (const [path, text] of english) expect([path, /^[\x20-\x7E“”…·]+$/u.test(text)]).toEqual([path, true]);
});

test('the words of the law are the right ones', () => {
  expect(zhCN.notice.step).toBe('告知');
  expect(zhCN.consent.step).toBe('单独同意');
  expect(zhCN.my.withdraw).toBe('撤回同意');
  expect(zhCN.my.purpose).toBe('处理目的');
  expect(zhCN.result.otherWays).toContain('其他方式');
});

test('only the quoted articles say 应当 or 不得', () => {
  const binding = texts(zhCN).filter(([, text]) => /应当|不得/u.test(text));
  expect(binding.map(([path]) => path)).toEqual(['.consent.articleText', '.consent.guardianArticle']);
});
