import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sendRaw } from '../access/testing/raw-request.ts';
import { RunningPlatforms } from '../testing/running-platform.ts';

let platforms: RunningPlatforms;
let folder = '';

beforeEach(() => {
  platforms = new RunningPlatforms();
  folder = mkdtempSync(join(tmpdir(), 'consentry-screen-'));
  mkdirSync(join(folder, 'my/assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.js'), 'not for the web');
  writeFileSync(join(folder, 'my/.hidden.js'), 'not for the web');
  writeFileSync(join(folder, 'my/index.html'), '<!doctype html><title>my</title>');
  writeFileSync(join(folder, 'my/assets/app-1.js'), 'export {};'.repeat(100));
});
afterEach(async () => {
  await platforms[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

test('it serves a screen with its policy, keeps what has a digest for ever, and serves nothing beside it', async () => {
  const { url } = await platforms.start({ screens: { my: join(folder, 'my') } });
  const page = await fetch(`${url}/my/`);
  expect([page.status, await page.text()]).toEqual([200, '<!doctype html><title>my</title>']);
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page.headers.get('content-security-policy')).toMatch(
    /script-src 'self'.*require-trusted-types-for 'script'/,
  );
  expect(page.headers.get('cache-control')).toBe('no-cache');
  const script = await fetch(`${url}/my/assets/app-1.js`);
  expect(await script.text()).toBe('export {};'.repeat(100));
  expect(script.headers.get('content-encoding')).toBe('gzip');
  expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  const plain = await fetch(`${url}/my/assets/app-1.js`, { headers: { 'accept-encoding': 'identity' } });
  expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([
    null,
    'export {};'.repeat(100),
  ]);
  const again = await fetch(`${url}/my/`, { headers: { 'if-none-match': page.headers.get('etag') ?? '' } });
  expect(again.status).toBe(304);
  for (const path of [
    '/my/../secret.js',
    '/my/%2e%2e/secret.js',
    '/my/..%2fsecret.js',
    '/my/.hidden.js',
    '/my/assets',
    '/my/x',
  ]) {
    const { status, text } = await sendRaw(url, { method: 'GET', path, headers: {}, body: null });
    expect([path, status]).toEqual([path, 404]);
    expect(text).not.toContain('not for the web');
  }
});

test('people who leave out the last slash, or all of it, get where they meant to go', async () => {
  const { url } = await platforms.start({ screens: { my: join(folder, 'my') } });
  for (const path of ['', '/my']) {
    const answer = await fetch(url + path);
    expect([answer.url, answer.status]).toEqual([`${url}/my/`, 200]);
  }
  expect((await fetch(`${url}/console`)).status).toBe(404);
});

test('a page that brings its own policy keeps it, and still stands in no frame', async () => {
  const meta = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-x'">`;
  writeFileSync(join(folder, 'my/index.html'), meta);
  const { url } = await platforms.start({ screens: { verify: join(folder, 'my') } });
  const { headers } = await fetch(`${url}/verify/`);
  expect(headers.get('content-security-policy')).toBe(
    "default-src 'none'; script-src 'sha256-x'; frame-ancestors 'none'",
  );
});
