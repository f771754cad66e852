import type { PublicText } from '@consentry/contract';
import { usePublicationWords } from './words.ts';

/** Gives the side of a published text in the language chosen; the Chinese one where there is no English. */
export function useText(): (text: PublicText) => string {
  const { language } = usePublicationWords();
  return (text) => (language === 'en' ? (text.en ?? text['zh-CN']) : text['zh-CN']);
}
