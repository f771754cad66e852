import { type ServerResponse, request, setGlobalProxyFromEnv } from 'node:http';
import { request as requestSecure } from 'node:https';
import type { LookupFunction } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ANSWER_MAX_BYTES, type OutgoingMeans, type Resolve, post, resolveName } from './ask.ts';
import { TARGETS_DEFAULT } from './target.ts';
import { CERTIFICATE, startReceiver } from './testing/receiver.ts';

const HERE = { ...TARGETS_DEFAULT, loopback: true };
const { signal } = new AbortController();
const sent = (url: string, means: Partial<OutgoingMeans> = {}, stop = signal) =>
  post(
    { url, headers: { 'content-type': 'application/json' }, body: '{"a":"面"}' },
    { settings: HERE, resolve: resolveName, ...means },
    stop,
  );

test('a receiver on this machine is reached where that is allowed, and nowhere else', async () => {
  await using receiver = await startReceiver();
  const at = `http://127.0.0.1:${receiver.port}/hook?a=b`;
  expect(await sent(at, { settings: TARGETS_DEFAULT })).toEqual({ status: null, failure: 'not_https' });
  expect(await sent(`https://127.0.0.1:${receiver.port}/`, { settings: TARGETS_DEFAULT })).toMatchObject({
    failure: 'port_not_allowed',
  });
  expect(receiver.received).toEqual([]);
  expect(await sent(at)).toEqual({ status: 204, failure: null });
  expect(receiver.received).toMatchObject([
    {
      body: '{"a":"面"}',
      headers: { host: `127.0.0.1:${receiver.port}`, 'content-type': 'application/json' },
    },
  ]);
  expect(await sent('http://127.0.0.1:1/')).toMatchObject({ failure: 'not_reached' });
});

test('a name is taken only when every address it has may be reached', async () => {
  await using receiver = await startReceiver(undefined, { secure: true });
  const url = `https://hooks.example.com:${receiver.port}/`;
  const ports = [receiver.port];
  const names: ReadonlyArray<readonly string[]> = [
    ['127.0.0.1'],
    ['::1'],
    ['::ffff:127.0.0.1'],
    ['93.184.215.14', '127.0.0.1'],
    ['93.184.215.14', '169.254.169.254'],
    ['10.0.0.1'],
  ];
  for (const addresses of names) {
    const means = {
      settings: { ...TARGETS_DEFAULT, ports },
      resolve: async () => addresses,
      ca: CERTIFICATE,
    };
    expect(await sent(url, means), addresses.join()).toMatchObject({ failure: 'address_not_public' });
  }
  expect(receiver.received).toEqual([]);
  const unknown = { settings: { ...HERE, ports }, resolve: async () => Promise.reject(new Error('no')) };
  expect(await sent(url, unknown)).toMatchObject({ failure: 'name_unknown' });
  const here = { settings: { ...HERE, ports }, resolve: async () => ['127.0.0.1'], ca: CERTIFICATE };
  expect(await sent(url, here)).toEqual({ status: 204, failure: null });
});

test('T-I4: the address that was checked is the one connected to, whatever the resolver says next', async () => {
  await using good = await startReceiver(undefined, { secure: true });
  await using inner = await startReceiver(undefined, { secure: true, host: '127.0.0.2', port: good.port });
  const url = `https://hooks.example.com:${good.port}/`;
  let asked = 0;
  const next = (): string => (asked++ === 0 ? '127.0.0.1' : '127.0.0.2');
  const rebinding: Resolve = async () => [next()];
  const settings = { ...HERE, ports: [good.port] };
  expect(await sent(url, { settings, resolve: rebinding, ca: CERTIFICATE })).toMatchObject({ status: 204 });
  expect([asked, good.received.length, inner.received.length]).toEqual([1, 1, 0]);

  // Control: who checks a name and lets the library look it up once more is led inside.
  asked = 0;
  await rebinding('hooks.example.com');
  const lookup: LookupFunction = (_name, _options, done) =>
    void setImmediate(() => done(null, [{ address: next(), family: 4 }]));
  const naive = Promise.withResolvers<number | undefined>();
  requestSecure(url, { method: 'POST', ca: CERTIFICATE, lookup, agent: false }, (answer) => {
    answer.resume();
    naive.resolve(answer.statusCode);
  })
    .on('error', naive.reject)
    .end();
  expect(await naive.promise).toBe(204);
  expect([asked, good.received.length, inner.received.length]).toEqual([2, 1, 1]);
});

test('a certificate has to be trusted, and of that name', async () => {
  await using receiver = await startReceiver(undefined, { secure: true });
  const settings = { ...HERE, ports: [receiver.port] };
  const resolve = async () => ['127.0.0.1'];
  const url = (name: string) => `https://${name}:${receiver.port}/`;
  expect(await sent(url('hooks.example.com'), { settings, resolve })).toMatchObject({
    failure: 'not_trusted',
  });
  const other = { settings, resolve, ca: CERTIFICATE };
  expect(await sent(url('other.example.com'), other)).toMatchObject({ failure: 'not_trusted' });
  expect(await sent(url('127.0.0.1'), other)).toMatchObject({ failure: 'not_trusted' });
  expect(receiver.received).toEqual([]);
  expect(await sent(url('hooks.example.com'), other)).toMatchObject({ status: 204 });
});

test('T-I4: no redirect is followed', async () => {
  await using inner = await startReceiver();
  for (const status of [301, 302, 303, 307, 308]) {
    await using receiver = await startReceiver((response) =>
      response.writeHead(status, { location: `http://127.0.0.1:${inner.port}/` }).end(),
    );
    expect(await sent(`http://127.0.0.1:${receiver.port}/`)).toEqual({ status, failure: null });
  }
  expect(inner.received).toEqual([]);
  await sent(`http://127.0.0.1:${inner.port}/`);
  expect(inner.received).toHaveLength(1);
});

test('an answer that does not end is cut off: by time, by size, by its headers', async () => {
  await using silent = await startReceiver(() => {});
  await using slow = await startReceiver((response) => {
    response.writeHead(200).write('.');
    const drip = setInterval(() => response.write('.'), 20);
    response.on('close', () => clearInterval(drip));
  });
  for (const { port } of [silent, slow]) {
    expect(await sent(`http://127.0.0.1:${port}/`, { answerMs: 250 })).toEqual({
      status: null,
      failure: 'timed_out',
    });
  }
  let written = 0;
  const chunk = Buffer.alloc(16 * 1024);
  const flood = async (response: ServerResponse): Promise<void> => {
    response.writeHead(200);
    while (!response.destroyed && written < 1e9) {
      written += chunk.length;
      if (!response.write(chunk)) await sleep(1);
    }
  };
  await using big = await startReceiver((response) => void flood(response));
  expect(await sent(`http://127.0.0.1:${big.port}/`)).toMatchObject({ failure: 'answer_too_long' });
  await sleep(50);
  expect(written).toBeLessThan(1e9);
  await using whole = await startReceiver((response) =>
    response.writeHead(200).end(Buffer.alloc(ANSWER_MAX_BYTES)),
  );
  expect(await sent(`http://127.0.0.1:${whole.port}/`)).toMatchObject({ status: 200 });
  await using heads = await startReceiver((response) =>
    response.writeHead(200, { 'x-long': 'a'.repeat(20_000) }).end(),
  );
  expect(await sent(`http://127.0.0.1:${heads.port}/`)).toMatchObject({ failure: 'answer_broken' });
  const stop = new AbortController();
  const stopped = sent(`http://127.0.0.1:${silent.port}/`, {}, stop.signal);
  await sleep(50);
  stop.abort();
  expect(await stopped).toMatchObject({ failure: 'stopped' });
});

test('no proxy of the environment is asked', async () => {
  await using proxy = await startReceiver();
  await using receiver = await startReceiver();
  const restore = setGlobalProxyFromEnv({ http_proxy: `http://127.0.0.1:${proxy.port}` });
  try {
    const url = `http://127.0.0.1:${receiver.port}/`;
    expect(await sent(url)).toMatchObject({ status: 204 });
    expect([proxy.received.length, receiver.received.length]).toEqual([0, 1]);
    // Control: what uses the global agent goes by the proxy.
    const asked = Promise.withResolvers<void>();
    request(url, { method: 'POST' }, (answer) => {
      answer.resume();
      asked.resolve();
    })
      .on('error', asked.reject)
      .end();
    await asked.promise;
    expect([proxy.received.length, receiver.received.length]).toEqual([1, 1]);
  } finally {
    restore();
  }
});
