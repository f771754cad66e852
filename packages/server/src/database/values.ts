import { DatabaseError } from './database-error.ts';

/** What a column can hold. Times are epoch milliseconds in UTC. Documents are JSON, as text. */
export type Value = string | number | bigint | boolean | null;

/**
 * Checks a parameter, alike for both databases: what one of them would change or refuse, neither gets.
 *
 * @throws {DatabaseError} `value_unstorable`, naming the kind of value and never the value
 */
export function checkValue(value: unknown): Value {
  switch (typeof value) {
    case 'string':
      // PostgreSQL refuses NUL; both would turn half a surrogate pair into U+FFFD.
      if (value.includes('\0') || !value.isWellFormed()) break;
      return value;
    case 'number':
      // SQLite would store NaN as NULL.
      if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))) break;
      return value;
    case 'bigint':
      if (value > BigInt(Number.MAX_SAFE_INTEGER) || value < BigInt(Number.MIN_SAFE_INTEGER)) break;
      return value;
    case 'boolean':
      return value;
    default:
      if (value === null) return value;
  }
  throw new DatabaseError('value_unstorable', typeof value);
}

/**
 * Reads a number that a database sent as text.
 *
 * @throws {RangeError} when a JavaScript number cannot hold it exactly
 */
export function parseNumber(text: string): number {
  const number = Number(text);
  if (/^-?\d+$/.test(text) && !Number.isSafeInteger(number)) {
    throw new RangeError('The number is too large to be read exactly.');
  }
  return number;
}
