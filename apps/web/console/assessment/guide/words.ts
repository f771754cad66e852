import { wordsOf } from '../../../shared/settings/words.tsx';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';

/** The words of the guided assessment, in the language chosen. */
export const useGuideWords = wordsOf({ 'zh-CN': zhCN, en });
