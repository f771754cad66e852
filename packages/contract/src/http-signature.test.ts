import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { readSignature, signatureBase, writeSignatureParameters } from './http-signature.ts';

/** RFC 9421 appendix B.1.4, `test-key-ed25519`. */
const PRIVATE = createPrivateKey(
  '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF\n-----END PRIVATE KEY-----\n',
);
const PUBLIC = createPublicKey(
  '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=\n-----END PUBLIC KEY-----\n',
);

test('RFC 9421 appendix B.2.6: the base, and the signature of Ed25519 over it', () => {
  const base = signatureBase(
    [
      ['date', 'Tue, 20 Apr 2021 02:07:55 GMT'],
      ['@method', 'POST'],
      ['@path', '/foo'],
      ['@authority', 'example.com'],
      ['content-type', 'application/json'],
      ['content-length', '18'],
    ],
    '("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"',
  );
  const expected = 'wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==';
  expect(sign(null, Buffer.from(base), PRIVATE).toString('base64')).toBe(expected);
  expect(verify(null, Buffer.from(base), PUBLIC, Buffer.from(expected, 'base64'))).toBe(true);
  expect(verify(null, Buffer.from(`${base} `), PUBLIC, Buffer.from(expected, 'base64'))).toBe(false);
});

const parameters = writeSignatureParameters({
  created: 1_800_000_000,
  expires: 1_800_000_060,
  nonce: 'AAAAAAAAAAAAAAAAAAAAAA',
  keyid: '7d0f2c1e-9d1a-4c50-8b55-0f6d6fdb3f10',
});
const bytes = `${'A'.repeat(86)}==`;

test('what is written is read again', () => {
  expect(readSignature(`device=${parameters}`, `device=:${bytes}:`)).toEqual({
    created: 1_800_000_000,
    expires: 1_800_000_060,
    nonce: 'AAAAAAAAAAAAAAAAAAAAAA',
    keyid: '7d0f2c1e-9d1a-4c50-8b55-0f6d6fdb3f10',
    parameters,
    signature: bytes,
  });
});

test('one form is taken and no other', () => {
  for (const other of [
    `sig1=${parameters}`,
    `device=${parameters}, other=()`,
    `device=${parameters};alg="ed25519"`,
    `device=${parameters.replace('"@method" ', '')}`,
    `device=${parameters.replace('created=1', 'created=01')}`,
    `device=${parameters.replace(';tag="consentry-device"', '')}`,
    `device=${parameters.replace('consentry-device', 'consentry-other')}`,
    ` device=${parameters}`,
  ]) {
    expect([other, readSignature(other, `device=:${bytes}:`)]).toEqual([other, null]);
  }
  for (const other of [`device=${bytes}`, `device=:${bytes}`, `device=:${'A'.repeat(85)}B==:`, `device=::`]) {
    expect([other, readSignature(`device=${parameters}`, other)]).toEqual([other, null]);
  }
});
