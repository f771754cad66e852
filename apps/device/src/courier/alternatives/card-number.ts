import { createHmac } from 'node:crypto';

/**
 * What counts of a card's number: its letters and digits, without regard to case, width or what a reader puts
 * around them; `null` where that is not 4 to 64 characters.
 */
export function normaliseCardNumber(number: string): string | null {
  const plain = number
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');
  return plain.length >= 4 && plain.length <= 64 ? plain : null;
}

/**
 * What is kept of a card: HMAC-SHA-256 (RFC 2104) of its number. Such numbers are soon tried through, so the
 * key has to lie elsewhere than the hashes.
 *
 * @param number as {@link normaliseCardNumber} gave it
 */
export function cardHash(key: Uint8Array, number: string): string {
  return createHmac('sha256', key).update(`card\n${number}`).digest('base64url');
}
