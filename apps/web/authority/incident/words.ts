import { wordsOf } from '../../shared/settings/words.tsx';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';

/** The words of reports of incidents in the language chosen. */
export const useIncidentWords = wordsOf({ 'zh-CN': zhCN, en });
