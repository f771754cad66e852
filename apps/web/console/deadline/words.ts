import { wordsOf } from '../../shared/settings/words.tsx';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';

/** The words of deadlines in the language chosen. */
export const useDeadlineWords = wordsOf({ 'zh-CN': zhCN, en });
