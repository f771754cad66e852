import { wordsOf } from '../settings/words.tsx';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';

/** The words in a report of an incident in the language chosen. */
export const useReportWords = wordsOf({ 'zh-CN': zhCN, en });
