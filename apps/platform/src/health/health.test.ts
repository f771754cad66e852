import { once } from 'node:events';
import { connect } from 'node:net';
import { inTransaction } from '@consentry/server';
import { countTries, TRIES_OF_ADDRESS } from '@consentry/staff';
import { expect, test } from 'vitest';
import { runPlatform } from '../staff/testing/running-platform.ts';
import { callAt, signedIn } from '../staff/testing/signed-in.ts';
import { RunningPlatforms } from '../testing/running-platform.ts';

/** Sends bytes and gives all that comes back until the other side ends. */
async function raw(url: string, text: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let got = '';
  socket.on('data', (data) => {
    got += String(data);
  });
  socket.write(text);
  await once(socket, 'close');
  return got;
}

const probe = (url: string, path: string) =>
  raw(url, `GET ${path} HTTP/1.1\r\nHost: 10.1.2.3\r\nConnection: close\r\n\r\n`);

test('a replica says that it lives and that it is ready, by whatever name it is asked', async () => {
  await using platforms = new RunningPlatforms();
  const { url } = await platforms.start();
  expect((await callAt(url, 'GET', '/livez')).body).toEqual({ status: 'live' });
  expect((await callAt(url, 'GET', '/readyz')).body).toMatchObject({ status: 'ready' });
  expect(await probe(url, '/livez')).toMatch(/^HTTP\/1\.1 200 /);
  expect(await probe(url, '/readyz')).toMatch(/^HTTP\/1\.1 200 /);
  // Control: nothing else is answered under another name.
  expect(await probe(url, '/v1/health')).toMatch(/^HTTP\/1\.1 403 /);
});

test('a replica whose clock is wrong is not ready', async () => {
  await using platform = await runPlatform();
  const { status, body } = await callAt(platform.url, 'GET', '/readyz');
  platform.clock.now = Date.now() + 3_600_000;
  const later = await callAt(platform.url, 'GET', '/readyz');
  expect([later.status, later.body['code'], later.body['fields']]).toEqual([
    503,
    'not_ready',
    ['/checks/clock'],
  ]);
  platform.clock.now = Date.now();
  expect((await callAt(platform.url, 'GET', '/readyz')).status).toBe(200);
  expect([status, body['status']]).not.toEqual([500, 500]);
});

test('a replica that stops says so first, then answers what it began, and hands back its jobs', async () => {
  await using platforms = new RunningPlatforms();
  const data = platforms.folder();
  const platform = await platforms.start({ data, drainMs: 700 });
  const { url } = platform;
  const { hostname, port } = new URL(url);
  // A request that is on its way when the stop begins.
  const body = JSON.stringify({
    login: 'nobody',
    way: 'password',
    password: 'not-a-password',
    code: '123456',
  });
  const head = `POST /v1/sessions HTTP/1.1\r\nHost: ${hostname}:${port}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  socket.write(head + body.slice(0, 5));
  let got = '';
  socket.on('data', (chunk) => {
    got += String(chunk);
  });
  const ended = once(socket, 'close');
  const stopping = platforms.stop(platform);
  await expect.poll(async () => (await callAt(url, 'GET', '/readyz')).status).toBe(503);
  const { body: problem } = await callAt(url, 'GET', '/readyz');
  expect(problem['fields']).toEqual(['/checks/running']);
  // Still alive, and still answering.
  expect((await callAt(url, 'GET', '/livez')).status).toBe(200);
  await expect
    .poll(() =>
      fetch(`${url}/livez`).then(
        ({ status }) => status,
        () => 'refused',
      ),
    )
    .toBe('refused');
  socket.write(body.slice(5));
  await ended;
  expect(got).toMatch(/^HTTP\/1\.1 4\d\d .*/);
  expect(got).toContain('"code":');
  expect(got.toLowerCase()).toContain('connection: close');
  await stopping;
  const next = await platforms.start({ data });
  const rows = await next.context.database.reading.selectFrom('jobs').select(['kind', 'tries']).execute();
  expect(rows.filter(({ kind }) => kind === 'webhooks.follow')).toHaveLength(1);
});

test('figures are for a program with the scope, and name nobody', async () => {
  await using platform = await runPlatform();
  const admin = await signedIn(platform, ['admin', 'operator']);
  const { body } = await admin.call('POST', '/v1/api-keys', {
    body: { name: 'Prometheus', kind: 'api_key', scopes: ['metrics.read'] },
  });
  const scrape = (token: string) =>
    fetch(`${platform.url}/metrics`, { headers: { authorization: `Bearer ${token}` } });
  expect((await scrape(admin.token)).status).toBe(403);
  expect((await callAt(platform.url, 'GET', '/metrics')).status).toBe(401);
  await admin.call('GET', '/v1/people/MARKperson');
  await admin.call('GET', '/v1/MARKnowhere?name=MARKname');
  await inTransaction(platform.context.database, (writing) =>
    writing
      .insertInto('consent_ends')
      .values({
        consent: 'MARKconsent',
        accepted_at: platform.clock.now - 5000,
        effective_at: null,
        erased_at: null,
      })
      .execute(),
  );
  const answer = await scrape(String(body['secret']));
  const text = await answer.text();
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(text).toMatch(
    /consentry_http_request_duration_seconds_count\{[^}]*route="\/v1\/people\/:person"[^}]*\} 1/,
  );
  expect(text).toContain('route="none"');
  expect(text).toMatch(/consentry_jobs\{kind="webhooks\.follow",state="open"\} 1/);
  expect(text).toMatch(/^consentry_withdrawals\{state="accepted"\} 1$/m);
  expect(text).toMatch(/^consentry_withdrawals_oldest_not_effective_seconds [1-9]/m);
  expect(text).toContain('consentry_process_resident_bytes');
  expect(text).not.toMatch(/MARK|[0-9a-f]{8}-[0-9a-f]{4}-/);
  // Every line is one of the format: a comment, or a name, labels and a number.
  const line = /^(?:# (?:HELP|TYPE) .*|[a-z_]+(?:\{(?:[a-z]+="[^"\\]*",?)*\})? -?[\d.e+]+|)$/;
  expect(text.split('\n').filter((one) => !line.test(one.replace('+Inf', 'Inf')))).toEqual([]);
});

test('a forwarded address counts only from a proxy that is trusted', async () => {
  /** Somebody behind one more address, after the address of the proxy had all its tries. */
  const statusBehind = async (trustedProxies: readonly string[]): Promise<number> => {
    await using platform = await runPlatform({ trustedProxies });
    const { context, url } = platform;
    const tried = { kind: 'address', name: '127.0.0.1', limit: 1000 };
    for (let at = 0; at < TRIES_OF_ADDRESS; at += 1) {
      await countTries(context.database, context.keys.secret, [tried], context.now());
    }
    const { status } = await callAt(url, 'POST', '/v1/sessions', {
      body: { way: 'password', login: 'somebody', password: 'not-a-password', code: '123456' },
      headers: { 'x-forwarded-for': '198.51.100.7' },
    });
    return status;
  };
  expect(await statusBehind([])).toBe(429);
  expect(await statusBehind(['10.0.0.0/8'])).toBe(429);
  // Control: behind a trusted proxy they are somebody else.
  expect(await statusBehind(['127.0.0.0/8'])).toBe(401);
});
