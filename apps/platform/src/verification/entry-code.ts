import { type KeyObject, randomBytes, sign } from 'node:crypto';
import { ENTRY_CODE_LIFE_MS, entryCodeText, guardianCodeText } from '@consentry/contract';

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
  const id = randomBytes(16).toString('hex');
  const { code, endsAt } = signCode(key, id, now, 'CQ1', (head) => entryCodeText(site, head));
  return { code, id, endsAt };
}

/** Signs a guardian's code in the same way, with the id of the consent in it. @returns `id` random, to count it by */
export function signGuardianCode(
  key: KeyObject,
  site: string,
  consent: string,
  now: number,
): SignedEntryCode {
  const ofConsent = consent.replaceAll('-', '');
  const { code, endsAt } = signCode(key, ofConsent, now, 'CG1', (head) => guardianCodeText(site, head));
  return { code, id: randomBytes(16).toString('hex'), endsAt };
}

function signCode(
  key: KeyObject,
  id: string,
  now: number,
  prefix: 'CQ1' | 'CG1',
  textOf: (head: string) => string,
): { readonly code: string; readonly endsAt: number } {
  const end = Buffer.alloc(4);
  // Whole seconds, rounded down: no code lives longer than it may.
  const seconds = Math.floor((now + ENTRY_CODE_LIFE_MS) / 1000);
  end.writeUInt32BE(seconds);
  const head = Buffer.concat([Buffer.from(id, 'hex'), end]);
  const signature = sign(null, Buffer.from(textOf(head.toString('base64url'))), key);
  return {
    code: `${prefix}.${Buffer.concat([head, signature]).toString('base64url')}`,
    endsAt: seconds * 1000,
  };
}
