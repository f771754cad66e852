import { createPublicKey, hash, type KeyObject } from 'node:crypto';

/** Name of a device's own log: it changes with the device's key, since another key is another log. */
export function deviceLogName(key: KeyObject): string {
  const half = key.type === 'private' ? createPublicKey(key) : key;
  const raw = Buffer.from(half.export({ format: 'jwk' }).x ?? '', 'base64url');
  return `consentry.device/${hash('sha256', raw).slice(0, 16)}`;
}
