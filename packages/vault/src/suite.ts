import { createHash, hkdfSync } from 'node:crypto';
import type { Suite as SuiteName } from '@consentry/contract';
import { VaultError } from './vault-error.ts';

/**
 * The algorithms of a store, chosen when it is made and never changed. Signatures over certificates are Ed25519 in
 * both: what Node signs on the curve SM2 is not SM2 (GB/T 32918.2).
 */
export interface Suite {
  /** The byte that stands for it in every header and every binding. */
  readonly id: 1 | 2;
  readonly name: SuiteName;
  /** With a 96-bit random nonce and a 128-bit tag (NIST SP 800-38D, RFC 8998). */
  readonly cipher: 'aes-256-gcm' | 'sm4-gcm';
  /** Of the cipher's key. Keys have 32 bytes in both suites, so that a slot is one size; SM4 takes the first 16. */
  readonly cipherKeyBytes: 32 | 16;
  /** For check values, and under HKDF (RFC 5869). */
  readonly hash: 'sha256' | 'sm3';
}

export const STD: Suite = { id: 1, name: 'std', cipher: 'aes-256-gcm', cipherKeyBytes: 32, hash: 'sha256' };
/** GB/T 32907 and GB/T 32905, as OpenSSL has them: no certified module, and no 密评 is claimed. */
export const GM: Suite = { id: 2, name: 'gm', cipher: 'sm4-gcm', cipherKeyBytes: 16, hash: 'sm3' };

const SUITES = [STD, GM] as const;

export function suiteNamed(name: SuiteName): Suite {
  return name === 'gm' ? GM : STD;
}

/** @throws {VaultError} `store_unknown_version` where no suite has this byte */
export function suiteOf(id: number | undefined): Suite {
  const found = SUITES.find((suite) => suite.id === id);
  if (found === undefined) throw new VaultError('store_unknown_version');
  return found;
}

/** Digest by the suite's hash, 32 bytes. */
export function digest(suite: Suite, ...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash(suite.hash);
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** HKDF (RFC 5869) by the suite's hash. */
export function derive(
  suite: Suite,
  secret: Uint8Array,
  salt: Uint8Array,
  info: Uint8Array,
  bytes: number,
): Buffer {
  return Buffer.from(hkdfSync(suite.hash, secret, salt, info, bytes));
}
