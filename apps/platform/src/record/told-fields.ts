import type { ToldFields } from '@consentry/contract';

/** Puts what an event tells field by field; a text that is longer than any slice writes is cut, and says so. */
export function toldFields(body: unknown, at = ''): ToldFields {
  if (typeof body !== 'object' || body === null) return at === '' ? {} : { [at]: scalar(body) };
  const fields = Object.entries(body).map(([name, value]) =>
    toldFields(value, at === '' ? escaped(name) : `${at}/${escaped(name)}`),
  );
  return Object.assign({}, ...fields) as ToldFields;
}

const TEXT_MAX = 4000;

function scalar(value: unknown): ToldFields[string] {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'string') return null;
  return value.length > TEXT_MAX ? `${value.slice(0, TEXT_MAX - 1)}…` : value;
}

/** RFC 6901 § 3. */
function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
