import { type BiText, both } from '../text.ts';
import type { Citation } from './citation.ts';
import { type MeasuresParagraph, measures } from './measures.ts';
import { toNumeral } from './numeral.ts';

/**
 * Gives the words of the Measures at a citation: an article with all its paragraphs, a paragraph with its
 * items, or an item. Paragraphs and items stand on lines of their own, as in the text.
 *
 * @returns `null` where the Measures have no such place, and for every other instrument: we hold no text of theirs
 */
export function textOf(citation: Citation): BiText | null {
  if (citation.instrument !== 'measures' || !('article' in citation) || citation.inserted !== undefined)
    return null;
  const paragraphs = measures.find(({ number }) => number === citation.article)?.paragraphs;
  if (paragraphs === undefined) return null;
  const chosen =
    citation.paragraph === undefined
      ? paragraphs
      : paragraphs.slice(citation.paragraph - 1, citation.paragraph);
  if (citation.item === undefined) return chosen.length === 0 ? null : lines(chosen.flatMap(linesOf));
  // 第十九条第（三）项: the paragraph may go unsaid only where there is just one.
  const [only, second] = chosen;
  if (only === undefined || second !== undefined) return null;
  return numbered(only)[citation.item - 1] ?? null;
}

function linesOf(paragraph: MeasuresParagraph): BiText[] {
  return [paragraph.text, ...numbered(paragraph)];
}

function numbered({ items }: MeasuresParagraph): BiText[] {
  return items.map((item, index) =>
    both(`（${toNumeral(index + 1)}）${item['zh-CN']}`, `(${index + 1}) ${item.en}`),
  );
}

function lines(texts: readonly BiText[]): BiText {
  return both(texts.map((text) => text['zh-CN']).join('\n'), texts.map(({ en }) => en).join('\n'));
}
