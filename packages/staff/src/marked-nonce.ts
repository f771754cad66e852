import { type KeyObject, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const NONCE_BYTES = 16;
const TIME_BYTES = 6;
const BYTES = NONCE_BYTES + TIME_BYTES;

/**
 * Makes 128 random bits with their end and a mark that only this platform makes. It needs no row: whoever asks for
 * many fills no disk.
 *
 * @param about what it is for, and whose; for anything else it is none
 * @param endsAt epoch milliseconds
 * @returns base64url
 */
export function makeMarkedNonce(secret: KeyObject, about: readonly string[], endsAt: number): string {
  const time = Buffer.alloc(TIME_BYTES);
  time.writeUIntBE(endsAt, 0, TIME_BYTES);
  const head = Buffer.concat([randomBytes(NONCE_BYTES), time]);
  return Buffer.concat([head, mark(secret, about, head)]).toString('base64url');
}

/**
 * Checks one that came back.
 *
 * @param now epoch milliseconds
 * @returns what tells it from others (base64url), and its end; `null` where it was not made here for this, or is
 *   over
 */
export function openMarkedNonce(
  secret: KeyObject,
  about: readonly string[],
  text: string,
  now: number,
): { readonly head: string; readonly endsAt: number } | null {
  const bytes = Buffer.from(text, 'base64url');
  const head = bytes.subarray(0, BYTES);
  const expected = mark(secret, about, head);
  const given = bytes.subarray(BYTES);
  // The text too has to be the one that was made: base64url has more than one spelling of some bytes.
  if (bytes.toString('base64url') !== text) return null;
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const endsAt = head.readUIntBE(NONCE_BYTES, TIME_BYTES);
  return now < endsAt ? { head: head.toString('base64url'), endsAt } : null;
}

function mark(secret: KeyObject, about: readonly string[], head: Uint8Array): Buffer {
  return createHmac('sha256', secret).update(JSON.stringify(about)).update(head).digest();
}
