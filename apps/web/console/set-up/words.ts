import { wordsOf } from '../../shared/settings/words.tsx';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';

/** The words of the first set-up, in the language chosen. */
export const useSetUpWords = wordsOf({ 'zh-CN': zhCN, en });
