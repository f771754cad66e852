import { hash } from 'node:crypto';

/** Characters of the shortest part of a name that is searched for. */
const GRAM = 2;

/** What of a case may be found by. What a complainant wrote and how to reach them is no part of it. */
export interface Described {
  readonly department: string;
  /** Code of GB/T 2260. */
  readonly region: string;
  /** Names and places, folded: one a line. */
  readonly words: string;
  /** Topic of a complaint, or kind of a filing. */
  readonly sort: string;
}

/** One form for names that are spelled in different ways: NFKC, lower case, one space between words. Pure. */
export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

/** Folds names and places, one a line. Pure. */
export function wordsOf(lines: readonly (string | null)[]): string {
  return lines
    .flatMap((line) => (line === null ? [] : [folded(line)]))
    .filter((line) => line !== '')
    .join('\n');
}

/** Every two characters that follow one another in a line of folded words, each pair once. Pure. */
function gramsOf(words: string): ReadonlySet<string> {
  const pairs = words.split('\n').flatMap((line) => {
    const characters = Array.from(line);
    return characters.slice(GRAM - 1).map((character, at) => `${characters[at] ?? ''}${character}`);
  });
  return new Set(pairs);
}

/** A division and those above it, by the digits that name each: 310115 is 31, 3101 and 310115. Pure. */
export function divisionsOf(region: string): readonly string[] {
  const own = divisionOf(region);
  return [2, 4, 6].filter((digits) => digits <= own.length).map((digits) => own.slice(0, digits));
}

/** The digits that name a division and all below it; none for the whole country. Pure. */
export function divisionOf(region: string): string {
  return region.replace(/(?:00)+$/, '');
}

/**
 * A term is a number of 31 bits: what two share is told apart by looking at the case. Terms of words are negative, so
 * that they can be erased alone. Each is of one department, so that a list walks over nothing of another.
 */
function termOf(department: string, kind: string, value: string): number {
  return hash('sha256', `${department}\0${kind}\0${value}`, 'buffer').readUInt32BE(0) >>> 1;
}

/** Terms of the pairs in folded words. Pure. */
export function wordTerms(department: string, words: string): readonly number[] {
  return [...gramsOf(words)].map((gram) => -1 - termOf(department, 'words', gram));
}

export function divisionTerm(department: string, division: string): number {
  return termOf(department, 'division', division);
}

export function sortTerm(department: string, sort: string): number {
  return termOf(department, 'sort', sort);
}

/** Gives every term a case is found by. Pure. */
export function termsOf({ department, region, words, sort }: Described): readonly number[] {
  return [
    ...new Set([
      ...wordTerms(department, words),
      ...divisionsOf(region).map((division) => divisionTerm(department, division)),
      sortTerm(department, sort),
    ]),
  ];
}

/** Places in one millisecond. */
const PLACES = 1000;

/**
 * A case's place in the order of coming: its instant, and within it the number of its event. No two cases of a list
 * have the same.
 */
export function arrivalOf(receivedAt: number, event: number): number {
  return receivedAt * PLACES + (event % PLACES);
}

/** The first place at or after an instant. Pure. */
export function arrivalFrom(instant: number): number {
  return instant * PLACES;
}
