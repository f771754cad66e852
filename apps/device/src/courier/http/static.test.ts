import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openKiosk } from '../testing/kiosk-in-memory.ts';

test('it serves the kiosk, with its policy, and nothing beside it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'consentry-'));
  const webRoot = join(folder, 'kiosk');
  mkdirSync(join(webRoot, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'courier.db'), 'not for the web');
  writeFileSync(join(webRoot, '.hidden'), 'not for the web');
  writeFileSync(join(webRoot, 'index.html'), '<!doctype html><title>kiosk</title>');
  writeFileSync(join(webRoot, 'assets/app.js'), 'export {};');
  try {
    await using kiosk = await openKiosk({ webRoot });
    const page = await kiosk.call('GET', '/?lang=en');
    expect(page).toMatchObject({ status: 200, text: '<!doctype html><title>kiosk</title>' });
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
    expect((await kiosk.call('GET', '/assets/app.js')).headers['content-type']).toMatch(/javascript/);
    for (const url of [
      '/../courier.db',
      '/%2e%2e/courier.db',
      '/..%2fcourier.db',
      '/.hidden',
      '/assets',
      '/none.js',
    ]) {
      const reply = await kiosk.call('GET', url);
      expect(reply.text, url).not.toContain('not for the web');
      expect([400, 403, 404], url).toContain(reply.status);
    }
    expect(await kiosk.problem(kiosk.call('GET', '/none.js'))).toMatchObject({ code: 'not_found' });
    const foreign = kiosk.call('GET', '/', { headers: { host: 'evil.example' } });
    expect(await kiosk.problem(foreign)).toMatchObject({ code: 'wrong_origin' });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
