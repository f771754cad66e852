import { BiText, Finding } from '@consentry/law';
import { z } from 'zod';
import type { AccessTable } from '../access/decide.ts';
import type { RouteRow } from './app.ts';
import type { ProblemCatalogue } from './problem.ts';

type Json = Readonly<Record<string, unknown>>;

/** How roles show who they are. */
export interface Proofs {
  /** Security schemes of OpenAPI, by name. */
  readonly schemes: Readonly<Record<string, Json>>;
  /** Names of the schemes a role of the access table can use; none for `anyone`. */
  readonly of: (role: string) => readonly string[];
}

interface Operation {
  readonly parameters?: readonly Json[];
  readonly requestBody?: { readonly content: Json };
  readonly responses?: Readonly<Record<string, Json & { readonly content?: Json }>>;
}

/** The part of an OpenAPI 3.1 document that is touched here. */
export interface OpenApi {
  readonly openapi: string;
  readonly info: Json;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> };
}

interface Texts {
  readonly problems: ProblemCatalogue;
  readonly access: AccessTable;
  readonly proofs?: Proofs;
}

const ref = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });

const PARAMETERS = {
  AccessReason: {
    name: 'Access-Reason',
    in: 'header',
    description:
      'Why staff look at what shows who a person is, with a colon and a reference if there is one. It is recorded.',
    schema: { type: 'string', pattern: '^[a-z]+(:[A-Za-z0-9_.-]{1,64})?$' },
    example: 'service:ticket-17',
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description:
      'Of your choice, new for each new command: sent again with the same content, the same answer comes again and nothing is done twice.',
    schema: { type: 'string', minLength: 8, maxLength: 128, pattern: '^[\\x21-\\x7e]+$' },
    example: '7c0f2a2e-6f0b-4f43-9f2e-1d0f6b8a4a11',
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    required: true,
    description: 'ETag of what was read: somebody else’s change meanwhile is not overwritten.',
    schema: { type: 'string', pattern: '^"\\d{1,15}"$' },
    example: '"3"',
  },
};
const HEADERS = {
  ETag: {
    description: 'Version of the thing, for `If-Match`.',
    schema: { type: 'string', pattern: '^"\\d{1,15}"$' },
    example: '"3"',
  },
  IdempotentReplayed: {
    description: '`true` where the answer is that of an earlier request with this `Idempotency-Key`.',
    schema: { type: 'string', const: 'true' },
  },
  RequestId: {
    description: 'Names the request in the log of the server.',
    schema: { type: 'string', format: 'uuid' },
  },
  RetryAfter: {
    description: 'Seconds until it is worth trying again.',
    schema: { type: 'integer', minimum: 1 },
  },
};

/** RFC 9457, as every route of a server answers with. */
const Problem = z.object({
  type: z.string(),
  status: z.int().min(400).max(599),
  code: z.string(),
  title: BiText,
  detail: BiText,
  remedy: BiText,
  request_id: z.string(),
  fields: z.array(z.string()).optional(),
  broken: z.array(Finding).optional(),
  requirement: z.string().optional(),
  article: BiText.optional(),
  other_ways: z.array(z.string()).optional(),
  retry_after_seconds: z.int().min(1).optional(),
  error: z.string().optional(),
});

/**
 * Completes what the framework wrote: slices as tags, who may ask and how they show it, the headers, and
 * every problem an operation refuses with. Pure; what nothing refers to is left out.
 */
export function finishDescription(document: OpenApi, routes: readonly RouteRow[], texts: Texts): Json {
  const paths: Record<string, Record<string, Json>> = {};
  const used = new Set<string>();
  const refusals: Record<string, Json> = {};
  for (const route of routes.toSorted(byPlace)) {
    const path = route.url.replaceAll(/:(\w+)/g, '{$1}');
    const method = route.method.toLowerCase();
    const written = document.paths[path]?.[method];
    if (written === undefined) throw new TypeError(`${route.method} ${route.url} is not described.`);
    const codes = problemsOf(route, texts.access);
    const refused = refusalsOf(codes, texts.problems);
    for (const code of codes) used.add(code);
    for (const { name, response } of refused) refusals[name] = response;
    const { responses, parameters, requestBody, ...rest } = written;
    const headers = [
      ...(isKeyed(route) ? [ref('parameters', 'IdempotencyKey')] : []),
      ...(codes.includes('reason_missing') ? [ref('parameters', 'AccessReason')] : []),
      ...(codes.includes('version_missing') ? [ref('parameters', 'IfMatch')] : []),
      ...(codes.includes('version_other') && !codes.includes('version_missing')
        ? [{ ...PARAMETERS.IfMatch, required: false }]
        : []),
    ];
    const all = [...(parameters ?? []), ...headers];
    paths[path] = {
      ...paths[path],
      [method]: {
        ...rest,
        tags: [sliceOf(route.operation)],
        security: securityOf(route, texts),
        ...(all.length === 0 ? {} : { parameters: all }),
        ...(requestBody === undefined ? {} : { requestBody: bodyOf(route, requestBody) }),
        responses: {
          [route.status]: answerOf(route, responses?.[route.status]),
          ...Object.fromEntries(refused.map(({ status, name }) => [status, ref('responses', name)])),
        },
      },
    };
  }
  const problem = z.toJSONSchema(Problem, { target: 'draft-2020-12', io: 'output' });
  const schemas = {
    ...document.components?.schemas,
    Problem: { ...withoutIdentity(problem), description: 'RFC 9457: what, why, and what to do.' },
  };
  const components = {
    securitySchemes: texts.proofs?.schemes ?? {},
    parameters: PARAMETERS,
    headers: HEADERS,
    responses: Object.fromEntries(
      Object.keys(refusals)
        .toSorted()
        .map((name) => [name, refusals[name]]),
    ),
    examples: Object.fromEntries([...used].toSorted().map((code) => [code, exampleOf(code, texts.problems)])),
  };
  const tags = [...new Set(routes.map(({ operation }) => sliceOf(operation)))].toSorted();
  const { openapi, info } = document;
  const whole = {
    openapi,
    info,
    tags: tags.map((name) => ({ name })),
    paths,
    components: { ...components, schemas },
  };
  return withUsedSchemas(withoutPatterns(whole));
}

function byPlace(a: RouteRow, b: RouteRow): number {
  const [one, other] = [`${a.url} ${a.method}`, `${b.url} ${b.method}`];
  return one < other ? -1 : Number(one > other);
}

function sliceOf(operation: string): string {
  return operation.split('.')[0] ?? operation;
}

function isKeyed({ kind, secret }: RouteRow): boolean {
  return kind === 'command' && !secret;
}

/** Codes by which the server itself refuses, and those of the route. */
function problemsOf(route: RouteRow, access: AccessTable): readonly string[] {
  const grants = access[route.action] ?? {};
  const all = Object.values(grants);
  const open = 'anyone' in grants;
  const hasCursor = 'cursor' in (propertiesOf(route.query) ?? {});
  const codes = [
    'malformed_request',
    'wrong_origin',
    'internal',
    ...(open ? [] : ['not_signed_in', 'not_your_role']),
    ...(open && 'device' in grants ? [] : 'device' in grants ? ['signature_refused'] : []),
    ...(route.url.includes(':') || (!open && all.some(({ reach }) => reach !== 'all')) ? ['not_found'] : []),
    ...(all.some(({ stepUp }) => stepUp === true) ? ['step_up'] : []),
    ...(all.some(({ fourEyes }) => fourEyes === true) ? ['four_eyes'] : []),
    ...(hasCursor ? ['cursor_unknown'] : []),
    ...(route.kind === 'command' ? ['body_too_large', 'unsupported_media_type', 'try_again'] : []),
    ...(isKeyed(route) ? ['idempotency_conflict'] : []),
    ...route.problems,
  ];
  return [...new Set(codes)].toSorted();
}

/** The fields of an object schema; `null` for anything else. */
function propertiesOf(schema: z.ZodType | null): Readonly<Record<string, unknown>> | null {
  return schema instanceof z.ZodObject ? schema.shape : null;
}

function securityOf({ action }: RouteRow, { access, proofs }: Texts): readonly Json[] {
  const roles = Object.keys(access[action] ?? {});
  const names = new Set(roles.flatMap((role) => proofs?.of(role) ?? []));
  const schemes = [...names].toSorted().map((name) => ({ [name]: [] }));
  return roles.includes('anyone') ? [{}, ...schemes] : schemes;
}

function bodyOf(route: RouteRow, written: { readonly content: Json }): Json {
  const json = written.content['application/json'];
  const content = route.form ? { 'application/x-www-form-urlencoded': json } : { 'application/json': json };
  const optional =
    route.body?.safeParse(undefined).success === true || route.body?.safeParse(null).success === true;
  return { ...written, content, required: !optional };
}

function answerOf(route: RouteRow, written: (Json & { readonly content?: Json }) | undefined): Json {
  const headers = {
    ...(route.versioned ? { ETag: ref('headers', 'ETag') } : {}),
    ...(isKeyed(route) ? { 'Idempotent-Replayed': ref('headers', 'IdempotentReplayed') } : {}),
    'X-Request-Id': ref('headers', 'RequestId'),
  };
  if (route.kind === 'stream') {
    const content = { 'text/event-stream': { schema: { type: 'string' } } };
    return { description: 'Server-sent events.', headers, content };
  }
  return {
    ...written,
    description: route.status === 201 ? 'Done; there is something new.' : 'Done.',
    headers,
  };
}

/** One answer a status; operations that refuse alike share it, by the name of its codes. */
function refusalsOf(codes: readonly string[], catalogue: ProblemCatalogue) {
  const byStatus = new Map<number, string[]>();
  for (const code of codes) {
    const status = catalogue[code]?.status;
    if (status === undefined) throw new TypeError(`No problem of the catalogue is called ${code}.`);
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return [...byStatus]
    .toSorted(([a], [b]) => a - b)
    .map(([status, some]) => ({
      status,
      name: some.join('.'),
      response: refusalOf(status, some, catalogue),
    }));
}

function refusalOf(status: number, codes: readonly string[], catalogue: ProblemCatalogue): Json {
  const schema = {
    allOf: [ref('schemas', 'Problem'), { properties: { code: { enum: codes }, status: { const: status } } }],
  };
  return {
    description: codes.map((code) => `\`${code}\`: ${catalogue[code]?.title.en}.`).join(' '),
    headers: {
      'X-Request-Id': ref('headers', 'RequestId'),
      ...(status === 429 || status === 503 ? { 'Retry-After': ref('headers', 'RetryAfter') } : {}),
    },
    content: {
      'application/problem+json': {
        schema,
        examples: Object.fromEntries(codes.map((code) => [code, ref('examples', code)])),
      },
    },
  };
}

function exampleOf(code: string, catalogue: ProblemCatalogue): Json {
  const { status, title, detail, remedy } = catalogue[code] ?? {};
  const request_id = '7c0f2a2e-6f0b-4f43-9f2e-1d0f6b8a4a11';
  return {
    value: { type: `urn:consentry:problem:${code}`, status, code, title, detail, remedy, request_id },
  };
}

function withoutIdentity({ $schema: _schema, ...schema }: Json): Json {
  return schema;
}

const FORMATS = new Set<unknown>(['date', 'date-time', 'email', 'uuid']);

/** A format says what its pattern would say again, at length. */
function withoutPatterns<D>(document: D): D {
  return JSON.parse(JSON.stringify(document), (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('pattern' in value) || !('format' in value))
      return value;
    if (!FORMATS.has(value.format)) return value;
    const { pattern: _pattern, ...rest } = value;
    return rest;
  }) as D;
}

const REFERENCE = /^#\/components\/schemas\/(.+)$/;

interface WithSchemas {
  readonly components: { readonly schemas: Json };
}

/**
 * Keeps the schemas that are referred to. What is sent has the suffix `Input` only where the same thing is
 * answered in another form.
 */
function withUsedSchemas<D extends WithSchemas>(document: D): D {
  const same = sameForms(document.components.schemas);
  const merged = renamed(document, (base) => same.has(base));
  const used = usedSchemas(merged);
  const alone = renamed(keeping(merged, used), (base) => !used.has(base));
  return keeping(alone, usedSchemas(alone));
}

/** Writes references to `…Input` without the suffix where asked, and the schemas so too. */
function renamed<D extends WithSchemas>(document: D, plain: (base: string) => boolean): D {
  const baseOf = (name: string) => (name.endsWith('Input') ? name.slice(0, -5) : null);
  const after = (name: string) => {
    const base = baseOf(name);
    return base !== null && plain(base) ? base : name;
  };
  const copy = JSON.parse(JSON.stringify(document), (_key, value: unknown) => {
    const name = typeof value === 'string' ? REFERENCE.exec(value)?.[1] : undefined;
    return name === undefined ? value : `#/components/schemas/${after(name)}`;
  }) as D;
  const entries = Object.entries(copy.components.schemas).map(([name, schema]) => [after(name), schema]);
  return { ...copy, components: { ...copy.components, schemas: Object.fromEntries(entries) as Json } };
}

function usedSchemas({ components: { schemas, ...others }, ...rest }: WithSchemas): ReadonlySet<string> {
  const used = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const target = '$ref' in value ? REFERENCE.exec(String(value.$ref))?.[1] : undefined;
    if (target !== undefined && !used.has(target)) {
      used.add(target);
      visit(schemas[target]);
    }
    for (const inner of Object.values(value)) visit(inner);
  };
  visit({ ...rest, others });
  return used;
}

function keeping<D extends WithSchemas>(document: D, names: ReadonlySet<string>): D {
  const { schemas } = document.components;
  const kept = [...names].toSorted().map((name) => [name, schemas[name]]);
  return { ...document, components: { ...document.components, schemas: Object.fromEntries(kept) as Json } };
}

/** Names whose two forms are equal; also where they refer to such forms, and to no others. */
function sameForms(schemas: Json): ReadonlySet<string> {
  const same = new Set(Object.keys(schemas).filter((name) => `${name}Input` in schemas));
  const inputAsAnswer = (name: string) =>
    JSON.stringify(schemas[`${name}Input`]).replaceAll(
      /("#\/components\/schemas\/(\w+?))Input"/g,
      (whole, start: string, base: string) => (same.has(base) ? `${start}"` : whole),
    );
  let before: number;
  do {
    before = same.size;
    for (const name of same) if (inputAsAnswer(name) !== JSON.stringify(schemas[name])) same.delete(name);
  } while (same.size < before);
  return same;
}
