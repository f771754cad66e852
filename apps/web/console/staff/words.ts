import { wordsOf } from '../../shared/settings/words.tsx';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';

/** The words of accounts and signing in, in the language chosen. */
export const useStaffWords = wordsOf({ 'zh-CN': zhCN, en });
