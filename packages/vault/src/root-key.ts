import { createHash, hkdfSync } from 'node:crypto';
import { closeSync, constants, existsSync, fstatSync, openSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { SUITE } from './aead.ts';
import { AeadWrapper } from './aead-wrapper.ts';
import { bind } from './bytes.ts';
import { createDurable, isExposed, readAt, writeDurable } from './durable-file.ts';
import type { KeyCustody } from './key-custody.ts';
import { VaultError } from './vault-error.ts';

/** Name of the software root key in a store folder. */
export const ROOT_KEY_FILE = 'root.key';

const MAGIC = Buffer.from('CVROOT1\n', 'ascii');
const KEY_BYTES = 32;
const CHECK_BYTES = 8;
const FILE_BYTES = MAGIC.length + KEY_BYTES + CHECK_BYTES;

/** First bytes of SHA-256 over magic and key: tells damage from a wrong key. */
function check(key: Uint8Array): Buffer {
  return createHash('sha256').update(MAGIC).update(key).digest().subarray(0, CHECK_BYTES);
}

/** Writes beside, then renames: `root.key` is whole or not there. The store's first commit syncs the folder. */
function create(path: string, random: (bytes: number) => Uint8Array): void {
  const beside = `${path}.new`;
  rmSync(beside, { force: true });
  const key = Buffer.from(random(KEY_BYTES));
  const file = Buffer.concat([MAGIC, key, check(key)]);
  try {
    const fd = createDurable(beside);
    try {
      writeDurable(fd, file, 0);
    } finally {
      closeSync(fd);
    }
    renameSync(beside, path);
  } catch (cause) {
    throw cause instanceof VaultError ? cause : new VaultError('store_failed', cause);
  } finally {
    key.fill(0);
    file.fill(0);
  }
}

function read(path: string): Buffer {
  const fd = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    if (isExposed(fd)) throw new VaultError('root_key_exposed');
    const file = fstatSync(fd).size === FILE_BYTES ? readAt(fd, FILE_BYTES, 0) : null;
    if (file === null) throw new VaultError('root_key_damaged');
    const key = Buffer.from(file.subarray(MAGIC.length, MAGIC.length + KEY_BYTES));
    const whole =
      file.subarray(0, MAGIC.length).equals(MAGIC) &&
      file.subarray(MAGIC.length + KEY_BYTES).equals(check(key));
    file.fill(0);
    if (!whole) {
      key.fill(0);
      throw new VaultError('root_key_damaged');
    }
    return key;
  } finally {
    closeSync(fd);
  }
}

/** Gives the wrapping key of one device: HKDF-SHA-256 (RFC 5869) over the root key. */
function deriveWrappingKey(root: Uint8Array, device: string): Buffer {
  return Buffer.from(
    hkdfSync('sha256', root, Buffer.alloc(0), bind('consentry/vault/v1/wrap', [device]), 32),
  );
}

/**
 * Keeps the root key in a file only this user may read. Reported as `software`: who has the file and
 * the rest of the folder has the templates.
 *
 * @param folder the store's folder, which must be there
 * @param random source of random bytes, in production `crypto.randomBytes`
 */
export function softwareCustody(folder: string, random: (bytes: number) => Uint8Array): KeyCustody {
  return {
    level: 'software',
    open(device, fresh) {
      const path = join(folder, ROOT_KEY_FILE);
      if (!existsSync(path)) {
        if (!fresh) throw new VaultError('root_key_missing');
        create(path, random);
      }
      const root = read(path);
      const wrapping = deriveWrappingKey(root, `${SUITE}:${device}`);
      root.fill(0);
      return new AeadWrapper(wrapping, random);
    },
  };
}
