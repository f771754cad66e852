import { type KeyObject, createHash, createHmac } from 'node:crypto';

/** Letters and digits that are not taken for one another (Crockford’s base 32). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Spells a code that only the secret makes, in groups of four letters and digits that are not taken for one
 * another: 5 bits each.
 *
 * @param chars at most 32
 */
export function codeFor(secret: KeyObject, of: readonly string[], chars: number): string {
  const mac = createHmac('sha256', secret).update(JSON.stringify(of)).digest();
  const text = Array.from({ length: chars }, (_, i) => ALPHABET[(mac[i] ?? 0) % 32]).join('');
  return text.replaceAll(/(.{4})(?!$)/g, '$1-');
}

/** What is kept of such a code: SHA-256, hex, of what people may type instead of it, too. */
export function paperHash(code: string): string {
  return createHash('sha256').update(asSpelled(code)).digest('hex');
}

/** One form for what people type of a code. */
export function asSpelled(code: string): string {
  return code.toUpperCase().replaceAll(/[ -]/g, '').replaceAll(/[IL]/g, '1').replaceAll('O', '0');
}
