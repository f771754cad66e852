import { wordsOf } from '../../shared/settings/words.tsx';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';

/** The words of orders of authorities, in the language chosen. */
export const useSupervisionWords = wordsOf({ 'zh-CN': zhCN, en });
