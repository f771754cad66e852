import { demand, Refusal } from './refusal.js';

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

/**
 * @param {string} text
 * @returns {Bytes} in UTF-8
 */
export function utf8(text) {
  return new TextEncoder().encode(text);
}

/**
 * Reads UTF-8; a byte order mark is text like any other.
 * @param {Bytes} bytes
 * @returns {string}
 */
export function textOf(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Refusal('not_utf8');
  }
}

/**
 * Reads base64 of RFC 4648 §4 in its canonical form.
 * @param {string} text
 * @param {number} [length] bytes it must have
 * @returns {Bytes}
 */
export function fromBase64(text, length) {
  demand(/^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.length % 4 === 0, 'not_base64', { text: brief(text) });
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  demand(toBase64(bytes) === text, 'not_base64', { text: brief(text) });
  demand(length === undefined || bytes.length === length, 'wrong_length', {
    found: bytes.length,
    expected: length ?? 0,
  });
  return bytes;
}

/**
 * @param {Bytes} bytes
 * @returns {string}
 */
export function toBase64(bytes) {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/**
 * @param {Bytes} bytes
 * @returns {string} lower-case hex digits
 */
export function toHex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * @param {...Bytes} parts
 * @returns {Bytes}
 */
export function concat(...parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * @param {Bytes} a
 * @param {Bytes} b
 */
export function same(a, b) {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/**
 * Shortens text of a stranger for a message.
 * @param {string} text
 */
export function brief(text) {
  return text.length <= 60 ? text : `${text.slice(0, 57)}…`;
}
