import {
  type KeyObject,
  createPrivateKey,
  createSecretKey,
  generateKeyPairSync,
  randomBytes,
} from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '@consentry/ledger';
import { keptFile } from '@consentry/server';

/** Keys of a platform; the same for all its replicas. */
export interface PlatformKeys {
  /** Ed25519; the first that signs the bundles of devices. */
  readonly signing: KeyObject;
  /** Reads a later one by its number (2, 3 …), or makes it. */
  readonly laterSigning: (number: number, make: boolean) => KeyObject;
  /** Ed25519; signs the checkpoints of the ledger. */
  readonly ledger: KeyObject;
  /** 256 bits, from which digests, cursors and keyed hashes are made. */
  readonly secret: KeyObject;
}

/**
 * Reads the keys in a folder, and makes those that are not there. Replicas share the folder, or have it
 * from a secret store; whoever may read it is the platform.
 *
 * @throws the file system's own error
 */
export function platformKeys(folder: string): PlatformKeys {
  makeFolder(folder);
  const signing = keptFile(join(folder, 'signing.key'), newSigning);
  const ledger = keptFile(join(folder, 'ledger.key'), newSigning);
  const secret = keptFile(join(folder, 'secret.key'), () => randomBytes(32).toString('base64url'));
  return {
    signing: createPrivateKey(signing),
    laterSigning: (number, make) => {
      const path = join(folder, `signing-${number}.key`);
      // A replica that has not got the file yet must not make another key under its number.
      return createPrivateKey(make ? keptFile(path, newSigning) : readFileSync(path, 'utf8'));
    },
    ledger: createPrivateKey(ledger),
    secret: createSecretKey(Buffer.from(secret.trim(), 'base64url')),
  };
}

function newSigning(): string | Buffer {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
}
