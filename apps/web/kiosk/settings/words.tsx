import { createContext, useContext } from 'react';
import type { BiText } from '@consentry/law';
import type { Catalogue } from '@consentry/ui';
import { en } from '../messages.en.ts';
import { zhCN } from '../messages.zh-CN.ts';
import type { Language } from './settings.ts';

export type Messages = Catalogue<typeof zhCN>;

const CATALOGUES: Readonly<Record<Language, Messages>> = { 'zh-CN': zhCN, en };

/** The words of the language chosen, its date format, and its side of a text in both. */
export interface Words {
  readonly language: Language;
  readonly m: Messages;
  readonly pick: (text: BiText) => string;
  readonly date: (instant: string) => string;
  readonly time: (instant: string) => string;
}

/** Makes the words of one language. */
export function wordsOf(language: Language): Words {
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long' });
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return {
    language,
    m: CATALOGUES[language],
    pick: (text) => text[language],
    date: (instant) => day.format(new Date(instant)),
    time: (instant) => time.format(new Date(instant)),
  };
}

const WordsContext = createContext<Words>(wordsOf('zh-CN'));

export const WordsProvider = WordsContext.Provider;

/** The words to use now. */
export function useWords(): Words {
  return useContext(WordsContext);
}
