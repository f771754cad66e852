import { type KeyObject, randomBytes, sign } from 'node:crypto';
import { ENTRY_CODE_LIFE_MS, entryCodeText } from '@consentry/contract';

/** An entry code as it is made: the text to show, and by what it is known once. */
export interface SignedEntryCode {
  readonly code: string;
  /** Random; the device reports it when somebody came in by it. */
  readonly id: string;
  readonly endsAt: number;
}

/**
 * Signs a code for the doors of one site. It names nobody: whose it is the platform alone knows.
 *
 * @param key Ed25519 private key that signs bundles, which the doors trust
 */
export function signEntryCode(key: KeyObject, site: string, now: number): SignedEntryCode {
  const id = randomBytes(16);
  const end = Buffer.alloc(4);
  // Whole seconds, rounded down: no code lives longer than it may.
  const seconds = Math.floor((now + ENTRY_CODE_LIFE_MS) / 1000);
  end.writeUInt32BE(seconds);
  const head = Buffer.concat([id, end]);
  const text = entryCodeText(site, head.toString('base64url'));
  const signature = sign(null, Buffer.from(text), key);
  return {
    code: `CQ1.${Buffer.concat([head, signature]).toString('base64url')}`,
    id: id.toString('hex'),
    endsAt: seconds * 1000,
  };
}
