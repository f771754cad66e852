import type { BiText } from '@consentry/law';

/** Longest sentence that is still easily read: our setting, no number of the law (§ 第五条 “清晰易懂”). */
export const SENTENCE_MAX = { 'zh-CN': 60, en: 25 } as const;

/** A sentence that is long; Chinese is counted by characters, English by words. */
export interface LongSentence {
  readonly language: keyof typeof SENTENCE_MAX;
  readonly text: string;
  readonly length: number;
}

/** Finds sentences that are too long to be read at a door. */
export function longSentences(texts: readonly BiText[]): readonly LongSentence[] {
  return texts.flatMap((text) =>
    (['zh-CN', 'en'] as const).flatMap((language) =>
      text[language]
        .split(language === 'en' ? /[.!?;]+(?:\s|$)|\n/ : /[。！？；\n]/)
        .map((sentence) => sentence.trim())
        .map((sentence) => ({ language, text: sentence, length: lengthOf(sentence, language) }))
        .filter(({ length }) => length > SENTENCE_MAX[language]),
    ),
  );
}

function lengthOf(sentence: string, language: keyof typeof SENTENCE_MAX): number {
  if (language === 'en') return sentence.split(/\s+/).filter((word) => word !== '').length;
  return sentence.replaceAll(/\s/g, '').length;
}
