import { createSecretKey } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { openDatabase } from '../database/open-database.ts';
import type { ServerTables } from '../database/tables.ts';
import { Server } from './app.ts';
import type { Caller } from './route.ts';

const both = (text: string) => ({ 'zh-CN': text, en: text });
const text = (status: number) => ({ status, title: both('t'), detail: both('d'), remedy: both('r') });
const Ended = z.strictObject({ seen: z.int() });

let folder = '';
let database: Database;
let server: Server<ServerTables, 'clock.listen' | 'clock.set'>;
let url = '';
let callers: Caller[] = [];
let gone = 0;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'consentry-stream-'));
  database = await openDatabase(`sqlite:${join(folder, 'http.db')}`);
  callers = [];
  gone = 0;
  server = new Server<ServerTables, 'clock.listen' | 'clock.set'>({
    title: 'Test',
    description: 'A server of one stream.',
    database,
    log: pino({ level: 'silent' }),
    now: () => 2000,
    secret: createSecretKey(Buffer.alloc(32, 7)),
    problems: { internal: text(500), not_signed_in: text(401), malformed_request: text(400) },
    access: { 'clock.listen': { device: { reach: 'all' } }, 'clock.set': { anyone: { reach: 'all' } } },
    principalOf: async (caller) => {
      callers.push(caller);
      return caller.headers.authorization === 'device'
        ? { kind: 'device', id: 'd', site: 's' }
        : { kind: 'nobody' };
    },
    origins: () => [url],
  });
  server.stream({
    url: '/v1/clock',
    action: 'clock.listen',
    summary: 'Ticks.',
    about: async () => ({}),
    listen: async ({ send, signal }) => {
      for (let tick = 1; !signal.aborted; tick += 1) {
        await send('tick', String(tick));
        await sleep(5);
      }
      gone += 1;
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/clock',
    action: 'clock.set',
    summary: 'Sets.',
    body: z.strictObject({ to: z.string() }),
    answer: Ended,
    about: async () => ({}),
    do: async (_, _input, { body }) => ({ body: { seen: body.byteLength } }),
  });
  url = `http://127.0.0.1:${await server.listen('127.0.0.1', 0)}`;
});

afterEach(async () => {
  await server[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

async function listen(signal: AbortSignal): Promise<Response> {
  return fetch(`${url}/v1/clock`, { headers: { authorization: 'device' }, signal });
}

test('events come one by one, with the headers of every answer, until the listener goes', async () => {
  const stop = new AbortController();
  const answer = await listen(stop.signal);
  expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
    200,
    'text/event-stream; charset=utf-8',
    'no-store',
  ]);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  let seen = '';
  for await (const chunk of answer.body ?? []) {
    seen += Buffer.from(chunk as Uint8Array).toString();
    if (seen.includes('data: 3\n\n')) break;
  }
  expect(seen.startsWith('event: tick\ndata: 1\n\nevent: tick\ndata: 2\n\n')).toBe(true);
  stop.abort();
  await expect.poll(() => gone).toBe(1);
});

test('nobody listens without a row, and a server that stops ends its streams', async () => {
  const refused = await fetch(`${url}/v1/clock`);
  expect(refused.status).toBe(401);
  const answer = await listen(new AbortController().signal);
  expect(answer.status).toBe(200);
  await server[Symbol.asyncDispose]();
  await expect.poll(() => gone).toBe(1);
});

test('whoever finds the caller sees method, address and the bytes as they came', async () => {
  const body = '{ "to":\t"été" }';
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${url}/v1/clock`, { method: 'POST', headers, body });
  expect((await answer.json()) as unknown).toEqual({ seen: Buffer.byteLength(body) });
  const [caller] = callers;
  expect([caller?.method, caller?.uri, Buffer.from(caller?.body ?? []).toString()]).toEqual([
    'POST',
    `${url}/v1/clock`,
    body,
  ]);
});
