import { concat, same, toHex } from './bytes.js';
import { Refusal } from './refusal.js';

/** @typedef {import('./bytes.js').Bytes} Bytes */

/**
 * @param {Bytes} bytes
 * @returns {Promise<Bytes>} 32 bytes
 */
export async function sha256(bytes) {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/**
 * @param {Bytes} key
 * @param {Bytes} message
 * @returns {Promise<Bytes>} 32 bytes
 */
export async function hmacSha256(key, message) {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, message));
}

/**
 * Points of small order (Curve25519 and its use, RFC 7748 §6.1 and RFC 8032 §5.1.7): a signature by such a
 * key says nothing, since one signature fits every text. Given without the bit of the sign.
 */
const SMALL_ORDER = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
]);

/**
 * @param {Bytes} key 32 bytes
 * @returns {boolean} whether a signature by this Ed25519 key can say anything
 */
export function isSoundKey(key) {
  const unsigned = concat(key);
  unsigned[31] = (unsigned[31] ?? 0) & 0x7f;
  return !SMALL_ORDER.has(toHex(unsigned));
}

/**
 * @param {Bytes} key 32 bytes
 * @param {Bytes} signature 64 bytes
 * @param {Bytes} message
 * @returns {Promise<boolean>} whether this is an Ed25519 signature (RFC 8032 §5.1) of the message
 */
export async function isSignedBy(key, signature, message) {
  const imported = await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify']).catch(() => null);
  return imported !== null && (await crypto.subtle.verify('Ed25519', imported, signature, message));
}

/** RFC 8032 §7.1, test 2: a message of one byte. */
const KNOWN = {
  key: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
  message: '72',
  signature:
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da' +
    '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
};

/**
 * Checks that this browser can do what a verification needs, on known answers: a signature that is right and
 * one that is not.
 * @throws {Refusal} `no_crypto`, `no_ed25519`, `no_inflate`
 */
export async function requireCrypto() {
  const subtle = globalThis.crypto?.subtle;
  if (subtle === undefined) throw new Refusal('no_crypto');
  if (subtle === tried) return;
  if (typeof DecompressionStream === 'undefined') throw new Refusal('no_inflate');
  const [key, message, signature] = [KNOWN.key, KNOWN.message, KNOWN.signature].map(fromHex);
  if (key === undefined || message === undefined || signature === undefined) throw new Refusal('no_ed25519');
  /** @param {Bytes} text */
  const signed = (text) => isSignedBy(key, signature, text).catch(() => false);
  if (!(await signed(message)) || (await signed(concat(message, message)))) throw new Refusal('no_ed25519');
  const abc = new Uint8Array([97, 98, 99]);
  const known = fromHex('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  if (!same(await sha256(abc), known)) throw new Refusal('no_crypto');
  tried = subtle;
}

/** @type {SubtleCrypto | null} */
let tried = null;

/**
 * @param {string} text
 * @returns {Bytes}
 */
function fromHex(text) {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
