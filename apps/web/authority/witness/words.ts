import { wordsOf } from '../../shared/settings/words.tsx';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';

/** The words of the pages on witnessed logs in the language chosen. */
export const useWitnessWords = wordsOf({ 'zh-CN': zhCN, en });
