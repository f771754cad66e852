import { wordsOf } from '../../shared/settings/words.tsx';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';

/** The words of people, in the language chosen. */
export const usePeopleWords = wordsOf({ 'zh-CN': zhCN, en });
