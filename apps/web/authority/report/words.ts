import { wordsOf } from '../../shared/settings/words.tsx';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';

/** The words of what follows a complaint in the language chosen. */
export const useFollowWords = wordsOf({ 'zh-CN': zhCN, en });
