import { wordsOf } from '../../shared/settings/words.tsx';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';

/** The words about officials, departments and who read what, in the language chosen. */
export const useStaffWords = wordsOf({ 'zh-CN': zhCN, en });
