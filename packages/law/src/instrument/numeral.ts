const DIGITS = '零一二三四五六七八九';

/**
 * Writes a number as articles are numbered: 15 is 十五, 253 is 二百五十三.
 *
 * @throws {RangeError} outside 1–999
 */
export function toNumeral(number: number): string {
  if (!Number.isInteger(number) || number < 1 || number > 999) throw new RangeError('1–999');
  const [hundreds, tens, ones] = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10];
  const ten = tens === 0 ? (hundreds > 0 && ones > 0 ? '零' : '') : `${number < 20 ? '' : DIGITS[tens]}十`;
  return `${hundreds > 0 ? `${DIGITS[hundreds]}百` : ''}${ten}${ones > 0 ? DIGITS[ones] : ''}`;
}

const NUMBERS: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 999 }, (_, index) => [toNumeral(index + 1), index + 1]),
);

/** Reads what `toNumeral` writes; `null` for anything else. */
export function fromNumeral(numeral: string): number | null {
  return NUMBERS.get(numeral) ?? null;
}
