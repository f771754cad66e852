import { canonicalJson as canonical } from '@consentry/contract';

/**
 * Writes the canonical JSON of what has no fractions, as a notice has none.
 *
 * @throws {TypeError} on a value JSON cannot hold, a number that is not a safe integer, or a lone surrogate
 */
export function canonicalJson(value: unknown): string {
  return canonical(value, (number) => {
    if (!Number.isSafeInteger(number)) throw new TypeError(`${number} is not a safe integer.`);
    return JSON.stringify(number);
  });
}
