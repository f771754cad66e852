import { wordsOf } from '../../../shared/settings/words.tsx';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';

/** The words of the accounts of colleagues, in the language chosen. */
export const useDirectoryWords = wordsOf({ 'zh-CN': zhCN, en });
