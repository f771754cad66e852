import { type ReactNode, createContext, useContext, useEffect, useMemo, useState } from 'react';
import type { BiText } from '@consentry/law';
import { type Catalogue, formatsOf } from '@consentry/ui';
import { I18nProvider } from 'react-aria-components';
import { en } from '../messages.en.ts';
import { zhCN } from '../messages.zh-CN.ts';
import { type Language, type Settings, applySettings, keepSettings, readSettings } from './settings.ts';

/** What every page says. */
const SHARED: Readonly<Record<Language, Catalogue<typeof zhCN>>> = { 'zh-CN': zhCN, en };

/** The words of the language chosen, its dates, and its side of a text in both. */
export interface SharedWords {
  readonly language: Language;
  readonly shared: Catalogue<typeof zhCN>;
  readonly pick: (text: BiText) => string;
  /** What something is called, and what it is: 编号：12, Number: 12. */
  readonly pair: (term: string, text: string) => string;
  /** A day: `2026-11-22`, or of an instant, on the clock the law runs by. */
  readonly date: (instant: string) => string;
  /** A day with its day of the week: the last one of a term. */
  readonly fullDate: (instant: string) => string;
  /** Day and time of day. */
  readonly time: (instant: string) => string;
  readonly number: (value: number) => string;
}

interface SettingsHandle {
  readonly settings: Settings;
  readonly change: (part: Partial<Settings>) => void;
}

const WordsContext = createContext<SharedWords | null>(null);
const SettingsContext = createContext<SettingsHandle | null>(null);

/** Gives all below it the settings of this browser, and the words of its language. */
export function SettingsProvider({ children }: { readonly children: ReactNode }) {
  const [settings, setSettings] = useState(readSettings);
  useEffect(() => {
    applySettings(settings);
    keepSettings(settings);
  }, [settings]);
  const words = useMemo(() => sharedWordsOf(settings.language), [settings.language]);
  const handle = useMemo(
    () => ({
      settings,
      change: (part: Partial<Settings>) => setSettings((before) => ({ ...before, ...part })),
    }),
    [settings],
  );
  return (
    <I18nProvider locale={settings.language}>
      <SettingsContext value={handle}>
        <WordsContext value={words}>{children}</WordsContext>
      </SettingsContext>
    </I18nProvider>
  );
}

/** Makes the words of one language. */
export function sharedWordsOf(language: Language): SharedWords {
  const { date, fullDate, time, number } = formatsOf(language);
  return {
    language,
    shared: SHARED[language],
    pick: (text) => text[language],
    pair: (term, text) => `${term}${language === 'en' ? ': ' : '：'}${text}`,
    date,
    fullDate,
    time,
    number,
  };
}

/** The settings, and how to change them. */
export function useSettings(): SettingsHandle {
  return required(useContext(SettingsContext));
}

/** Words, dates and numbers of the language chosen. */
export function useSharedWords(): SharedWords {
  return required(useContext(WordsContext));
}

/**
 * Makes the hook of one page's own catalogue.
 *
 * @example
 * export const useWords = wordsOf({ 'zh-CN': zhCN, en });
 */
export function wordsOf<M>(catalogues: Readonly<Record<Language, M>>): () => SharedWords & { readonly m: M } {
  return () => {
    const words = useSharedWords();
    return useMemo(() => ({ ...words, m: catalogues[words.language] }), [words]);
  };
}

function required<T>(value: T | null): T {
  if (value === null) throw new Error('A page is inside SettingsProvider.');
  return value;
}
