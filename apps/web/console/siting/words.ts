import { wordsOf } from '../../shared/settings/words.tsx';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';

/** The words of sites in the language chosen. */
export const useSiteWords = wordsOf({ 'zh-CN': zhCN, en });
