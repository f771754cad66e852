import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { confinementFlags } from '../launch.ts';

const ATTEMPTS = fileURLToPath(new URL('attempts.mjs', import.meta.url));
const WEBSOCKET_GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** The permission model says nothing about signals to other processes; the kernel filter will. */
const NOT_DENIED = ['kill parent'];
/** Needs an IPC channel, which neither process was given. */
const NEVER = ['ipc'];
/** The file tried is no real addon: reaching the loader is the success. */
const REACHED = new Map([['addon', 'ERR_DLOPEN_FAILED']]);

/** Refused without a code, as browsers do it: that nobody was contacted shows it. */
const WORDLESS = new Map([['websocket', 'NO_CODE']]);

let folder = '';
let http: HttpServer;
let unix: Server;
let dns: Socket;
let contacts = 0;
const ports = { http: 0, dns: 0 };

/** Answers any question with 127.0.0.1: header with the answer flag, the question, one A record (RFC 1035, 4.1). */
function dnsAnswer(question: Buffer): Buffer {
  const header = Buffer.from(question.subarray(0, 12));
  header.writeUInt16BE(0x8180, 2);
  header.writeUInt16BE(1, 6);
  header.writeUInt32BE(0, 8);
  let end = 12;
  while (question[end] !== 0) end += (question[end] ?? 0) + 1;
  const asked = question.subarray(12, end + 5);
  const record = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 127, 0, 0, 1]);
  return Buffer.concat([header, asked, record]);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'consentry-hostile-'));
  http = createHttpServer((_, response) => response.end('ok'));
  http.on('connection', () => {
    contacts++;
  });
  http.on('clientError', (_, socket) => socket.destroy());
  http.on('upgrade', (request, socket) => {
    const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}${WEBSOCKET_GUID}`);
    socket.on('error', () => {});
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept.digest('base64')}\r\n\r\n`,
    );
  });
  unix = createServer((socket) => {
    contacts++;
    socket.on('error', () => {});
  });
  dns = createSocket('udp4');
  dns.on('message', (message, from) => {
    contacts++;
    if (message.length > 12) dns.send(dnsAnswer(message), from.port, from.address);
  });
  await Promise.all([
    new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve)),
    new Promise<void>((resolve) => unix.listen(join(folder, 'u.sock'), resolve)),
    new Promise<void>((resolve) => dns.bind(0, '127.0.0.1', resolve)),
  ]);
  const address = http.address();
  ports.http = typeof address === 'object' && address !== null ? address.port : 0;
  ports.dns = dns.address().port;
});

afterAll(() => {
  http.closeAllConnections();
  http.close();
  unix.close();
  dns.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs every attempt in a process of its own, with an empty environment, in a store of its own. */
async function run(name: string, flags: (place: { store: string; models: string }) => readonly string[]) {
  const store = join(folder, name);
  const models = join(folder, `${name}-models`);
  const outside = join(folder, `${name}-outside`);
  for (const made of [store, models, outside]) mkdirSync(made);
  writeFileSync(join(store, 'empty.mjs'), '');
  writeFileSync(join(store, 'empty.node'), '');
  writeFileSync(join(outside, 'secret'), 'secret');
  const loot = join(outside, 'loot');
  const before = contacts;
  const args = [
    ...flags({ store, models }),
    ATTEMPTS,
    store,
    join(outside, 'secret'),
    loot,
    String(ports.http),
    join(folder, 'u.sock'),
    String(ports.dns),
  ];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: {}, cwd: store });
  return {
    results: z.record(z.string(), z.string()).parse(JSON.parse(stdout.slice(stdout.lastIndexOf('{')))),
    contacts: contacts - before,
    wroteOutside: existsSync(loot),
  };
}

test('inside the vault process every way out is refused, and in a free process each one succeeds', async () => {
  const free = await run('free', () => ['--no-warnings']);
  const confined = await run('confined', confinementFlags);
  const names = Object.keys(free.results);
  expect(Object.keys(confined.results)).toEqual(names);
  expect(names.length).toBeGreaterThanOrEqual(34);
  for (const name of names) {
    const inFree = free.results[name];
    const inVault = confined.results[name];
    if (NEVER.includes(name)) expect([name, inVault]).toEqual([name, 'NO_IPC']);
    else if (NOT_DENIED.includes(name)) expect([name, inVault]).toEqual([name, 'SUCCEEDED']);
    else {
      expect([name, inFree]).toEqual([name, REACHED.get(name) ?? 'SUCCEEDED']);
      expect([name, inVault]).toEqual([
        name,
        WORDLESS.get(name) ?? expect.stringMatching(/^ERR_(ACCESS_DENIED|DLOPEN_DISABLED)$/),
      ]);
    }
  }
  expect(free.contacts).toBeGreaterThanOrEqual(5);
  expect(confined.contacts).toBe(0);
  expect(free.wroteOutside).toBe(true);
  expect(confined.wroteOutside).toBe(false);
});

test('the flags grant none of the rights that undo the others', () => {
  const flags = confinementFlags({ store: folder, models: folder });
  expect(flags).toContain('--permission');
  const granted = flags.filter((flag) => flag.startsWith('--allow-')).map((flag) => flag.split('=')[0]);
  expect(new Set(granted)).toEqual(new Set(['--allow-fs-read', '--allow-fs-write']));
  expect(flags.filter((flag) => flag.startsWith('--allow-fs-write'))).toHaveLength(1);
});
