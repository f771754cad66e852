import { wordsOf } from '../../shared/settings/words.tsx';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';

/** The words of persons in stock and of filings in the language chosen. */
export const useFilingWords = wordsOf({ 'zh-CN': zhCN, en });
