/**
 * Writes what is made from the routes of the running servers: the descriptions of their interfaces and the
 * operations of the client.
 *
 *     node scripts/write-openapi.ts
 *
 * tests/openapi.test.ts compares.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startAuthority } from '@consentry/authority';
import * as contract from '@consentry/contract';
import { startPlatform } from '@consentry/platform';
import type { RouteRow } from '@consentry/server';
import { pino } from 'pino';
import { z } from 'zod';
// oxlint-disable-next-line no-restricted-imports -- a courier without a vault is only in the tests
import { openKiosk } from '../apps/device/src/courier/testing/kiosk-in-memory.ts';

const ROOT = join(import.meta.dirname, '..');
const OPERATIONS = 'packages/sdk/src/operations.ts';

/** A client that is made from the routes of a server. */
interface Client {
  readonly file: string;
  /** Its class, and the type of its problems. */
  readonly name: string;
  readonly codes: string;
  readonly of: string;
  readonly example: readonly string[];
}

const PLATFORM: Client = {
  file: OPERATIONS,
  name: 'Consentry',
  codes: 'ProblemCode',
  of: 'platform',
  example: [
    "const consentry = new Consentry({ url: 'https://consentry.example.com', apiKey });",
    'const { scopes } = await consentry.integrator.self();',
  ],
};
const AUTHORITY: Client = {
  file: 'packages/sdk/src/authority-operations.ts',
  name: 'Authority',
  codes: 'AuthorityProblemCode',
  of: 'authority',
  example: [
    "const authority = new Authority({ url: 'https://authority.example.org' });",
    'const { departments } = await authority.department.list();',
  ],
};
/** How to write them anew, for whoever reads a failed comparison. */
export const HOW = 'node scripts/write-openapi.ts';

type Json = Readonly<Record<string, unknown>>;

interface Described {
  readonly operationId: string;
  readonly summary: string;
  readonly security: ReadonlyArray<Readonly<Record<string, unknown>>>;
  readonly responses: Readonly<Record<string, { readonly content?: Json }>>;
}

/** An OpenAPI document, as far as it is read here. */
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly examples: Json };
}

/** Gives every file that is made from the routes, by its path from the root of the project. */
export async function interfaceFiles(): Promise<Readonly<Record<string, string>>> {
  const data = mkdtempSync(join(tmpdir(), 'consentry-openapi-'));
  try {
    const log = pino({ level: 'silent' });
    await using platform = await startPlatform({ data, host: '127.0.0.1', port: 0, log });
    const document = await describedBy(platform);
    await using authority = await startAuthority({
      data: join(data, 'authority'),
      host: '127.0.0.1',
      port: 0,
      log,
    });
    const ofAuthority = await describedBy(authority);
    await using kiosk = await openKiosk();
    const device = (await kiosk.call('GET', '/v1/openapi.json')).json;
    return {
      'docs/api/device.openapi.json': `${JSON.stringify(device, null, 2)}\n`,
      'docs/api/platform.openapi.json': `${JSON.stringify(document, null, 2)}\n`,
      'docs/api/authority.openapi.json': `${JSON.stringify(ofAuthority, null, 2)}\n`,
      [PLATFORM.file]: formatted(PLATFORM.file, operationsOf(PLATFORM, document, platform.routes)),
      [AUTHORITY.file]: formatted(AUTHORITY.file, operationsOf(AUTHORITY, ofAuthority, authority.routes)),
    };
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

async function describedBy({ url }: { readonly url: string }): Promise<Document> {
  const answer = await fetch(`${url}/v1/openapi.json`);
  if (!answer.ok) throw new Error(`${url} does not describe itself: ${await answer.text()}`);
  return (await answer.json()) as Document;
}

/** The client, from the routes and the names of their schemas in the contract. */
function operationsOf(
  { name: className, codes: codesType, of, example }: Client,
  document: Document,
  routes: readonly RouteRow[],
): string {
  const names = new Map<unknown, string>();
  for (const [name, value] of Object.entries(contract).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    if (value instanceof z.ZodType && !names.has(value)) names.set(value, name);
  const used = new Set<string>();
  const faults: string[] = [];
  const nameOf = (schema: z.ZodType, { method, url }: RouteRow, what: string) => {
    const name = names.get(schema);
    if (name === undefined)
      faults.push(
        `The ${what} of ${method} ${url} is no export of @consentry/contract: give it a name there.`,
      );
    else used.add(name);
    return name ?? 'unnamed';
  };
  const slices = new Map<string, string[]>();
  const ids = new Map<string, RouteRow>();
  for (const route of routes.toSorted((a, b) => (a.operation < b.operation ? -1 : 1))) {
    const { operation, method, url, query, body, answer, secret } = route;
    const other = ids.get(operation);
    if (other !== undefined) {
      const both = `${other.method} ${other.url} and ${method} ${url}`;
      faults.push(`${both} are both called ${operation}: give one of them an "operation".`);
    }
    ids.set(operation, route);
    const described = document.paths[url.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
    if (described === undefined || answer === null || !isForClients(route, described)) continue;
    const items = itemsOf(query, answer);
    const definition = [
      `method: '${method}'`,
      `path: '${url}'`,
      ...(query === null ? [] : [`query: ${nameOf(query, route, 'query')}`]),
      ...(body === null || isEmpty(body) ? [] : [`body: ${nameOf(body, route, 'body')}`]),
      `answer: ${nameOf(answer, route, 'answer')}`,
      ...(secret ? ['secret: true'] : []),
      ...(items === null ? [] : [`items: '${items}'`]),
    ].join(', ');
    const [slice = '', verb = ''] = operation.split('.').map(camelCase);
    const made = `this.${items === null ? 'call' : 'list'}({ ${definition} })`;
    const lines = slices.get(slice) ?? [];
    lines.push(`/** ${described.summary} \`${method} ${url}\` */\n${verb}: ${made},`);
    if (operation === 'verification.read') {
      lines.push(
        `/** Waits until a verification is over, and gives its result. */\nwait: untilOver(${made}),`,
      );
    }
    slices.set(slice, lines);
  }
  if (faults.length > 0) throw new Error(faults.join('\n'));
  const fields = [...slices]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([slice, lines]) => `readonly ${slice} = {\n${lines.join('\n')}\n};`);
  const codes = Object.keys(document.components.examples).toSorted();
  return `// Written by \`${HOW}\` from the routes of the ${of}; a test compares.
import { ${[...used].toSorted().join(', ')} } from '@consentry/contract';
import { Connection } from './connection.ts';
${slices.has('verification') ? "import { untilOver } from './until-over.ts';" : ''}

/** Stable names of what the ${of} refuses with. */
export type ${codesType} =
${codes.map((code) => `| '${code}'`).join('\n')};

/**
 * A client of one ${of}.
 *
 * @example
${example.map((line) => ` * ${line}`).join('\n')}
 */
export class ${className} extends Connection {
${fields.join('\n\n')}
}
`;
}

/** A device signs what it asks, OAuth has its own form, and streams and texts are not for this client. */
function isForClients({ url, kind, form, status }: RouteRow, { security, responses }: Described): boolean {
  if (!/^\/(?:v1|open)\//.test(url) || kind === 'stream' || form) return false;
  if (responses[status]?.content?.['application/json'] === undefined) return false;
  return security.length === 0 || security.some((one) => !('deviceSignature' in one));
}

/** The field with the items, where an answer is a page of a list. */
function itemsOf(query: z.ZodType | null, answer: z.ZodType): string | null {
  if (!(query instanceof z.ZodObject) || !('cursor' in query.shape) || !(answer instanceof z.ZodObject))
    return null;
  const fields = Object.entries(answer.shape);
  if (!fields.some(([name]) => name === 'cursor' || name === 'next')) return null;
  const lists = fields.filter(([, field]) => field instanceof z.ZodArray);
  return lists.length === 1 ? (lists[0]?.[0] ?? null) : null;
}

/** A body that may say nothing: `{}`, or none. */
function isEmpty(body: z.ZodType): boolean {
  if (body instanceof z.ZodOptional || body instanceof z.ZodNullable)
    return isEmpty(body.unwrap() as z.ZodType);
  return body instanceof z.ZodObject && Object.keys(body.shape).length === 0;
}

function camelCase(word: string): string {
  return word.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function formatted(path: string, text: string): string {
  const biome = join(ROOT, 'node_modules/.bin/biome');
  return execFileSync(biome, ['format', `--stdin-file-path=${path}`], {
    input: text,
    cwd: ROOT,
    encoding: 'utf8',
  });
}

if (process.argv[1] === import.meta.filename) {
  for (const [path, content] of Object.entries(await interfaceFiles())) {
    writeFileSync(join(ROOT, path), content);
    console.log(path);
  }
}
