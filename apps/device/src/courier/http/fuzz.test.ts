import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CallStaff,
  DecideByGuardian,
  DecideConsent,
  EnterByPin,
  EnterByQr,
  PresentNotice,
  Problem,
  RegisterPerson,
  SignIn,
  ShowTicket,
  StartCapture,
  StayOn,
  Withdraw,
  WithdrawByStaff,
  EnterByCard,
  LinkCard,
  LinkCardByStaff,
} from '@consentry/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { type Kiosk, openKiosk } from '../testing/kiosk-in-memory.ts';
import { SECURITY_HEADERS } from './headers.ts';

/** Requests tried on each route. */
const RUNS = 200;

interface Fuzzed {
  /** What the route takes, or `null` where it takes no JSON. */
  readonly body: z.ZodType | null;
  /** A body that is right, to be spoiled. */
  readonly right?: Readonly<Record<string, unknown>>;
}

const uuid = '3f0c1a52-7a3e-4f0e-9c55-2f1f6d1f3b11';

/** Every route. One that is not here fails the first test. */
const ROUTES: Readonly<Record<string, Fuzzed>> = {
  'GET /v1/door': { body: null },
  'GET /v1/health': { body: null },
  'GET /v1/openapi.json': { body: null },
  'GET /v1/me': { body: null },
  'GET /v1/withdrawals/:withdrawal': { body: null },
  'DELETE /v1/captures/:capture': { body: null },
  'DELETE /v1/tickets/:verification': { body: null },
  'DELETE /v1/me/card': { body: null },
  'POST /v1/captures/:capture/frames': { body: null },
  'POST /v1/people': { body: RegisterPerson, right: { pin: '836154' } },
  'POST /v1/sessions': { body: SignIn, right: { number: '123457', pin: '836154' } },
  'POST /v1/entries/pin': { body: EnterByPin, right: { number: '123457', pin: '836154' } },
  'POST /v1/entries/card': { body: EnterByCard, right: { number: '0A9377C14E' } },
  'POST /v1/entries/qr': { body: EnterByQr, right: { code: `CQ1.${'A'.repeat(112)}` } },
  'POST /v1/entries/staff': { body: CallStaff, right: {} },
  'POST /v1/notices/presented': { body: PresentNotice, right: { digest: 'a'.repeat(64) } },
  'POST /v1/consents': {
    body: DecideConsent,
    right: { presentation: uuid, decision: 'given', scope: 'once', age: '14_or_over' },
  },
  'POST /v1/consents/by-guardian': {
    body: DecideByGuardian,
    right: { presentation: uuid, code: `CG1.${'A'.repeat(112)}` },
  },
  'POST /v1/me/session': { body: StayOn, right: {} },
  'POST /v1/captures/:capture/extension': { body: StayOn, right: {} },
  'POST /v1/captures': { body: StartCapture, right: { act: 'verify', number: '123457' } },
  'POST /v1/tickets': { body: ShowTicket, right: { ticket: '01234567' } },
  'POST /v1/me/card': { body: LinkCard, right: { number: '0A9377C14E' } },
  'POST /v1/cards/by-staff': { body: LinkCardByStaff, right: { of: '123457', number: '0A9377C14E' } },
  'POST /v1/withdrawals': { body: Withdraw, right: {} },
  'POST /v1/withdrawals/by-staff': { body: WithdrawByStaff, right: { number: '123457' } },
};

/** JSON texts that parsers and programs stumble over. */
const nasty = fc.constantFrom(
  'null',
  'true',
  '-1e400',
  'NaN',
  '"\\ud800"',
  '"\\u0000"',
  '[]',
  '{}',
  '""',
  '[["a"]]',
  '{"toString":1}',
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  `"${'x'.repeat(12_000)}"`,
  `${'['.repeat(6_000)}${']'.repeat(6_000)}`,
  '1e999',
  '"１２３４５６"',
  '"123456\\n"',
);
const value = fc.oneof(
  nasty,
  fc.json({ maxDepth: 3 }),
  fc.string({ unit: 'binary' }).map((s) => JSON.stringify(s)),
);
const name = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    'prototype',
    'toJSON',
    'hasOwnProperty',
    '',
    'person',
    'decision',
    'pin',
  ),
  fc.string(),
);

/** Texts of bodies: anything, or a right one with a field spoiled, added or left out. */
function spoiled(right: Readonly<Record<string, unknown>>): fc.Arbitrary<string> {
  const write = (fields: readonly (readonly [string, string])[]): string =>
    `{${fields.map(([key, text]) => `${JSON.stringify(key)}:${text}`).join(',')}}`;
  const fields = Object.entries(right).map(([key, member]) => [key, JSON.stringify(member)] as const);
  const at = fc.nat({ max: Math.max(0, fields.length - 1) });
  return fc.oneof(
    value,
    fc
      .tuple(at, value)
      .map(([i, text]) => write(fields.map((field, j) => (i === j ? [field[0], text] : field)))),
    fc.tuple(name, value).map(([key, text]) => write([...fields, [key, text]])),
    at.map((i) => write(fields.filter((_, j) => i !== j))),
    fc.string(),
  );
}

const segment = fc.oneof(
  fc.constant(uuid),
  fc.string({ unit: 'binary' }).map(encode),
  fc.constantFrom('%', '%00', '..', '%2e%2e%2f', 'a'.repeat(400)),
);
const query = fc.constantFrom('', '', '?', '?__proto__[x]=1', '?a=1&a=2', `?q=${'y'.repeat(2_000)}`);
const type = fc.constantFrom(
  'application/json',
  'application/json',
  'text/plain',
  'application/xml',
  'image/jpeg',
  'multipart/form-data; boundary=x',
  'application/json; charset=utf-16',
  '',
);
const bearer = fc.constantFrom(
  undefined,
  undefined,
  'Bearer x',
  `Bearer ${'A'.repeat(43)}`,
  'Basic eDp5',
  'Bearer \u00ff',
);

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

/** Digest of every byte of the store: whatever is written changes it, if only in the WAL. */
function bytesOf(store: string): string {
  const hash = createHash('sha256');
  for (const end of ['', '-wal']) hash.update(readFileSync(store + end));
  return hash.digest('hex');
}

async function withKiosk(work: (kiosk: Kiosk, store: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'consentry-'));
  try {
    const store = join(folder, 'courier.db');
    await using kiosk = await openKiosk({ store });
    await work(kiosk, store);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('every route is in the list above', async () => {
  await using kiosk = await openKiosk();
  const names = kiosk.courier.routes.map(({ method, url }) => `${method} ${url}`);
  expect(names.toSorted()).toEqual(Object.keys(ROUTES).toSorted());
});

test.each(Object.entries(ROUTES))(
  '%s: whatever comes, a problem of the catalogue, and nothing stored',
  async (route, { body, right }) => {
    const [method = '', path = ''] = route.split(' ');
    const before = Object.getOwnPropertyNames(Object.prototype).join();
    await withKiosk(async (kiosk, store) => {
      const stored = bytesOf(store);
      await fc.assert(
        fc.asyncProperty(
          segment,
          query,
          type,
          bearer,
          spoiled(right ?? {}),
          async (one, search, media, auth, text) => {
            if (
              body !== null &&
              media.startsWith('application/json') &&
              search.length < 2 &&
              isRight(body, text)
            )
              return;
            const url = path.replace(/:\w+/, one) + search;
            const headers: Record<string, string> = { host: '127.0.0.1:0' };
            if (media !== '') headers['content-type'] = media;
            if (auth !== undefined) headers['authorization'] = auth;
            const payload = method === 'GET' ? {} : { payload: Buffer.from(text) };
            const reply = await kiosk.courier.app.inject({
              method: method as 'GET',
              url,
              headers,
              ...payload,
            });
            expect(reply.statusCode, reply.body).toBeLessThan(500);
            if (reply.statusCode < 400) {
              // Only what asks nothing of anybody, and storing nothing, may be answered well.
              expect(route).toMatch(/^(GET \/v1\/(door|health|openapi.json)|DELETE )/);
              return;
            }
            const problem = Problem.parse(JSON.parse(reply.body));
            expect(problem.status).toBe(reply.statusCode);
            expect(reply.headers['content-type']).toBe('application/problem+json; charset=utf-8');
          },
        ),
        { numRuns: RUNS, endOnFailure: true },
      );
      expect(bytesOf(store)).toBe(stored);
    });
    expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(before);
    expect('polluted' in {}).toBe(false);
  },
);

function isRight(schema: z.ZodType, text: string): boolean {
  try {
    return schema.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}

test('control: a right request is stored, and shows', async () => {
  await withKiosk(async (kiosk, store) => {
    const seen = new Set([bytesOf(store)]);
    await kiosk.register();
    seen.add(bytesOf(store));
    await kiosk.present();
    seen.add(bytesOf(store));
    expect(seen.size).toBe(3);
  });
});

test('what is not even HTTP gets a problem, and what is unknown too', async () => {
  await using kiosk = await openKiosk();
  for (const url of ['/v1/nothing', '/v1/people/..%2f..', '/nowhere', '/v1']) {
    expect(await kiosk.problem(kiosk.call('GET', url))).toMatchObject({ code: 'not_found' });
  }
  const undecodable = await kiosk.call('GET', '/v1/%');
  expect(await kiosk.problem(undecodable)).toMatchObject({ code: 'malformed_request' });
  expect(undecodable.headers).toMatchObject(SECURITY_HEADERS);
  const large = kiosk.call('POST', '/v1/people', { body: { pin: '1'.repeat(20_000) } });
  expect(await kiosk.problem(large)).toMatchObject({ code: 'body_too_large' });
});
