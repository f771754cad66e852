import { wordsOf } from '../../shared/settings/words.tsx';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';

/** The words of what proves a case in the language chosen. */
export const useEvidenceWords = wordsOf({ 'zh-CN': zhCN, en });
