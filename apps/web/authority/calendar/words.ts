import { wordsOf } from '../../shared/settings/words.tsx';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';

/** The words of the page of calendars in the language chosen. */
export const useCalendarWords = wordsOf({ 'zh-CN': zhCN, en });
