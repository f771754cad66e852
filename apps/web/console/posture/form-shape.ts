/** JSON Schema (draft 2020-12), as far as the facts of the law use it. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly propertyNames?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema | boolean;
  readonly prefixItems?: readonly Schema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
}

/** What a form asks at one place of the facts. */
export type Shape =
  | { readonly kind: 'text'; readonly maxLength: number }
  | { readonly kind: 'number'; readonly min: number; readonly max: number; readonly whole: boolean }
  | { readonly kind: 'yes-no' | 'day' | 'instant' | 'both-languages' }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'choices'; readonly options: readonly string[] }
  | { readonly kind: 'texts' }
  | { readonly kind: 'group'; readonly fields: ReadonlyArray<readonly [string, Shape]> }
  | { readonly kind: 'list'; readonly of: Shape }
  /** May be unknown, or not there. */
  | { readonly kind: 'maybe'; readonly of: Shape }
  /** What no field fits: written as JSON. */
  | { readonly kind: 'json' };

const TEXT_MAX = 4000;
const NUMBER_MAX = 2_000_000_000;

/** Reads from the schema of a place what a form asks there. */
export function shapeOf(schema: Schema): Shape {
  const { type, anyOf, enum: options, properties, items, propertyNames, additionalProperties } = schema;
  if (anyOf !== undefined) return ofSeveral(anyOf);
  if (Array.isArray(type) && type.includes('null')) {
    const [only = 'string'] = type.filter((one) => one !== 'null');
    return { kind: 'maybe', of: shapeOf({ ...schema, type: only }) };
  }
  if (options !== undefined) return { kind: 'choice', options };
  if (type === 'boolean') return { kind: 'yes-no' };
  if (type === 'integer' || type === 'number') return ofNumber(schema);
  if (type === 'string') return ofText(schema);
  if (type === 'array') {
    if (typeof items !== 'object' || schema.prefixItems !== undefined) return { kind: 'json' };
    const of = shapeOf(items);
    if (of.kind === 'choice') return { kind: 'choices', options: of.options };
    if (of.kind === 'text') return { kind: 'texts' };
    return of.kind === 'json' ? of : { kind: 'list', of };
  }
  if (propertyNames?.enum !== undefined && typeof additionalProperties === 'object') {
    const of = shapeOf(additionalProperties);
    return { kind: 'group', fields: propertyNames.enum.map((name) => [name, of]) };
  }
  if (properties === undefined) return { kind: 'json' };
  if (Object.keys(properties).toSorted().join(' ') === 'en zh-CN') return { kind: 'both-languages' };
  return { kind: 'group', fields: Object.entries(properties).map(([name, one]) => [name, shapeOf(one)]) };
}

function ofSeveral(all: readonly Schema[]): Shape {
  const some = all.filter(({ type }) => type !== 'null');
  const [only] = some;
  const of: Shape = some.length === 1 && only !== undefined ? shapeOf(only) : { kind: 'json' };
  return some.length === all.length ? of : { kind: 'maybe', of };
}

function ofNumber({ type, minimum = 0, maximum = NUMBER_MAX }: Schema): Shape {
  return { kind: 'number', min: minimum, max: Math.min(maximum, NUMBER_MAX), whole: type === 'integer' };
}

function ofText({ format, const: fixed, maxLength = TEXT_MAX }: Schema): Shape {
  if (fixed !== undefined) return { kind: 'json' };
  if (format === 'date') return { kind: 'day' };
  return format === 'date-time' ? { kind: 'instant' } : { kind: 'text', maxLength };
}

/** Gives what stands at a place before anything was filled in; what may be unknown is. */
export function emptyOf(shape: Shape): unknown {
  switch (shape.kind) {
    case 'number':
      return shape.min;
    case 'yes-no':
      return false;
    case 'choice':
      return shape.options[0];
    case 'choices':
    case 'texts':
    case 'list':
      return [];
    case 'both-languages':
      return { 'zh-CN': '', en: '' };
    case 'group':
      return Object.fromEntries(shape.fields.map(([name, of]) => [name, emptyOf(of)]));
    case 'maybe':
    case 'json':
      return null;
    default:
      return '';
  }
}
