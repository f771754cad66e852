import { request } from 'node:http';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { openKiosk } from '../testing/kiosk-in-memory.ts';
import { isOurs } from './origin.ts';

test('only pages of this device, whatever name they reach it by', () => {
  const host = '127.0.0.1:7460';
  expect(isOurs({ host }, 7460)).toBe(true);
  expect(isOurs({ host: 'localhost:7460', origin: 'http://localhost:7460' }, 7460)).toBe(true);
  expect(isOurs({ host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' }, 7460)).toBe(true);
  for (const wrong of [
    {},
    { host: 'evil.example:7460' },
    { host: '127.0.0.1:7461' },
    { host: '127.0.0.1' },
    { host: '192.168.1.4:7460' },
    { host: '127.0.0.1.evil.example:7460' },
    { host, origin: 'http://evil.example' },
    { host, origin: 'null' },
    { host, origin: 'https://127.0.0.1:7460' },
    { host, origin: 'http://localhost:7460' },
    { host, origin: 'http://127.0.0.1:9999' },
    { host, 'sec-fetch-site': 'cross-site' },
    { host, 'sec-fetch-site': 'same-site' },
  ]) {
    expect(isOurs(wrong, 7460), JSON.stringify(wrong)).toBe(false);
  }
});

test('a wrong origin or host is refused on every route, and changes nothing', async () => {
  await using kiosk = await openKiosk();
  for (const { method, url } of kiosk.courier.routes) {
    for (const headers of [{ host: 'evil.example' }, { origin: 'http://evil.example' }]) {
      const body = method === 'GET' || url.includes(':') ? {} : { body: { pin: '836154' } };
      const call = kiosk.call(method as 'GET', url.replace(/:\w+/, crypto.randomUUID()), {
        headers,
        ...body,
      });
      expect(await kiosk.problem(call), url).toMatchObject({ code: 'wrong_origin', status: 403 });
    }
  }
});

test('it listens on loopback, and says what pages may do', async () => {
  await using kiosk = await openKiosk();
  const url = await kiosk.courier.listen(0);
  expect(kiosk.courier.app.server.address()).toMatchObject({ address: '127.0.0.1' });
  const reply = await fetch(`${url}v1/door`);
  expect(reply.status).toBe(200);
  const policy = reply.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe-|\*|https?:/);
  expect(reply.headers.get('permissions-policy')).toContain('camera=(self)');
  expect(reply.headers.get('cache-control')).toBe('no-store');
  for (const name of [
    'x-content-type-options',
    'referrer-policy',
    'cross-origin-opener-policy',
    'x-request-id',
  ]) {
    expect(reply.headers.get(name), name).not.toBeNull();
  }
  const rebound = await new Promise<number | undefined>((resolve, reject) => {
    const { port } = new URL(url);
    request({ port, host: '127.0.0.1', path: '/v1/door', headers: { host: 'evil.example' } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .once('error', reject)
      .end();
  });
  expect(rebound).toBe(403);
});

test('what is not HTTP is answered with a problem and cut off', async () => {
  await using kiosk = await openKiosk();
  const { port } = new URL(await kiosk.courier.listen(0));
  const answer = await new Promise<string>((resolve, reject) => {
    let text = '';
    connect(Number(port), '127.0.0.1')
      .on('data', (chunk) => {
        text += String(chunk);
      })
      .once('close', () => resolve(text))
      .once('error', reject)
      .write('NOT HTTP AT ALL\r\n\r\n');
  });
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect(answer).toContain('"code":"malformed_request"');
});
