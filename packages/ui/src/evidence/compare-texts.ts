import { diffArrays } from 'diff';
import type { Language } from '../format/formats.ts';

export interface TextPart {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Compares two texts word by word; of Chinese, which has no spaces, by the words a dictionary finds. */
export function compareTexts(before: string, after: string, language: Language): readonly TextPart[] {
  const words = new Intl.Segmenter(language, { granularity: 'word' });
  const split = (text: string) => Array.from(words.segment(text), ({ segment }) => segment);
  return diffArrays(split(before), split(after)).map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }));
}
