import fc from 'fast-check';
import type { DescribedRoute, Description } from './described-routes.ts';
import type { RawRequest } from './raw-request.ts';
import { fitting } from './schema-arbitrary.ts';

/** Values that break what was not thought of. */
const WILD: readonly unknown[] = [
  null,
  '',
  [],
  {},
  true,
  -1,
  1.5,
  1e308,
  2 ** 53,
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202e💥𠮷',
  '../../etc/passwd',
  '%s%n${7*7}{{7*7}}',
  "' or 1=1 --",
  '__proto__',
  '9999-12-31T23:59:59.999Z',
  '0000-01-01',
  'a'.repeat(70_000),
  Array.from({ length: 2000 }, () => 0),
  JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{}}}'),
];

/** What an id in an address may be instead of one. */
const WILD_IDS = [
  '%00',
  '%ff',
  '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '..%5c..%5c',
  '__proto__',
  'constructor',
  'null',
  '-1',
  '%F0%9F%92%A5',
  '%ED%A0%80',
  'a'.repeat(200),
  "'%20or%201%3D1--",
  '%25',
  '%',
];

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';

/** Gives a copy in which one part, anywhere, is another, gone, or one too many. */
function bent(value: unknown): fc.Arbitrary<unknown> {
  const wild = fc.constantFrom(...WILD);
  if (typeof value !== 'object' || value === null) return wild;
  const keys = Object.keys(value);
  const key = keys.length === 0 ? fc.constant('more') : fc.constantFrom(...keys);
  const at = (one: string): unknown => (value as Record<string, unknown>)[one];
  const put = (one: string, part: unknown): unknown =>
    Array.isArray(value) ? value.with(Number(one), part) : { ...value, [one]: part };
  const without = (one: string): unknown =>
    Object.fromEntries(Object.entries(value).filter(([name]) => name !== one));
  return fc.oneof(
    wild,
    fc.tuple(key, wild).map(([one, part]) => (keys.length === 0 ? part : put(one, part))),
    key.chain((one) => (keys.length === 0 ? wild : bent(at(one)).map((part) => put(one, part)))),
    key.map(without),
    wild.map((part) => ({ ...value, more: part })),
  );
}

type Sent = Pick<RawRequest, 'headers' | 'body'>;

const typed = (body: string | Uint8Array, type = JSON_TYPE): Sent => ({
  headers: { 'content-type': type },
  body: Buffer.from(body),
});

/** Ways to write a value that are not its JSON. */
function miswritten(value: unknown): fc.Arbitrary<Sent> {
  const text = JSON.stringify(value);
  const plain = Buffer.from(text);
  return fc.constantFrom<Sent>(
    typed(text.slice(0, -1)),
    typed(''),
    typed(`\ufeff${text}`),
    typed(Buffer.from(text, 'utf16le')),
    typed(Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')])),
    typed(text.replace('{', '{"a":1,"a":2,')),
    typed(text.replace('{', '{"__proto__":{"x":1},')),
    typed(`${'['.repeat(50_000)}${']'.repeat(50_000)}`),
    typed(`{"a":${'{"a":'.repeat(5000)}1${'}'.repeat(5001)}`),
    typed(`{"a":"${'x'.repeat(300_000)}"}`),
    typed('NaN'),
    typed(text, 'text/plain'),
    typed(text, FORM_TYPE),
    typed(text, 'application/json; charset=utf-16'),
    typed(text, 'multipart/form-data; boundary=x'),
    typed(text, ';;;'),
    { headers: { 'content-type': JSON_TYPE, 'content-encoding': 'gzip' }, body: plain },
    { headers: {}, body: plain },
    { headers: { 'content-type': JSON_TYPE, 'if-match': '"99999999999999999999"' }, body: plain },
    { headers: { 'content-type': JSON_TYPE, 'if-match': '*' }, body: plain },
    { headers: { 'content-type': JSON_TYPE, 'idempotency-key': '\u00ff'.repeat(9) }, body: plain },
    { headers: { 'content-type': JSON_TYPE, authorization: `Bearer ${'x'.repeat(4000)}` }, body: plain },
  );
}

/** Requests to one route: some that fit, some bent, some not even JSON. */
export function wildRequests(
  route: DescribedRoute,
  { schemas }: Pick<Description, 'schemas'>,
  ids: Readonly<Record<string, readonly string[]>>,
): fc.Arbitrary<RawRequest> {
  const all = Object.values(ids).flat();
  const body = route.body === null ? fc.constant(undefined) : fitting(route.body, schemas, () => all);
  const version = fc.constantFrom({}, { 'if-match': '"1"' }, { 'if-match': '"2"' });
  const write = (value: unknown): Sent => {
    if (value === undefined) return { headers: {}, body: null };
    return route.form
      ? typed(new URLSearchParams(value as Record<string, string>).toString(), FORM_TYPE)
      : typed(JSON.stringify(value));
  };
  const sent = fc.tuple(body, version).chain(([value, headers]) => {
    const as = (one: Sent): Sent => ({ ...one, headers: { ...headers, ...one.headers } });
    const fits = fc.constant(as(write(value)));
    if (value === undefined) return fits;
    return fc.oneof(
      { weight: 4, arbitrary: fits },
      { weight: 4, arbitrary: bent(value).map((other) => as(typed(JSON.stringify(other)))) },
      { weight: 2, arbitrary: miswritten(value).map(as) },
    );
  });
  return fc
    .tuple(addressOf(route, ids), queryOf(route, schemas), sent)
    .map(([path, query, rest]) => ({ method: route.method, path: path + query, ...rest }));
}

function addressOf(
  { url }: DescribedRoute,
  ids: Readonly<Record<string, readonly string[]>>,
): fc.Arbitrary<string> {
  const parts = url.split('/').map((part) => {
    if (!part.startsWith(':')) return fc.constant(part);
    const known = ids[part.slice(1)] ?? [];
    return fc.oneof(
      { weight: 1, arbitrary: fc.constantFrom(...WILD_IDS) },
      { weight: 1, arbitrary: fc.uuid() },
      {
        weight: known.length === 0 ? 0 : 6,
        arbitrary: fc.constantFrom(...known, 'x').map(encodeURIComponent),
      },
    );
  });
  return fc.tuple(...parts).map((all) => all.join('/'));
}

function queryOf({ params }: DescribedRoute, schemas: Description['schemas']): fc.Arbitrary<string> {
  const names = params.filter(({ in: place }) => place === 'query');
  const value = (schema: Readonly<Record<string, unknown>>): fc.Arbitrary<string> =>
    fc.oneof(
      fitting(schema, schemas, () => []).map((one) => encodeURIComponent(String(one).toWellFormed())),
      fc.constantFrom('', '%00', '%ff', '-1', '1e9', '%5B%5D', 'a'.repeat(3000)),
    );
  const fields = names.map(({ name, schema }) => value(schema).map((one) => `${name}=${one}`));
  const query = fc.subarray(fields).chain((some) => fc.tuple(...some));
  return fc.oneof(
    { weight: 3, arbitrary: query.map((some) => (some.length === 0 ? '' : `?${some.join('&')}`)) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('?more=1', '?__proto__=1', '?limit=1&limit=2', '?%00', '?%ff=%ff'),
    },
  );
}
