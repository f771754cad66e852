import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findTotpStep, toBase32, totpCode, totpStep, totpUri } from './totp.ts';

const SECRET = Buffer.from('12345678901234567890');

// RFC 6238, appendix B, the rows of SHA-1 (eight digits).
test.each([
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
])('at %i seconds the code is %s', (seconds, code) => {
  expect(totpCode(SECRET, totpStep(seconds * 1000), 8)).toBe(code);
});

// RFC 4226, appendix D.
test('the first ten codes of a counter', () => {
  const codes = Array.from({ length: 10 }, (_, step) => totpCode(SECRET, step));
  expect(codes.join(' ')).toBe('755224 287082 359152 969429 338314 254676 287922 162583 399871 520489');
});

// RFC 4648, section 10, without padding.
test.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
])('base32 of "%s" is "%s"', (text, base32) => {
  expect(toBase32(Buffer.from(text))).toBe(base32);
});

test('a code is taken in its step and the ones beside, and once', () => {
  const now = 1_900_000_000_000;
  const step = totpStep(now);
  const take = (of: number, after = -1) => findTotpStep(SECRET, totpCode(SECRET, of), after, now);
  expect([-2, -1, 0, 1, 2].map((beside) => take(step + beside))).toEqual([
    null,
    step - 1,
    step,
    step + 1,
    null,
  ]);
  expect(take(step, step)).toBeNull();
  expect(take(step - 1, step)).toBeNull();
  expect(take(step + 1, step)).toBe(step + 1);
});

test('nothing else is a code (property)', () => {
  const now = 1_900_000_000_000;
  const right = new Set([-1, 0, 1].map((beside) => totpCode(SECRET, totpStep(now) + beside)));
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{5,7}$/)), (guess) => {
      fc.pre(!right.has(guess));
      expect(findTotpStep(SECRET, guess, -1, now)).toBeNull();
    }),
  );
});

test('an app reads the secret from the address', () => {
  const uri = new URL(totpUri(SECRET, 'Consentry', 'wang@hall'));
  expect([uri.protocol, uri.pathname]).toEqual(['otpauth:', '/Consentry:wang%40hall']);
  expect(uri.searchParams.get('secret')).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
});
