import { wordsOf } from '../../shared/settings/words.tsx';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';

/** The words of the first page of officials in the language chosen. */
export const useHomeWords = wordsOf({ 'zh-CN': zhCN, en });
