import { createHash } from 'node:crypto';

/**
 * Writes JSON so that equal values give equal bytes (RFC 8785): keys in code-unit order, no white space,
 * numbers as ECMAScript writes them. Members that are `undefined` are left out.
 *
 * @throws {TypeError} on a value JSON cannot hold, or a lone surrogate
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string' && !value.isWellFormed())
    throw new TypeError('A text with a lone surrogate has no canonical form.');
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`${value} has no JSON form.`);
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number')
    return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`A ${typeof value} has no JSON form.`);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${canonicalJson(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

/** SHA-256 of the canonical JSON, lower-case hex. */
export function contentDigest(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
