import type { BiText } from '@consentry/law';
import type { Language } from './language.ts';
import { en, type Messages } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';

export type { Messages };

const CATALOGUES: Readonly<Record<Language, Messages>> = { en, 'zh-CN': zhCN };

export function messagesIn(language: Language): Messages {
  return CATALOGUES[language];
}

/** Takes one message in both languages. */
export function both(choose: (messages: Messages) => string): BiText {
  return { 'zh-CN': choose(zhCN), en: choose(en) };
}
