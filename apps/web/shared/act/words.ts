import { wordsOf } from '../settings/words.tsx';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';

/** The words of what is done in the language chosen. */
export const useActWords = wordsOf({ 'zh-CN': zhCN, en });
