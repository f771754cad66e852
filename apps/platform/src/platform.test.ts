import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { ACCESS } from './access/access-table.ts';
import { type Platform, startPlatform } from './platform.ts';

const folders: string[] = [];
const running: Platform[] = [];

async function start(data = mkdtempSync(join(tmpdir(), 'consentry-platform-'))): Promise<Platform> {
  folders.push(data);
  const platform = await startPlatform({ data, host: '127.0.0.1', port: 0, log: pino({ level: 'silent' }) });
  running.push(platform);
  return platform;
}

afterEach(async () => {
  for (const platform of running.splice(0)) await platform[Symbol.asyncDispose]();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

test('a new platform answers, and keeps its keys to itself', async () => {
  const { url } = await start();
  const answer = await fetch(`${url}/v1/health`);
  expect([answer.status, (await answer.json()) as unknown]).toEqual([
    200,
    { status: 'ok', at: expect.any(String) },
  ]);
  const data = folders[0] ?? '';
  for (const file of readdirSync(data).filter((name) => name.endsWith('.key'))) {
    expect([file, statSync(join(data, file)).mode & 0o077]).toEqual([file, 0]);
  }
});

test('a platform that starts again has the keys it had', async () => {
  const first = await start();
  const data = folders[0] ?? '';
  const before = first.context.keys.signing.export({ type: 'pkcs8', format: 'pem' });
  await running.pop()?.[Symbol.asyncDispose]();
  const second = await start(data);
  expect(second.context.keys.signing.export({ type: 'pkcs8', format: 'pem' })).toEqual(before);
});

test('every route has a row of the access table, and every row a route', async () => {
  const { routes, fileRoutes } = await start();
  const actions = new Set([...routes, ...fileRoutes].map(({ action }) => action));
  expect([...actions].toSorted()).toEqual(Object.keys(ACCESS).toSorted());
});
