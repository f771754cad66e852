import { createSecretKey } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { openDatabase } from '../database/open-database.ts';
import type { ServerTables } from '../database/tables.ts';
import { type Answered, Server } from './app.ts';
import {
  HEADERS_MAX_BYTES,
  JSON_MAX_BYTES,
  JSON_MAX_DEPTH,
  STREAMS_MAX,
  URL_MAX,
  isTooDeep,
} from './limits.ts';

type Action = 'note.add' | 'note.listen' | 'file.add';
const both = (text: string) => ({ 'zh-CN': text, en: text });
const text = (status: number) => ({ status, title: both('t'), detail: both('d'), remedy: both('r') });
const ORIGIN = 'https://portal.example';
const BASE = { host: 'portal.example', 'content-type': 'application/json' };

let database: Database;
let server: Server<ServerTables, Action>;
let folder = '';
let url = '';
const addresses: string[] = [];
const answered: Answered[] = [];

async function start(trustedProxies: readonly string[] = []): Promise<void> {
  server = new Server<ServerTables, Action>({
    title: 'Test',
    description: 'A server with limits.',
    database,
    log: pino({ level: 'silent' }),
    now: () => 2000,
    secret: createSecretKey(Buffer.alloc(32, 7)),
    problems: {
      internal: text(500),
      malformed_request: text(400),
      not_found: text(404),
      wrong_origin: text(403),
      request_timeout: text(408),
      body_too_large: text(413),
      address_too_long: text(414),
      too_many_streams: text(429),
      headers_too_large: text(431),
      too_many_uploads: text(429),
    },
    access: {
      'note.add': { anyone: { reach: 'all' } },
      'note.listen': { anyone: { reach: 'all' } },
      'file.add': { anyone: { reach: 'all' } },
    },
    principalOf: async ({ address }) => {
      addresses.push(address);
      return { kind: 'nobody' };
    },
    origins: () => [ORIGIN],
    uploads: { all: 250_000, one: 150_000 },
    trustedProxies,
    onAnswered: (one) => void answered.push(one),
  });
  server.command({
    method: 'POST',
    url: '/v1/notes',
    action: 'note.add',
    summary: 'Adds a note.',
    status: 201,
    body: z.json(),
    answer: z.strictObject({ made: z.int() }),
    about: async () => ({}),
    do: async () => ({ body: { made: 1 }, version: 3, headers: { location: '/v1/notes/1' } }),
  });
  server.stream({
    url: '/v1/notes/events',
    action: 'note.listen',
    summary: 'Listens.',
    about: async () => ({}),
    listen: async ({ signal }) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
    },
  });
  server.upload({
    url: '/v1/files',
    action: 'file.add',
    maxBytes: 100_000,
    answer: z.strictObject({ bytes: z.int() }),
    about: async () => ({}),
    take: async (bytes) => ({ bytes: bytes.length }),
  });
  url = `http://127.0.0.1:${await server.listen('127.0.0.1', 0)}`;
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'consentry-limits-'));
  database = await openDatabase(`sqlite:${join(folder, 'limits.db')}`);
  addresses.splice(0);
  answered.splice(0);
});
afterEach(async () => {
  await server[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

/** Sends bytes as they are; `fetch` names its own host. */
async function ask(
  path: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { port } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  const all = { ...BASE, ...headers, 'content-length': String(Buffer.byteLength(body)), connection: 'close' };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  let got = '';
  socket.on('data', (data) => {
    got += String(data);
  });
  socket.on('error', () => {});
  socket.write(`POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
  await once(socket, 'close');
  return got;
}

const codeOf = (got: string) => [Number(got.slice(9, 12)), /"code":"([a-z_]+)"/.exec(got)?.[1] ?? null];

test('T-I2: each limit is answered with its problem, and what keeps to it is done (control)', async () => {
  await start();
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
  const texts = `"${'[{'.repeat(200)}\\""`;
  expect(codeOf(await ask('/v1/notes', nested(JSON_MAX_DEPTH)))).toEqual([201, null]);
  expect(codeOf(await ask('/v1/notes', texts))).toEqual([201, null]);
  expect(codeOf(await ask('/v1/notes', nested(JSON_MAX_DEPTH + 1)))).toEqual([400, 'malformed_request']);
  expect(codeOf(await ask('/v1/notes', nested(100_000)))).toEqual([400, 'malformed_request']);
  expect(codeOf(await ask('/v1/notes', '{"a":'.repeat(50_000)))).toEqual([400, 'malformed_request']);
  const long = `"${'a'.repeat(JSON_MAX_BYTES)}"`;
  expect(codeOf(await ask('/v1/notes', long))).toEqual([413, 'body_too_large']);
  expect(codeOf(await ask('/v1/notes', long.slice(0, JSON_MAX_BYTES - 1) + '"'))).toEqual([201, null]);
  const at = (length: number) => `/v1/notes?${'a'.repeat(length - '/v1/notes?'.length)}`;
  expect(codeOf(await ask(at(URL_MAX + 1), '1'))).toEqual([414, 'address_too_long']);
  expect(codeOf(await ask(at(URL_MAX), '1'))).toEqual([400, 'malformed_request']);
  const big = { 'x-big': 'a'.repeat(HEADERS_MAX_BYTES) };
  expect(codeOf(await ask('/v1/notes', '1', big))).toEqual([431, 'headers_too_large']);
  expect(codeOf(await ask('/v1/notes', '1', { 'x-big': 'a'.repeat(HEADERS_MAX_BYTES - 1000) }))).toEqual([
    201,
    null,
  ]);
  expect(isTooDeep('{"a":"\\"[[["}')).toBe(false);
});

test('so many streams of one principal are open, and no more', async () => {
  await start();
  const { port } = new URL(url);
  const open = async () => {
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('error', () => {});
    socket.write('GET /v1/notes/events HTTP/1.1\r\nhost: portal.example\r\n\r\n');
    const [data] = (await once(socket, 'data')) as [Buffer];
    return { socket, got: String(data) };
  };
  const streams = [];
  for (let at = 0; at < STREAMS_MAX; at += 1) streams.push(await open());
  expect(streams.map(({ got }) => got.slice(9, 12))).toEqual(
    Array.from({ length: STREAMS_MAX }, () => '200'),
  );
  const refused = await open();
  expect(codeOf(refused.got)).toEqual([429, 'too_many_streams']);
  refused.socket.destroy();
  // Control: who leaves makes room.
  streams[0]?.socket.destroy();
  await expect
    .poll(async () => {
      const { socket, got } = await open();
      if (!got.startsWith('HTTP/1.1 200')) socket.destroy();
      return got.slice(9, 12);
    })
    .toBe('200');
  for (const { socket } of streams) socket.destroy();
  // A stream is not counted among what is answered.
  expect(
    answered.filter(({ route }) => route === '/v1/notes/events').map(({ status }) => status),
  ).not.toContain(200);
});

test('T-I2: files on their way in have so much room, of one address less, and give it back', async () => {
  await start(['127.0.0.0/8']);
  const { port } = new URL(url);
  const sent = { 'content-type': 'application/octet-stream' };
  const from = (address: string) => ({ ...sent, 'x-forwarded-for': address });
  /** Sends most of a file and leaves the rest open. */
  const begin = async (address: string) => {
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('error', () => {});
    const head = `host: portal.example\r\ncontent-type: ${sent['content-type']}\r\nx-forwarded-for: ${address}`;
    socket.write(`POST /v1/files HTTP/1.1\r\n${head}\r\ncontent-length: 100000\r\n\r\n${'a'.repeat(90_000)}`);
    return socket;
  };
  const file = 'a'.repeat(80_000);
  const open = [await begin('198.51.100.1')];
  // One house has many addresses of IPv6, and is one.
  open.push(await begin('2001:db8:1:2::1'));
  await expect
    .poll(async () => codeOf(await ask('/v1/files', file, from('2001:db8:1:2:ffff::9'))))
    .toEqual([429, 'too_many_uploads']);
  await expect
    .poll(async () => codeOf(await ask('/v1/files', file, from('198.51.100.1'))))
    .toEqual([429, 'too_many_uploads']);
  expect(codeOf(await ask('/v1/files', 'a'.repeat(50_000), from('203.0.113.9')))).toEqual([201, null]);
  expect(codeOf(await ask('/v1/files', file, from('203.0.113.9')))).toEqual([429, 'too_many_uploads']);
  expect(codeOf(await ask('/v1/files', 'a'.repeat(100_001), from('203.0.113.9')))).toEqual([
    413,
    'body_too_large',
  ]);
  for (const socket of open) socket.destroy();
  await expect
    .poll(async () => codeOf(await ask('/v1/files', file, from('2001:db8:1:2:ffff::9'))))
    .toEqual([201, null]);
});

test('an answer that is given again has its version and its place', async () => {
  await start();
  const key = { 'idempotency-key': 'a-key-of-a-test' };
  const [first, again] = [await ask('/v1/notes', '1', key), await ask('/v1/notes', '1', key)];
  for (const got of [first, again]) {
    expect(got.toLowerCase()).toContain('\r\netag: "3"\r\n');
    expect(got.toLowerCase()).toContain('\r\nlocation: /v1/notes/1\r\n');
  }
  expect([first, again].map((got) => got.includes('idempotent-replayed'))).toEqual([false, true]);
});

test('whoever asks is where a trusted proxy says, and no other', async () => {
  const forwarded = { 'x-forwarded-for': '198.51.100.7, 203.0.113.9' };
  await start();
  await ask('/v1/notes', '1', forwarded);
  await server[Symbol.asyncDispose]();
  await start(['10.0.0.0/8']);
  await ask('/v1/notes', '1', forwarded);
  await server[Symbol.asyncDispose]();
  await start(['127.0.0.0/8']);
  // The nearest address that is no proxy of ours: what stands before it anybody can write.
  await ask('/v1/notes', '1', forwarded);
  await ask('/v1/notes', '1', { 'x-forwarded-for': 'nonsense' });
  await ask('/v1/notes', '1', { 'x-forwarded-for': '198.51.100.7, 127.0.0.2' });
  expect(addresses).toEqual(['127.0.0.1', '127.0.0.1', '203.0.113.9', '127.0.0.1', '198.51.100.7']);
  addresses.splice(0);
  // Limits count by whom an address was given to: of IPv6 a network of 64 bits.
  for (const one of ['2001:db8:1:2::1', '2001:DB8:1:2:a:b:c:d', '2001:db8:1:3::1', '::ffff:198.51.100.7'])
    await ask('/v1/notes', '1', { 'x-forwarded-for': one });
  expect(addresses).toEqual(['2001:db8:1:2::/64', '2001:db8:1:2::/64', '2001:db8:1:3::/64', '198.51.100.7']);
});
