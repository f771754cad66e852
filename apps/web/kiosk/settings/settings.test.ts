import { expect, test } from 'vitest';
import { initialSettings } from './settings.ts';

test.each([
  [['zh-TW', 'en'], '', 'zh-CN'],
  [['en-US'], '', 'en'],
  [['fr-FR', 'en-GB'], '', 'en'],
  [['fr-FR'], '', 'zh-CN'],
  [[], '', 'zh-CN'],
  [['en-US'], '?lang=zh-CN', 'zh-CN'],
  [['zh-CN'], '?lang=en', 'en'],
  [['en-US'], '?lang=xx', 'en'],
] as const)('a browser that asks for %j at %j gets %s', (preferred, search, language) => {
  expect(initialSettings(preferred, search).language).toBe(language);
});
