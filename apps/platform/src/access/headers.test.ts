import { expect, test } from 'vitest';
import { RunningPlatforms } from '../testing/running-platform.ts';
import { complaintOf } from './testing/answer-complaint.ts';
import { type RawAnswer, sendRaw } from './testing/raw-request.ts';

const COOKIE = { cookie: `__Host-session=css_${'A'.repeat(43)}` };
const JSON_TYPE = { 'content-type': 'application/json' };
const BODY = Buffer.from('{}');

/** What another page can make a browser send. */
const FORGED: ReadonlyArray<readonly [string, Readonly<Record<string, string>>]> = [
  ['another origin', { origin: 'https://evil.example' }],
  ['an origin that is none', { origin: 'null' }],
  ['the same host on another port', { origin: 'http://127.0.0.1:1' }],
  ['another site', { 'sec-fetch-site': 'cross-site', ...COOKIE }],
  ['a site beside it', { 'sec-fetch-site': 'same-site', ...COOKIE }],
  ['a browser that does not say whence', COOKIE],
  ['another host', { host: 'evil.example' }],
];
/** Bodies that a form of another page can send. */
const FORMS = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'];

const codeOf = ({ text }: RawAnswer): unknown => (JSON.parse(text) as { code?: unknown }).code;

test('T-W1: no route takes a request that another page forged, and each answer is guarded', async () => {
  await using platforms = new RunningPlatforms();
  const platform = await platforms.start();
  const wrong: string[] = [];
  const changing = platform.routes.filter(({ method }) => method !== 'GET');
  for (const { method, url, action } of platform.routes) {
    const path = url.replaceAll(/:\w+/g, 'x');
    const name = `${method} ${url}`;
    const send = (headers: Readonly<Record<string, string>>, as = method) =>
      sendRaw(platform.url, {
        method: as,
        path,
        headers,
        body: as === 'GET' || as === 'OPTIONS' ? null : BODY,
      });
    const plain = await send(JSON_TYPE);
    const said = plain.headers['content-type']?.includes('json') === true ? complaintOf(plain) : null;
    if (said !== null) wrong.push(`${name}: ${said}`);
    // No other origin is ever allowed to read an answer.
    const preflight = await send(
      { origin: 'https://evil.example', 'access-control-request-method': method },
      'OPTIONS',
    );
    if (preflight.status < 400) wrong.push(`${name}: answers a preflight`);
    const shared = Object.keys(preflight.headers).filter((header) => header.startsWith('access-control'));
    if (shared.length > 0) wrong.push(`${name}: ${shared.join()}`);
    if (method === 'GET') continue;
    for (const [forgery, headers] of FORGED) {
      const got = await send({ ...JSON_TYPE, ...headers });
      if (got.status !== 403 || codeOf(got) !== 'wrong_origin')
        wrong.push(`${name}, ${forgery}: ${got.status} ${String(codeOf(got))}`);
    }
    for (const type of FORMS) {
      const got = await send({ 'content-type': type });
      const form = action === 'oauth.token' && type.includes('urlencoded');
      if (!form && got.status !== 415) wrong.push(`${name}, ${type}: ${got.status}`);
    }
    // The control: the same from a page of its own is let in, to be refused for something else.
    const own = await send({ ...JSON_TYPE, ...COOKIE, origin: platform.url });
    if (codeOf(own) === 'wrong_origin' || own.status === 415) wrong.push(`${name}: refused to itself`);
  }
  expect(wrong.slice(0, 20)).toEqual([]);
  expect(changing.length).toBeGreaterThan(50);
}, 120_000);
