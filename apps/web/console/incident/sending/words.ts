import { wordsOf } from '../../../shared/settings/words.tsx';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';

/** The words of reports to departments, in the language chosen. */
export const useSendingWords = wordsOf({ 'zh-CN': zhCN, en });
