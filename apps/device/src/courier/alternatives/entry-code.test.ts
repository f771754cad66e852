import { generateKeyPairSync, randomBytes, randomInt, randomUUID, sign } from 'node:crypto';
import { BUNDLE_CONTEXT, ENTRY_CODE_LIFE_MS, EntryCode, entryCodeText } from '@consentry/contract';
import { expect, test } from 'vitest';
import { bundleCrypto } from '../lease/bundle-crypto.ts';
import { openKiosk } from '../testing/kiosk-in-memory.ts';
import { ENTRY_CODE_LEEWAY_MS, checkEntryCode } from './entry-code.ts';

const NOW = 1_790_000_000_000;
const SITE = randomUUID();
const pair = () => generateKeyPairSync('ed25519');
const platform = pair();
const next = pair();
const pem = ({ publicKey }: typeof platform) => publicKey.export({ type: 'spki', format: 'pem' });
const ring = bundleCrypto([pem(platform), pem(next)]);

/** Writes a code as docs/formats would have anybody write one, without the platform's own code. */
function code({
  key = platform.privateKey,
  site = SITE,
  endsAt = NOW + ENTRY_CODE_LIFE_MS,
  signed = (head: string) => entryCodeText(site, head),
} = {}): string {
  const end = Buffer.alloc(4);
  end.writeUInt32BE(endsAt / 1000);
  const head = Buffer.concat([randomBytes(16), end]);
  const signature = sign(null, Buffer.from(signed(head.toString('base64url'))), key);
  return `CQ1.${Buffer.concat([head, signature]).toString('base64url')}`;
}

function check(text: string, used: ReadonlySet<string> = new Set(), now = NOW) {
  const shown = checkEntryCode(text, {
    site: SITE,
    now,
    isSigned: (...signed) => ring.isSigned(...signed),
    isUsed: (id) => used.has(id),
  });
  return 'refused' in shown ? shown.refused : shown;
}

test('a code of this site lets in, by the key in use and by the one announced', () => {
  expect(code()).toHaveLength(116);
  expect(check(code())).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{32}$/),
    endsAt: NOW + ENTRY_CODE_LIFE_MS,
  });
  expect(check(code({ key: next.privateKey }))).toHaveProperty('id');
});

test('another key, another site or another kind of text lets nobody in', () => {
  expect(check(code({ key: pair().privateKey }))).toBe('not_signed');
  expect(check(code({ site: randomUUID() }))).toBe('not_signed');
  expect(check(code({ signed: (head) => head }))).toBe('not_signed');
  expect(check(code({ signed: (head) => BUNDLE_CONTEXT + head }))).toBe('not_signed');
  for (const text of ['', 'CQ1.', 'https://example.com/', '01234567', `${code()} `, code().toUpperCase()])
    expect(check(text)).toBe('not_signed');
});

test('it is good for a minute of the platform’s time, give or take five seconds', () => {
  const endsAt = NOW + ENTRY_CODE_LIFE_MS;
  const text = code({ endsAt });
  const first = NOW - ENTRY_CODE_LEEWAY_MS;
  const last = endsAt + ENTRY_CODE_LEEWAY_MS - 1;
  expect([first, NOW, endsAt, last].map((now) => typeof check(text, undefined, now))).toEqual(
    Array(4).fill('object'),
  );
  expect([first - 1, last + 1].map((now) => check(text, undefined, now))).toEqual(['not_now', 'not_now']);
});

test('it lets in once', () => {
  const text = code();
  const shown = check(text);
  if (typeof shown === 'string') throw new Error(shown);
  expect(check(text, new Set([shown.id]))).toBe('used');
  expect(check(code(), new Set([shown.id]))).toHaveProperty('id');
});

test('of a thousand codes with one bit or character changed, none lets in; unchanged, each does (control)', () => {
  const refused = { bits: 0, characters: 0, right: 0 };
  for (let run = 0; run < 1000; run += 1) {
    const text = code();
    const bytes = Buffer.from(text.slice(4), 'base64url');
    const at = randomInt(bytes.length);
    bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << randomInt(8)), at);
    if (check(`CQ1.${bytes.toString('base64url')}`) === 'not_signed') refused.bits += 1;
    const place = randomInt(text.length);
    const other = text[place] === 'A' ? 'B' : 'A';
    if (check(text.slice(0, place) + other + text.slice(place + 1)) === 'not_signed') refused.characters += 1;
    if (typeof check(text) === 'object') refused.right += 1;
  }
  expect(refused).toEqual({ bits: 1000, characters: 1000, right: 1000 });
  // Each code has one text: no bits are left over at its end.
  expect(EntryCode.safeParse(`${code()}=`).success).toBe(false);
});

test('a door that joined no platform takes none, does not offer it, and says how else to come in', async () => {
  await using kiosk = await openKiosk();
  expect((await kiosk.door()).ways.map(({ way }) => way)).not.toContain('qr');
  const refused = await kiosk.problem(kiosk.call('POST', '/v1/entries/qr', { body: { code: code() } }));
  expect(refused).toMatchObject({
    code: 'entry_code_unavailable',
    status: 503,
    other_ways: ['pin', 'staff'],
  });
  const malformed = await kiosk.problem(kiosk.call('POST', '/v1/entries/qr', { body: {} }));
  expect(malformed.code).toBe('malformed_request');
});
