import { type BiText, both } from '../text.ts';
import type { Citation } from './citation.ts';
import { type Instrument, type InstrumentId, instruments } from './instruments.ts';
import { fromNumeral, toNumeral } from './numeral.ts';

/** An instrument by its id. */
export function instrumentOf({ instrument }: Citation): Instrument {
  return instruments[instrument];
}

/** The place within the instrument, without its name. */
function place(citation: Citation): BiText {
  if ('clause' in citation) return both(citation.clause, citation.clause);
  if (!('article' in citation)) return both('', '');
  const { article, inserted, paragraph, item } = citation;
  const zh = [
    `第${toNumeral(article)}条`,
    inserted === undefined ? '' : `之${toNumeral(inserted)}`,
    paragraph === undefined ? '' : `第${toNumeral(paragraph)}款`,
    item === undefined ? '' : `第（${toNumeral(item)}）项`,
  ].join('');
  const en = [
    `Article ${article}${inserted === undefined ? '' : `-${inserted}`}`,
    ...(paragraph === undefined ? [] : [`paragraph ${paragraph}`]),
    ...(item === undefined ? [] : [`item ${item}`]),
  ].join(', ');
  return both(zh, en);
}

/**
 * Renders a citation. The Measures go without a name, as in their own text; every other instrument is named.
 *
 * @example renderCitation(article(15, 1, 3)) // 第十五条第一款第（三）项 / Article 15, paragraph 1, item 3
 */
export function renderCitation(citation: Citation): BiText {
  const { short } = instrumentOf(citation);
  const at = place(citation);
  if (!('article' in citation) && !('clause' in citation)) return short;
  if ('clause' in citation) return both(`${short['zh-CN']} ${at['zh-CN']}`, `${short.en} ${at.en}`);
  if (citation.instrument === 'measures') return at;
  return both(`${short['zh-CN']}${at['zh-CN']}`, `${short.en}, ${at.en}`);
}

/**
 * Renders several citations of one instrument, naming it once and an article's items after it.
 *
 * @example renderCitations([article(19, null, 5), article(19, null, 6)]) // 第十九条第（五）项、第（六）项
 */
export function renderCitations(citations: readonly [Citation, ...Citation[]]): BiText {
  let [previous] = citations;
  let { 'zh-CN': zh, en } = renderCitation(previous);
  for (const citation of citations.slice(1)) {
    const items = itemsOfOne(previous, citation);
    const at = place(citation);
    zh += items === null ? `、${at['zh-CN']}` : `、第（${toNumeral(items)}）项`;
    en += items === null ? `; ${at.en}` : `, item ${items}`;
    previous = citation;
  }
  return both(zh, en);
}

function itemsOfOne(one: Citation, other: Citation): number | null {
  if (!('article' in one) || !('article' in other)) return null;
  const same = one.article === other.article && one.paragraph === other.paragraph;
  return same && one.item !== undefined && other.item !== undefined ? other.item : null;
}

const NUMERAL = '[一二三四五六七八九十百零]+';
const PLACE_ZH = new RegExp(
  `^第(${NUMERAL})条(?:之(${NUMERAL}))?(?:第(${NUMERAL})款)?(?:第(?:（(${NUMERAL})）|\\((${NUMERAL})\\)|(${NUMERAL}))项)?$`,
);
const PLACE_EN = /^Article ([1-9]\d{0,2})(?:-([1-9]\d?))?(?:, paragraph ([1-9]\d?))?(?:, item ([1-9]\d?))?$/;

const SHORTS = (Object.entries(instruments) as [InstrumentId, Instrument][])
  .flatMap(([id, { short }]) => [
    { id, name: short['zh-CN'] },
    { id, name: short.en },
  ])
  .toSorted((a, b) => b.name.length - a.name.length);

/**
 * Reads a citation in Chinese or English, as `renderCitation` writes it; `§ ` before it and plain 第三项
 * for 第（三）项 are read too. A place without a name is one of the Measures.
 *
 * @returns `null` where the text is no citation of an instrument we know
 * @example parseCitation('§ 第十五条第一款第（三）项') // article(15, 1, 3)
 */
export function parseCitation(text: string): Citation | null {
  const plain = text.replace(/^§ ?/, '').trim();
  const named = SHORTS.find(({ name }) => plain.startsWith(name));
  const instrument = named?.id ?? 'measures';
  const rest = named === undefined ? plain : plain.slice(named.name.length);
  if (named !== undefined && rest === '') return { instrument };
  const numbered = parsePlace(rest.replace(/^, /, ''));
  if (numbered !== null) return { instrument, ...numbered };
  return named !== undefined && /^ \S/.test(rest) ? { instrument, clause: rest.slice(1) } : null;
}

function parsePlace(text: string): Omit<Extract<Citation, { article: number }>, 'instrument'> | null {
  const zh = PLACE_ZH.exec(text);
  if (zh !== null) {
    const [, article, inserted, paragraph, round, square, plain] = zh;
    return numbers([article, inserted, paragraph, round ?? square ?? plain], fromNumeral);
  }
  const en = PLACE_EN.exec(text);
  return en === null ? null : numbers(en.slice(1), Number);
}

function numbers(
  [article, inserted, paragraph, item]: readonly (string | undefined)[],
  read: (text: string) => number | null,
): Omit<Extract<Citation, { article: number }>, 'instrument'> | null {
  const values = [article, inserted, paragraph, item].map((text) =>
    text === undefined ? undefined : read(text),
  );
  if (values.includes(null)) return null;
  const [a, i, p, n] = values as (number | undefined)[];
  if (a === undefined) return null;
  return {
    article: a,
    ...(i === undefined ? {} : { inserted: i }),
    ...(p === undefined ? {} : { paragraph: p }),
    ...(n === undefined ? {} : { item: n }),
  };
}
