import type { AccessReason } from '@consentry/contract';
import type { z } from 'zod';

/** One operation of the platform, as its description has it. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With `:name` where a parameter goes. */
  readonly path: string;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly answer: z.ZodType;
  /** Its answer holds a secret, which is never sent twice: it takes no `Idempotency-Key`. */
  readonly secret?: true;
  /** For a list: the field of a page that holds its items. */
  readonly items?: string;
}

type ParametersOf<P extends string> = P extends `${string}:${infer Rest}`
  ? Rest extends `${infer Name}/${infer More}`
    ? Name | ParametersOf<More>
    : Rest
  : never;

type QueryOf<O extends Operation> = O extends { readonly query: infer Q extends z.ZodType }
  ? { [K in keyof z.input<Q>]: z.output<Q>[K & keyof z.output<Q>] }
  : unknown;

type BodyOf<O extends Operation> = O extends { readonly body: infer B extends z.ZodType }
  ? NonNullable<z.input<B>>
  : unknown;

/** What an operation is called with: parameters of its path, and the fields of its query or body, side by side. */
export type InputOf<O extends Operation> = { readonly [K in ParametersOf<O['path']>]: string } & QueryOf<O> &
  BodyOf<O>;

/** What it gives. */
export type AnswerOf<O extends Operation> = z.output<O['answer']>;

/** One item of the pages of a list. */
export type ItemOf<O extends Operation> = O extends { readonly items: infer I extends string }
  ? AnswerOf<O> extends { readonly [K in I]: ReadonlyArray<infer T> }
    ? T
    : never
  : never;

/** How one call is made. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  /** For each try, milliseconds; left out: that of the client. */
  readonly timeoutMs?: number;
  /**
   * Why staff look at what shows who a person is, with a colon and a reference if there is one; it is
   * recorded. Programs need none.
   */
  readonly accessReason?: AccessReason | `${AccessReason}:${string}`;
  /** Your own key for a command; left out: a new one, the same for each try. 8 to 128 visible ASCII characters. */
  readonly idempotencyKey?: string;
  /** What was read, or its ETag: the change is made only if nobody changed it meanwhile. */
  readonly ifMatch?: object | string;
}

/** The arguments of a call; its input may be left out where nothing in it is required. */
export type Arguments<O extends Operation, Options> =
  {} extends InputOf<O> ? [input?: InputOf<O>, options?: Options] : [input: InputOf<O>, options?: Options];

export type Call<O extends Operation> = (...given: Arguments<O, CallOptions>) => Promise<AnswerOf<O>>;

/**
 * Splits what was given into the address and what is sent. A parameter of the path that is a field of the body,
 * too, goes into both.
 *
 * @throws {TypeError} when a parameter of the path is missing
 */
export function requestOf(
  { path, query, body }: Operation,
  input: Readonly<Record<string, unknown>>,
): { readonly address: string; readonly rest: Readonly<Record<string, unknown>> } {
  const rest = { ...input };
  const fields = body !== undefined && 'shape' in body ? (body.shape as object) : {};
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = rest[name];
    if (!(name in fields)) delete rest[name];
    if (typeof value !== 'string' || value === '') throw new TypeError(`${path} needs "${name}".`);
    return encodeURIComponent(value);
  });
  if (query === undefined) return { address: filled, rest };
  const given = Object.entries(rest).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? [[name, `${value}`]]
      : [],
  );
  const search = new URLSearchParams(given).toString();
  return { address: search === '' ? filled : `${filled}?${search}`, rest: {} };
}
