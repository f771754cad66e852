import type { Shows } from './fonts.ts';

/** Joins to what is before it, and is seen as nothing by itself: variation selectors, joiners, marks of direction. */
const UNSEEN = /\p{Cf}|\p{Variation_Selector}/gu;
const CONTROL = /(?!\n)\p{Cc}/gu;

/**
 * Writes a text so that a paper can show all of it: a character that the fonts lack becomes its code, and one that
 * nobody sees is left out, since it could turn the order of what is read.
 *
 * @returns for `👍`: `〔U+1F44D〕`
 */
export function printable(text: string, shows: Shows): string {
  const seen = text
    .replaceAll('\r\n', '\n')
    .replaceAll('\t', ' ')
    .replaceAll(UNSEEN, '')
    .replaceAll(CONTROL, '');
  let out = '';
  for (const one of seen) out += one === '\n' || shows(one) ? one : `〔U+${hex(one)}〕`;
  return out;
}

/** Makes every text in data printable. */
export function allPrintable<T>(value: T, shows: Shows): T {
  if (typeof value === 'string') return printable(value, shows) as T;
  if (Array.isArray(value)) return value.map((one) => allPrintable(one, shows)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, allPrintable(one, shows)])) as T;
}

function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
