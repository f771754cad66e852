import { wordsOf } from '../../../shared/settings/words.tsx';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';

/** The words of packages that go to departments, in the language chosen. */
export const useFilingSendingWords = wordsOf({ 'zh-CN': zhCN, en });
