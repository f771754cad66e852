import { wordsOf } from '../settings/words.tsx';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';

/** The words of a list in the language chosen. */
export const useListWords = wordsOf({ 'zh-CN': zhCN, en });
