import { wordsOf } from '../../shared/settings/words.tsx';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';

/** The words of programs and what they may do, in the language chosen. */
export const useAccessWords = wordsOf({ 'zh-CN': zhCN, en });
