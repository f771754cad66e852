import { createHash } from 'node:crypto';
import { canonicalJson } from '@consentry/contract';

/**
 * Digest by which an event names what was decided without a word of it: whoever has the decision can compare.
 *
 * @param said as the interface shows it
 * @returns SHA-256 of its canonical JSON (RFC 8785), hex
 */
export function digestOf(said: unknown): string {
  return createHash('sha256').update(canonicalJson(said)).digest('hex');
}
