import { wordsOf } from '../settings/words.tsx';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';

/** The words of the ways to sign in in the language chosen. */
export const useAccountWords = wordsOf({ 'zh-CN': zhCN, en });
