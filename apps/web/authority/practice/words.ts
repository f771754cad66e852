import { wordsOf } from '../../shared/settings/words.tsx';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';

/** The words of what a department sets for complaints in the language chosen. */
export const usePracticeWords = wordsOf({ 'zh-CN': zhCN, en });
