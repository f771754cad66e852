import { useSharedWords } from '../../shared/settings/words.tsx';
import { FIELD_WORDS } from './field-words.ts';

/** Gives the name of a field or a choice of the facts, in the language chosen. */
export function useFieldName(): (name: string) => string {
  const { language } = useSharedWords();
  return (name) => (language === 'zh-CN' ? (FIELD_WORDS[name] ?? name) : englishOf(name));
}

/** The names of the facts are English words already. */
function englishOf(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
