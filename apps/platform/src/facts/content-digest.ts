import { createHash } from 'node:crypto';
import { canonicalJson } from '@consentry/contract';

/** SHA-256 of the canonical JSON, lower-case hex. */
export function contentDigest(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
