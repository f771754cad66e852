import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Consentry } from './operations.ts';
import { ConsentryProblem, ConsentryUnreachable } from './problem.ts';

const SELF = { integrator: 'b2f3a1de-4c7c-4d3e-9a51-0d2f4f1f6a10', scopes: ['person.find'], sites: [] };
const PERSON = {
  person: 'b2f3a1de-4c7c-4d3e-9a51-0d2f4f1f6a11',
  site: null,
  state: 'active',
  registered_at: '2026-11-22T09:00:00Z',
  version: 1,
};
const NEW = {
  site: null,
  identity: { name: null, email: null, phone: null, employee_number: null, language: 'en' as const },
};

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let answers: Answer[] = [];
let seen: Array<{
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}> = [];
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (part: Buffer) => (body += part.toString()));
  request.on('end', () => {
    seen.push({ url: request.url ?? '', headers: request.headers, body });
    const answer = answers.shift();
    if (answer === undefined) request.socket.destroy();
    else answer(request, response);
  });
});
let url = '';

beforeEach(async () => {
  answers = [];
  seen = [];
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return (_, response) => response.writeHead(status, headers).end(JSON.stringify(body));
}

function refusal(status: number, code: string, headers: Record<string, string> = {}): Answer {
  const text = { 'zh-CN': code, en: code };
  const body = { type: 'x', status, code, title: text, detail: text, remedy: text, request_id: 'r-1' };
  return json(status, body, headers);
}

const lost: Answer = (request) => request.socket.destroy();
const never: Answer = () => undefined;

test('what is in the path and a field of the body is sent in both', async () => {
  const consentry = new Consentry({ url, apiKey: 'k' });
  const text = { 'zh-CN': '一', en: 'one' };
  const document = {
    purpose: 'b2f3a1de-4c7c-4d3e-9a51-0d2f4f1f6a12',
    purpose_version: 1,
    processor: { name: text, contact: '010' },
    recipient: { organisation_id: 'insurer-1', name: text, contact: '010' },
    texts: { purpose: text, method: text, kinds: text, place: text },
  };
  answers = [refusal(409, 'purpose_state')];
  await expect(consentry.transfer.publish(document)).rejects.toMatchObject({ code: 'purpose_state' });
  expect(seen[0]?.url).toBe(`/v1/purposes/${document.purpose}/transfer-notices`);
  expect(JSON.parse(seen[0]?.body ?? '')).toEqual(document);
});

test('a command that got lost is sent again with the same key, and a refusal is not', async () => {
  const consentry = new Consentry({ url, apiKey: 'csk_x' });
  answers = [lost, refusal(503, 'try_again', { 'retry-after': '0' }), json(201, PERSON, { etag: '"1"' })];
  await expect(consentry.person.register(NEW)).resolves.toEqual(PERSON);
  expect(seen).toHaveLength(3);
  expect(new Set(seen.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
  expect(seen[0]?.headers.authorization).toBe('Bearer csk_x');
  answers = [json(201, PERSON), json(201, PERSON)];
  await consentry.person.register(NEW);
  expect(seen[3]?.headers['idempotency-key']).not.toBe(seen[0]?.headers['idempotency-key']);
  await consentry.person.register(NEW, { idempotencyKey: 'my-key-0001' });
  expect(seen[4]?.headers['idempotency-key']).toBe('my-key-0001');
  answers = [refusal(409, 'identifier_taken')];
  const refused = await consentry.person.register(NEW).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(ConsentryProblem);
  expect(refused).toMatchObject({ status: 409, code: 'identifier_taken', requestId: 'r-1' });
  expect(seen).toHaveLength(6);
});

test('a command whose answer is a secret is sent once, but again where nothing was done', async () => {
  const consentry = new Consentry({ url, apiKey: 'csk_x' });
  const key = { name: 'Gate', kind: 'api_key' as const, scopes: ['person.find'] };
  answers = [lost];
  await expect(consentry.integrator.add(key)).rejects.toThrow(ConsentryUnreachable);
  expect(seen).toHaveLength(1);
  expect(seen[0]?.headers['idempotency-key']).toBeUndefined();
  const secret = { integrator: SELF.integrator, secret: `csk_${'a'.repeat(43)}` };
  answers = [refusal(503, 'try_again', { 'retry-after': '0' }), json(201, secret)];
  await expect(consentry.integrator.add(key)).resolves.toEqual(secret);
});

test('a pause that is too long is left to the caller, and tries have an end', async () => {
  const consentry = new Consentry({ url, apiKey: 'csk_x' });
  answers = [refusal(429, 'rate_limited', { 'retry-after': '900' })];
  await expect(consentry.integrator.self()).rejects.toMatchObject({ code: 'rate_limited' });
  expect(seen).toHaveLength(1);
  answers = Array.from({ length: 9 }, () => refusal(503, 'try_again'));
  await expect(consentry.integrator.self()).rejects.toMatchObject({ code: 'try_again' });
  expect(seen).toHaveLength(5);
});

test('a token is asked for once, held, and asked for anew when it is refused', async () => {
  const consentry = new Consentry({ url, clientId: SELF.integrator, clientSecret: 'csk_s', scopes: ['a.b'] });
  const token = (letter: string) => ({
    access_token: `csa_${letter.repeat(43)}`,
    token_type: 'Bearer',
    expires_in: 600,
    scope: 'a.b',
  });
  answers = [json(200, token('a')), json(200, SELF), json(200, SELF)];
  await Promise.all([consentry.integrator.self(), consentry.integrator.self()]);
  expect(seen.map((one) => one.url)).toEqual(['/v1/oauth/token', '/v1/api-keys/me', '/v1/api-keys/me']);
  expect(Object.fromEntries(new URLSearchParams(seen[0]?.body))).toMatchObject({
    scope: 'a.b',
    client_secret: 'csk_s',
  });
  answers = [refusal(401, 'not_signed_in'), json(200, token('b')), json(200, SELF)];
  await consentry.integrator.self();
  expect(seen.at(-1)?.headers.authorization).toBe(`Bearer csa_${'b'.repeat(43)}`);
  // A second refusal is the answer.
  answers = [refusal(401, 'not_signed_in'), json(200, token('c')), refusal(401, 'not_signed_in')];
  await expect(consentry.integrator.self()).rejects.toMatchObject({ code: 'not_signed_in' });
  answers = [refusal(401, 'oauth_client_wrong')];
  const wrong = new Consentry({ url, clientId: 'x', clientSecret: 'y' });
  await expect(wrong.integrator.self()).rejects.toMatchObject({ code: 'oauth_client_wrong' });
});

test('fields of a newer platform are passed over; what is not of the contract is refused', async () => {
  const consentry = new Consentry({ url, apiKey: 'csk_x' });
  answers = [json(200, { ...SELF, newer: 1 })];
  await expect(consentry.integrator.self()).resolves.toEqual(SELF);
  for (const wrong of [{ ...SELF, scopes: 'all' }, 'ok', null]) {
    answers = [json(200, wrong)];
    await expect(consentry.integrator.self()).rejects.toMatchObject({ reason: 'not_a_platform' });
  }
  answers = [(_, response) => response.writeHead(404).end('<html>')];
  await expect(consentry.integrator.self()).rejects.toMatchObject({ reason: 'not_a_platform' });
});

test('a signal ends a call and the pauses in it, a timeout only a try', async () => {
  const consentry = new Consentry({ url, apiKey: 'csk_x', timeoutMs: 100 });
  answers = [never, json(200, SELF)];
  await expect(consentry.integrator.self()).resolves.toEqual(SELF);
  const stop = new AbortController();
  answers = [(_, response) => (stop.abort(new Error('enough')), response.end())];
  await expect(consentry.integrator.self({}, { signal: stop.signal })).rejects.toThrow('enough');
  const before = seen.length;
  await expect(consentry.integrator.self({}, { signal: stop.signal })).rejects.toThrow('enough');
  expect(seen).toHaveLength(before);
});

test('a list is gone through page by page, no further than it is asked', async () => {
  const consentry = new Consentry({ url, apiKey: 'csk_x' });
  const people = ['1', '2', '3'].map((end) => ({ ...PERSON, person: PERSON.person.slice(0, -1) + end }));
  const pages = () => [
    json(200, { people: people.slice(0, 2), cursor: 'on' }),
    json(200, { people: people.slice(2), cursor: null }),
  ];
  answers = pages();
  const all = await Array.fromAsync(consentry.person.list({ limit: 2, site: 'a b' }));
  expect(all).toEqual(people);
  expect(seen.map((one) => one.url)).toEqual([
    '/v1/people?limit=2&site=a+b',
    '/v1/people?limit=2&site=a+b&cursor=on',
  ]);
  answers = pages();
  for await (const { person } of consentry.person.list()) if (person.endsWith('2')) break;
  expect(seen).toHaveLength(3);
  answers = pages();
  const cursors = await Array.fromAsync(consentry.person.list().pages(), ({ cursor }) => cursor);
  expect(cursors).toEqual(['on', null]);
});

test('what is missing or was not read from a platform is said before anything is sent', async () => {
  const consentry = new Consentry({ url, apiKey: 'csk_x' });
  await expect(consentry.person.read({ person: '' })).rejects.toThrow('needs "person"');
  const change = { ...NEW.identity, person: PERSON.person };
  await expect(consentry.identity.change(change, { ifMatch: {} })).rejects.toThrow('ifMatch');
  expect(seen).toEqual([]);
  answers = [json(200, { ...PERSON }, { etag: '"7"' }), refusal(412, 'version_other')];
  const person = await consentry.person.read({ person: 'a/b' });
  expect(seen[0]?.url).toBe('/v1/people/a%2Fb');
  await expect(consentry.identity.change(change, { ifMatch: person })).rejects.toMatchObject({ status: 412 });
  expect(seen[1]?.headers['if-match']).toBe('"7"');
  expect(JSON.parse(seen[1]?.body ?? '')).toEqual(NEW.identity);
});
