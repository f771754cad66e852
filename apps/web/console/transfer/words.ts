import { wordsOf } from '../../shared/settings/words.tsx';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';

/** The words of transfer, in the language chosen. */
export const useTransferWords = wordsOf({ 'zh-CN': zhCN, en });
