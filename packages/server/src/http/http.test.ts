import { createSecretKey } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { AccessTable, Principal } from '../access/decide.ts';
import type { Database } from '../database/database.ts';
import { appendEvent, readEvents } from '../database/events.ts';
import { openDatabase } from '../database/open-database.ts';
import type { ServerTables } from '../database/tables.ts';
import { inTransaction } from '../database/transaction.ts';
import { Server, requireVersion } from './app.ts';
import { openCursor, sealCursor } from './cursor.ts';
import { type ProblemCatalogue, ProblemError } from './problem.ts';

type Action = 'note.read' | 'note.add' | 'key.make';

const both = (text: string) => ({ 'zh-CN': text, en: text });
const text = (status: number) => ({ status, title: both('t'), detail: both('d'), remedy: both('r') });
const problems: ProblemCatalogue = {
  internal: text(500),
  malformed_request: text(400),
  cursor_unknown: text(400),
  not_found: text(404),
  not_signed_in: text(401),
  not_your_role: text(403),
  step_up: text(403),
  four_eyes: text(403),
  wrong_origin: text(403),
  body_too_large: text(413),
  unsupported_media_type: text(415),
  idempotency_conflict: text(422),
  version_missing: text(428),
  version_other: text(412),
  try_again: text(503),
  too_many: text(409),
};
const access: AccessTable<Action> = {
  'note.read': { operator: { reach: 'site' }, person: { reach: 'own' } },
  'note.add': { operator: { reach: 'site' } },
  'key.make': { operator: { reach: 'all', stepUp: true } },
};
const operator: Principal = {
  kind: 'staff',
  id: 'o1',
  roles: ['operator'],
  sites: ['hall'],
  steppedUpAt: null,
};
const who: Record<string, Principal> = {
  operator,
  elsewhere: { ...operator, id: 'o2', sites: ['yard'] },
  stepped: { ...operator, steppedUpAt: 1000 },
  person: { kind: 'person', id: 'p1', wards: [] },
};
const ORIGIN = 'https://portal.example';

let database: Database;
let server: Server<ServerTables, Action>;
let made = 0;
let folder = '';
let clock = 2000;
/** How often somebody looked at it. */
let looks = 0;

beforeEach(async () => {
  [made, clock, looks] = [0, 2000, 0];
  folder = mkdtempSync(join(tmpdir(), 'consentry-http-'));
  database = await openDatabase(`sqlite:${join(folder, 'http.db')}`);
  server = new Server<ServerTables, Action>({
    title: 'Test',
    description: 'A server of notes.',
    database,
    log: pino({ level: 'silent' }),
    now: () => {
      looks += 1;
      return clock;
    },
    secret: createSecretKey(Buffer.alloc(32, 7)),
    problems,
    access,
    principalOf: async ({ headers }) => who[headers.authorization ?? ''] ?? { kind: 'nobody' },
    origins: () => [ORIGIN],
  });
  const Note = z.strictObject({ text: z.string().max(40) });
  const Params = z.strictObject({ site: z.string().max(20) });
  const about = async (_: unknown, { params }: { params: { site: string } }) =>
    params.site === 'none' ? null : { site: params.site, person: 'p1' };
  server.command({
    method: 'POST',
    url: '/v1/sites/:site/notes',
    action: 'note.add',
    summary: 'Adds a note.',
    status: 201,
    params: Params,
    body: Note,
    answer: z.strictObject({ sequence: z.int() }),
    about,
    do: async (writing, { params, body }, { now, version }) => {
      if (body.text === 'again') requireVersion(version, 3);
      const sequence = await appendEvent(writing, params.site, {
        kind: 'note',
        body: JSON.stringify(body),
        at: now,
      });
      if (body.text === 'fails') throw new Error('after writing');
      if (body.text === 'refused') return { refused: new ProblemError('too_many') };
      return { body: { sequence } };
    },
  });
  server.query({
    url: '/v1/sites/:site/notes',
    action: 'note.read',
    summary: 'Reads notes.',
    params: Params,
    query: z.strictObject({ cursor: z.string().max(200).optional() }),
    answer: z.strictObject({ notes: z.array(z.string()) }),
    about,
    read: async (reading, { params }) => ({
      body: { notes: (await readEvents(reading, params.site, 0)).map(({ body }) => body) },
      version: 3,
    }),
  });
  server.command({
    method: 'POST',
    url: '/v1/keys',
    action: 'key.make',
    summary: 'Makes a key.',
    body: z.strictObject({}),
    answer: z.strictObject({ key: z.int() }),
    about: async () => ({}),
    secret: true,
    do: async () => {
      made += 1;
      return { body: { key: made }, version: made, headers: { 'set-cookie': 'a=b' } };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/forms',
    action: 'note.add',
    summary: 'Takes a form.',
    form: true,
    body: z.strictObject({ text: z.string().max(40) }),
    answer: z.strictObject({ text: z.string(), before: z.string() }),
    about: async () => ({ site: 'hall' }),
    before: async ({ body }, { by }) => {
      made += 1;
      return `${by} ${body.text} ${made}`;
    },
    do: async (_, { body }, __, before) =>
      body.text === 'refused'
        ? {
            refused: new ProblemError('not_signed_in', {
              oauthError: 'invalid_client',
              retryAfterSeconds: 7,
            }),
          }
        : { body: { text: body.text, before } },
  });
  await server.app.ready();
});

afterEach(async () => {
  await server.app.close();
  await database[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

function send(
  method: 'GET' | 'POST',
  url: string,
  options: { as?: string; body?: unknown; headers?: Record<string, string> } = {},
) {
  return server.app.inject({
    method,
    url,
    headers: {
      host: 'portal.example',
      ...(options.as === undefined ? {} : { authorization: options.as }),
      ...options.headers,
    },
    ...(options.body === undefined ? {} : { payload: options.body as object }),
  });
}

const NOTES = '/v1/sites/hall/notes';
const note = { text: 'a' };

test('a command is done in one transaction, or not at all', async () => {
  expect((await send('POST', NOTES, { as: 'operator', body: note })).json()).toEqual({ sequence: 1 });
  const failed = await send('POST', NOTES, { as: 'operator', body: { text: 'fails' } });
  expect(failed.statusCode).toBe(500);
  expect(failed.json()).toMatchObject({ code: 'internal', request_id: failed.headers['x-request-id'] });
  expect((await send('GET', NOTES, { as: 'operator' })).json()).toEqual({ notes: ['{"text":"a"}'] });
});

test('a refusal that is remembered is written, and answered with its problem', async () => {
  const refused = await send('POST', NOTES, { as: 'operator', body: { text: 'refused' } });
  expect([refused.statusCode, refused.headers['content-type']]).toEqual([
    409,
    'application/problem+json; charset=utf-8',
  ]);
  expect((await send('GET', NOTES, { as: 'operator' })).json().notes).toHaveLength(1);
});

test('the same key gives the same answer, and is of one principal and one request', async () => {
  const headers = { 'idempotency-key': 'key-0001' };
  const first = await send('POST', NOTES, { as: 'operator', body: note, headers });
  const again = await send('POST', NOTES, { as: 'operator', body: note, headers });
  expect([again.statusCode, again.json(), again.headers['idempotent-replayed']]).toEqual([
    201,
    first.json(),
    'true',
  ]);
  const other = await send('POST', NOTES, { as: 'operator', body: { text: 'b' }, headers });
  expect([other.statusCode, other.json().code]).toEqual([422, 'idempotency_conflict']);
  expect((await send('GET', NOTES, { as: 'operator' })).json().notes).toHaveLength(1);
  const [one, two] = await Promise.all(
    [1, 2].map(() =>
      send('POST', NOTES, { as: 'operator', body: note, headers: { 'idempotency-key': 'key-0002' } }),
    ),
  );
  expect(one?.json()).toEqual(two?.json());
  expect(
    (await send('POST', NOTES, { as: 'operator', body: note, headers: { 'idempotency-key': 'short' } }))
      .statusCode,
  ).toBe(400);
});

test('a secret is never said again', async () => {
  const headers = { 'idempotency-key': 'key-0001' };
  const keys = [
    await send('POST', '/v1/keys', { as: 'stepped', body: {}, headers }),
    await send('POST', '/v1/keys', { as: 'stepped', body: {}, headers }),
  ];
  expect(keys.map((answer) => answer.json())).toEqual([{ key: 1 }, { key: 2 }]);
});

test.each([
  ['nobody', undefined, NOTES, 401, 'not_signed_in'],
  ['a role without the action', 'person', NOTES, 403, 'not_your_role'],
  ['another site, as if it were not there', 'elsewhere', NOTES, 404, 'not_found'],
  ['a thing that is not there', 'operator', '/v1/sites/none/notes', 404, 'not_found'],
  ['no second factor', 'operator', '/v1/keys', 403, 'step_up'],
])('%s is let through to nothing', async (_, as, url, status, code) => {
  const answer = await send('POST', url, {
    ...(as === undefined ? {} : { as }),
    body: url === NOTES || url.includes('none') ? note : {},
  });
  expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  expect(await readEvents(database.reading, 'hall', 0)).toEqual([]);
  expect(made).toBe(0);
});

test.each([
  ['another origin', { origin: 'https://evil.example' }, 403],
  ['another site by fetch metadata', { 'sec-fetch-site': 'cross-site' }, 403],
  ['a cookie without either', { cookie: 's=1' }, 403],
  ['another host', { host: 'evil.example' }, 403],
  ['its own page', { origin: ORIGIN, 'sec-fetch-site': 'same-origin' }, 201],
  ['a program', {}, 201],
])('from %s', async (_, headers, status) => {
  expect((await send('POST', NOTES, { as: 'operator', body: note, headers })).statusCode).toBe(status);
});

test('bad input names its fields and does nothing', async () => {
  const wrong = await send('POST', NOTES, { as: 'operator', body: { text: 7, more: 1 } });
  expect([wrong.statusCode, wrong.json().fields]).toEqual([400, expect.arrayContaining(['/body/text'])]);
  expect((await send('GET', `${NOTES}?other=1`, { as: 'operator' })).statusCode).toBe(400);
  expect(
    (await send('POST', NOTES, { as: 'operator', body: { text: 'x'.repeat(300_000) } })).statusCode,
  ).toBe(413);
  expect(await readEvents(database.reading, 'hall', 0)).toEqual([]);
});

test('a versioned thing is changed only by who has seen it', async () => {
  const body = { text: 'again' };
  const status = async (headers: Record<string, string>) =>
    (await send('POST', NOTES, { as: 'operator', body, headers })).statusCode;
  expect(await status({})).toBe(428);
  expect(await status({ 'if-match': '"2"' })).toBe(412);
  expect(await status({ 'if-match': 'three' })).toBe(400);
  const { etag } = (await send('GET', NOTES, { as: 'operator' })).headers;
  expect(await status({ 'if-match': String(etag) })).toBe(201);
});

test('every answer bears the headers of a server that nobody frames, sniffs or caches', async () => {
  for (const answer of [
    await send('GET', NOTES, { as: 'operator' }),
    await send('GET', '/nowhere'),
    await send('GET', '/%zz'),
  ]) {
    expect(answer.headers).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'permissions-policy': expect.stringContaining('camera=()'),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'x-request-id': expect.any(String),
    });
  }
});

test('the interface describes itself as OpenAPI 3.1, and every route has a row of the table', async () => {
  const document = (await send('GET', '/v1/openapi.json')).json();
  expect(document.openapi).toBe('3.1.0');
  expect(Object.keys(document.paths).toSorted()).toEqual(['/v1/forms', '/v1/keys', '/v1/sites/{site}/notes']);
  expect(server.routes.map(({ action }) => action).filter((action) => !(action in access))).toEqual([]);
});

test('a cursor is of one list, and nobody makes one', () => {
  const secret = createSecretKey(Buffer.alloc(32, 7));
  const cursor = sealCursor(secret, 'notes', ['2026-11-22', 7]);
  expect(openCursor(secret, 'notes', cursor)).toEqual(['2026-11-22', 7]);
  for (const wrong of [cursor.slice(0, -1), `x${cursor}`, '', 'a.b', cursor.split('.')[0] ?? '']) {
    expect(() => openCursor(secret, 'notes', wrong)).toThrow(ProblemError);
  }
  expect(() => openCursor(secret, 'people', cursor)).toThrow(ProblemError);
});

test('what waited for others is done by the clock of its own transaction', async () => {
  const held = Promise.withResolvers<void>();
  const first = inTransaction(database, () => held.promise);
  const second = send('POST', '/v1/sites/hall/notes', { as: 'operator', body: { text: 'later' } });
  // It was let through at 2000.
  await expect.poll(() => looks).toBeGreaterThan(0);
  clock = 5000;
  held.resolve();
  await first;
  expect((await second).statusCode).toBe(201);
  expect((await readEvents(database.reading, 'hall', 0)).map(({ at }) => at)).toEqual([5000]);
});

test('a command has headers and a version, and work before its transaction', async () => {
  const key = await send('POST', '/v1/keys', { as: 'stepped', body: {} });
  expect([key.statusCode, key.headers['set-cookie'], key.headers.etag]).toEqual([200, 'a=b', '"1"']);
  const form = { as: 'operator', headers: { 'content-type': 'application/x-www-form-urlencoded' } };
  const inform = async (body: string, as = 'operator') =>
    server.app.inject({
      method: 'POST',
      url: '/v1/forms',
      headers: { host: 'portal.example', authorization: as, ...form.headers },
      payload: body,
    });
  expect((await inform('text=a+b')).json()).toEqual({ text: 'a b', before: 'operator a b 2' });
  expect((await inform('text=a', 'person')).statusCode).toBe(403);
  expect(made).toBe(2);
  expect((await inform('text=a&text=b')).statusCode).toBe(400);
  expect((await inform('__proto__=a')).statusCode).toBe(400);
  const refused = await inform('text=refused');
  expect([refused.statusCode, refused.json().error]).toEqual([401, 'invalid_client']);
  expect(refused.headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'www-authenticate': 'Basic realm="oauth"',
    'retry-after': '7',
  });
  const elsewhere = await server.app.inject({
    method: 'POST',
    url: NOTES,
    headers: { host: 'portal.example', authorization: 'operator', ...form.headers },
    payload: 'text=a',
  });
  expect(elsewhere.statusCode).toBe(415);
});
