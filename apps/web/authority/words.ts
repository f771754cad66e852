import { wordsOf } from '../shared/settings/words.tsx';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';

/** The words of this page in the language chosen. */
export const useWords = wordsOf({ 'zh-CN': zhCN, en });
