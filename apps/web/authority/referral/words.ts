import { wordsOf } from '../../shared/settings/words.tsx';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';

/** The words of the pages on working together in the language chosen. */
export const useReferralWords = wordsOf({ 'zh-CN': zhCN, en });
