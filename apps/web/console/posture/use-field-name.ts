import { createContext, useContext } from 'react';
import type { Option } from '@consentry/ui';
import { useSharedWords } from '../../shared/settings/words.tsx';
import { FIELD_WORDS } from './field-words.ts';

/** What a form says of its fields in place of the words of the facts, and what may be chosen in them. */
export interface OwnFields {
  /** Names of fields and choices. */
  readonly names: Readonly<Record<string, string>>;
  /** What may be chosen where the shape knows only a text. */
  readonly options: Readonly<Record<string, readonly Option[]>>;
  /** What is not there is left out, and not unknown. */
  readonly leavesOut?: boolean;
}

/** Own names and choices of the fields below. */
export const OwnFieldsContext = createContext<OwnFields>({ names: {}, options: {} });

/** Gives all fields below it names and choices of their own. */
export const OwnFieldsProvider = OwnFieldsContext.Provider;

/** Gives the name of a field or a choice of the facts, in the language chosen. */
export function useFieldName(): (name: string) => string {
  const { language } = useSharedWords();
  const { names } = useContext(OwnFieldsContext);
  return (name) => names[name] ?? (language === 'zh-CN' ? (FIELD_WORDS[name] ?? name) : englishOf(name));
}

/** What may be chosen in a field of texts; `null` where anything may be written. */
export function useFieldOptions(name: string): readonly Option[] | null {
  return useContext(OwnFieldsContext).options[name] ?? null;
}

/** The names of the facts are English words already. */
function englishOf(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
