import {
  type KeyObject,
  createPrivateKey,
  createSecretKey,
  generateKeyPairSync,
  randomBytes,
} from 'node:crypto';
import { join } from 'node:path';
import { makeFolder } from '@consentry/ledger';
import { keptFile } from '@consentry/server';

/** Keys of an authority; the same for all its replicas. */
export interface AuthorityKeys {
  /** 256 bits, from which digests, cursors, sealed contacts and keyed hashes are made. */
  readonly secret: KeyObject;
  /** Ed25519; signs the checkpoints of the authority's own log. */
  readonly ledger: KeyObject;
  /** Ed25519; cosigns heads of processors’ logs. */
  readonly witness: KeyObject;
}

/**
 * Reads the keys in a folder, and makes those that are not there.
 *
 * @throws the file system's own error
 */
export function authorityKeys(folder: string): AuthorityKeys {
  makeFolder(folder);
  const secret = keptFile(join(folder, 'secret.key'), () => randomBytes(32).toString('base64url'));
  const ledger = keptFile(join(folder, 'ledger.key'), newSigning);
  const witness = keptFile(join(folder, 'witness.key'), newSigning);
  return {
    secret: createSecretKey(Buffer.from(secret.trim(), 'base64url')),
    ledger: createPrivateKey(ledger),
    witness: createPrivateKey(witness),
  };
}

function newSigning(): string | Buffer {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
}
