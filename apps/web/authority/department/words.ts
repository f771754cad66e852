import { wordsOf } from '../../shared/settings/words.tsx';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';

/** The words about departments in the language chosen. */
export const useDepartmentWords = wordsOf({ 'zh-CN': zhCN, en });
