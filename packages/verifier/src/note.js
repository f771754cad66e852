import { brief, concat, fromBase64, same, toHex, utf8 } from './bytes.js';
import { isSignedBy, isSoundKey, sha256 } from './crypto.js';
import { demand } from './refusal.js';

/** @typedef {import('./bytes.js').Bytes} Bytes */

/** Types of signature (signed-note, Signature types). */
export const LOG_SIGNATURE = 0x01;
export const WITNESS_SIGNATURE = 0x04;

/** The specification asks for 16 at least. */
const MAX_SIGNATURES = 64;

/**
 * A key, of a log or of a witness (signed-note, Verifier keys).
 * @typedef {object} NoteKey
 * @property {string} text as `name+hash+base64`
 * @property {string} name
 * @property {string} id 8 hex digits
 * @property {number} type of its signatures
 * @property {Bytes} key 32 bytes, Ed25519
 */

/** @typedef {{ readonly name: string, readonly id: string, readonly signature: Bytes }} Signature */
/** @typedef {{ readonly text: string, readonly signatures: readonly Signature[] }} Note */

/**
 * @param {string} text `name+hash+base64`
 * @param {number} type the type of signature it must be for
 * @returns {Promise<NoteKey>}
 */
export async function parseKey(text, type) {
  const [, name, id, encoded] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? [];
  demand(name !== undefined && id !== undefined && encoded !== undefined, 'key_malformed', {
    key: brief(text),
  });
  demand(isKeyName(name), 'key_malformed', { key: brief(text) });
  const bytes = fromBase64(encoded, 33);
  demand(bytes[0] === type, type === LOG_SIGNATURE ? 'not_log_key' : 'not_witness_key', { key: brief(text) });
  const digest = await sha256(concat(utf8(`${name}\n`), bytes));
  demand(toHex(digest.slice(0, 4)) === id, 'key_id_wrong', { key: brief(text) });
  const key = bytes.slice(1);
  demand(isSoundKey(key), 'key_unsound', { key: brief(text) });
  return { text, name, id, type, key };
}

/** @param {string} name */
function isKeyName(name) {
  return name !== '' && !/[\p{White_Space}+\p{Cc}\p{Surrogate}]/u.test(name);
}

/**
 * @param {string} text the whole note, with its signatures
 * @returns {Note}
 */
export function parseNote(text) {
  // U+000A is the only control character below U+0020 (signed-note, Format).
  demand(!/[^\P{Cc}\n\u{7f}-\u{9f}]/u.test(text), 'note_malformed');
  const end = text.lastIndexOf('\n\n');
  demand(end > 0 && text.endsWith('\n'), 'note_malformed');
  const lines = text.slice(end + 2, -1).split('\n');
  demand(lines.length <= MAX_SIGNATURES, 'too_many_signatures', { most: MAX_SIGNATURES });
  return { text: text.slice(0, end + 1), signatures: lines.map(parseSignature) };
}

/**
 * @param {string} line
 * @returns {Signature}
 */
function parseSignature(line) {
  const [, name, encoded] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
  demand(name !== undefined && encoded !== undefined && isKeyName(name), 'note_malformed');
  const bytes = fromBase64(encoded);
  demand(bytes.length > 4, 'note_malformed');
  return { name, id: toHex(bytes.slice(0, 4)), signature: bytes.slice(4) };
}

/**
 * Gives the signature of a key on a note, or nothing where it has none.
 * @param {Note} note
 * @param {NoteKey} key
 * @returns {Signature | undefined}
 */
function signatureOf({ signatures }, { name, id }) {
  const own = signatures.filter((signature) => signature.name === name && signature.id === id);
  demand(own.length <= 1, 'signed_twice', { name });
  return own[0];
}

/**
 * Demands that a log signed a note.
 * @param {Note} note
 * @param {NoteKey} key
 */
export async function requireSignature(note, key) {
  const signature = signatureOf(note, key)?.signature;
  demand(signature !== undefined, 'not_signed', { name: key.name });
  const good = signature.length === 64 && (await isSignedBy(key.key, signature, utf8(note.text)));
  demand(good, 'signature_wrong', { name: key.name });
}

/**
 * Gives when a witness cosigned a checkpoint (tlog-cosignature, Ed25519), or nothing where it did not.
 * @param {Note} note
 * @param {NoteKey} key
 * @returns {Promise<string | undefined>} a time as `2026-11-22T08:00:00.000Z`
 */
export async function cosignedAt(note, key) {
  const signature = signatureOf(note, key)?.signature;
  if (signature === undefined) return undefined;
  demand(signature.length === 72, 'cosignature_wrong', { name: key.name });
  const seconds = new DataView(signature.buffer, signature.byteOffset).getBigUint64(0);
  const message = utf8(`cosignature/v1\ntime ${seconds}\n${note.text}`);
  const good = await isSignedBy(key.key, signature.slice(8), message);
  // Beyond the year 9999 it is no time.
  demand(good && seconds < 253_402_300_800n, 'cosignature_wrong', { name: key.name });
  return new Date(Number(seconds) * 1000).toISOString();
}

/**
 * Demands that every signature of a note is by one of these keys.
 * @param {Note} note
 * @param {readonly NoteKey[]} keys
 */
export function requireKnown({ signatures }, keys) {
  for (const { name, id } of signatures) {
    const known = keys.some((key) => key.name === name && key.id === id);
    demand(known, 'signature_unknown', { name: brief(name) });
  }
}

/**
 * Demands that no key stands twice, under whatever name: each is to be somebody else's.
 * @param {readonly NoteKey[]} keys
 */
export function requireDistinct(keys) {
  for (const [index, { key, name }] of keys.entries()) {
    const first = keys.findIndex((other) => same(other.key, key));
    demand(first === index, 'key_twice', { name: brief(name) });
  }
}
