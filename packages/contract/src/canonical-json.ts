/**
 * Writes JSON so that equal values give equal bytes (RFC 8785): keys in code-unit order, no white space,
 * numbers as ECMAScript writes them. Members that are `undefined` are left out.
 *
 * @param writeNumber writes a number, or refuses it; finite numbers when left out
 * @throws {TypeError} on a value JSON cannot hold, or a lone surrogate
 */
export function canonicalJson(value: unknown, writeNumber: (value: number) => string = writeFinite): string {
  const write = (member: unknown): string => canonicalJson(member, writeNumber);
  if (typeof value === 'string' && !value.isWellFormed())
    throw new TypeError('A text with a lone surrogate has no canonical form.');
  if (typeof value === 'number') return writeNumber(value);
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`A ${typeof value} has no JSON form.`);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${write(key)}:${write(member)}`);
  return `{${members.join(',')}}`;
}

function writeFinite(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`${value} has no JSON form.`);
  return JSON.stringify(value);
}
