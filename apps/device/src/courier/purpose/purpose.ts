import { createHash } from 'node:crypto';
import { canonicalJson } from '../notice/canonical-json.ts';
import type { DoorConfig } from './door-config.ts';

/**
 * Digest of all that makes this purpose this purpose. The assessment and the state are left out: to
 * approve or to suspend a purpose does not change what people agreed to.
 *
 * @returns SHA-256, lower-case hex
 */
export function purposeDigest(config: DoorConfig): string {
  const { assessment: _assessment, state: _state, ...purpose } = config.purpose;
  return createHash('sha256')
    .update(canonicalJson({ purpose, organisation: config.organisation.name }))
    .digest('hex');
}
