import fc from 'fast-check';

/** The JSON Schema of a body or a parameter, as the description of the interface has it. */
export type Schema = Readonly<Record<string, unknown>>;

/** Gives the ids that exist, from which a field of that form may be filled. */
export type KnownIds = () => readonly string[];

const DEPTH = 6;
const DAY_MS = 86_400_000;

/**
 * Makes values that fit a schema, mostly: what a schema cannot say (an order of times, a sum) is left to
 * chance.
 *
 * @param schemas what `$ref` refers to
 */
export function fitting(
  schema: Schema,
  schemas: Schema,
  ids: KnownIds,
  depth = DEPTH,
): fc.Arbitrary<unknown> {
  const inner = (part: unknown): fc.Arbitrary<unknown> =>
    fitting((part ?? {}) as Schema, schemas, ids, depth - 1);
  const { $ref, anyOf, oneOf, allOf, type } = schema;
  if (typeof $ref === 'string') return inner(schemas[$ref.split('/').at(-1) ?? '']);
  if ('const' in schema) return fc.constant(schema['const']);
  const choices = (schema['enum'] ?? anyOf ?? oneOf) as readonly unknown[] | undefined;
  if (choices !== undefined) {
    const made = 'enum' in schema ? choices.map((one) => fc.constant(one)) : choices.map(inner);
    return fc.oneof(...made);
  }
  if (Array.isArray(allOf)) {
    const parts = fc.tuple(...allOf.map(inner));
    return parts.map((all) => (all.every(isObject) ? Object.assign({}, ...all) : all[0]));
  }
  const kind = Array.isArray(type) ? type[0] : type;
  switch (kind) {
    case 'object':
      return objectOf(schema, inner);
    case 'array':
      return arrayOf(schema, inner, depth);
    case 'string':
      return textOf(schema, ids);
    case 'integer':
      return fc.integer(boundsOf(schema));
    case 'number':
      return fc.double({ ...boundsOf(schema), noNaN: true, noDefaultInfinity: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

type Inner = (part: unknown) => fc.Arbitrary<unknown>;

function objectOf(schema: Schema, inner: Inner): fc.Arbitrary<unknown> {
  const { properties = {}, additionalProperties } = schema;
  const required = (schema['required'] ?? []) as readonly string[];
  const named = properties as Schema;
  // The keys of a record of an enumeration are required and described once for all.
  const keys = [...new Set([...Object.keys(named), ...required])];
  const model = Object.fromEntries(keys.map((key) => [key, inner(named[key] ?? additionalProperties)]));
  return fc.record(model, { requiredKeys: [...required], noNullPrototype: true });
}

function arrayOf(schema: Schema, inner: Inner, depth: number): fc.Arbitrary<unknown> {
  const { prefixItems, items, minItems = 0, maxItems = 3 } = schema;
  if (Array.isArray(prefixItems)) return fc.tuple(...prefixItems.map(inner));
  const minLength = Number(minItems);
  const maxLength = depth <= 0 ? minLength : Math.min(Number(maxItems), minLength + 2);
  return fc.array(inner(items), { minLength, maxLength });
}

function textOf(schema: Schema, ids: KnownIds): fc.Arbitrary<string> {
  const { format, pattern } = schema;
  const minLength = Number(schema['minLength'] ?? 0);
  const maxLength = Math.max(minLength, Math.min(Number(schema['maxLength'] ?? 24), minLength + 24));
  const known = ids();
  if (format === 'uuid') {
    if (known.length === 0) return fc.uuid();
    return fc.oneof({ arbitrary: fc.constantFrom(...known), weight: 3 }, { arbitrary: fc.uuid(), weight: 1 });
  }
  const time = fc.integer({ min: -400, max: 400 }).map((days) => new Date(Date.now() + days * DAY_MS));
  if (format === 'date-time') return time.map((at) => at.toISOString());
  if (format === 'date') return time.map((at) => at.toISOString().slice(0, 10));
  if (format === 'email') return fc.integer({ max: 99 }).map((n) => `somebody${n}@example.com`);
  if (format === 'uri') return fc.constantFrom('https://example.com/x', 'http://127.0.0.1:1/');
  if (typeof pattern === 'string') return patterned(pattern, maxLength);
  return fc.string({ minLength, maxLength, unit: 'grapheme' });
}

/** Texts of a pattern; a pattern that cannot be made is left to chance. */
function patterned(pattern: string, maxLength: number): fc.Arbitrary<string> {
  try {
    return fc.stringMatching(new RegExp(pattern, 'u'), { size: '-1' });
  } catch {
    return fc.string({ maxLength });
  }
}

function boundsOf({ minimum = 0, maximum = 1e6 }: Schema): { readonly min: number; readonly max: number } {
  return { min: Number(minimum), max: Math.max(Number(minimum), Number(maximum)) };
}
