import { closeSync, constants, existsSync, fstatSync, openSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AeadWrapper } from './aead-wrapper.ts';
import { bind } from './bytes.ts';
import { createDurable, isExposed, overwriteFile, readAt, writeDurable } from './durable-file.ts';
import { DATA_KEY_BYTES, type KeyCustody } from './key-custody.ts';
import { derive, digest, STD, type Suite, suiteOf } from './suite.ts';
import { VaultError } from './vault-error.ts';

/** Name of the software root key in a store folder. */
export const ROOT_KEY_FILE = 'root.key';

const MAGIC = Buffer.from('CVROOT2', 'ascii');
/** The first version had a line feed where the suite is now, and was `std`. */
const MAGIC_1 = Buffer.from('CVROOT1\n', 'ascii');
const MAGIC_BYTES = MAGIC_1.length;
const CHECK_BYTES = 8;
const FILE_BYTES = MAGIC_BYTES + DATA_KEY_BYTES + CHECK_BYTES;

/** First bytes of a digest over magic and key: tells damage from a wrong key. */
function check(suite: Suite, magic: Uint8Array, key: Uint8Array): Buffer {
  return digest(suite, magic, key).subarray(0, CHECK_BYTES);
}

/** Writes beside, then renames: `root.key` is whole or not there. The store's first commit syncs the folder. */
function create(path: string, suite: Suite, random: (bytes: number) => Uint8Array): void {
  const beside = `${path}.new`;
  rmSync(beside, { force: true });
  const key = Buffer.from(random(DATA_KEY_BYTES));
  const magic = Buffer.concat([MAGIC, Buffer.of(suite.id)]);
  const file = Buffer.concat([magic, key, check(suite, magic, key)]);
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

/** The suite that the first bytes of a root key name. */
function suiteIn(magic: Buffer): Suite {
  if (magic.equals(MAGIC_1)) return STD;
  if (!magic.subarray(0, MAGIC.length).equals(MAGIC)) throw new VaultError('root_key_damaged');
  return suiteOf(magic[MAGIC.length]);
}

function read(path: string, suite: Suite): Buffer {
  const fd = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    if (isExposed(fd)) throw new VaultError('root_key_exposed');
    const file = fstatSync(fd).size === FILE_BYTES ? readAt(fd, FILE_BYTES, 0) : null;
    if (file === null) throw new VaultError('root_key_damaged');
    const magic = file.subarray(0, MAGIC_BYTES);
    const key = Buffer.from(file.subarray(MAGIC_BYTES, MAGIC_BYTES + DATA_KEY_BYTES));
    try {
      const own = suiteIn(magic);
      if (!file.subarray(MAGIC_BYTES + DATA_KEY_BYTES).equals(check(own, magic, key)))
        throw new VaultError('root_key_damaged');
      if (own !== suite) throw new VaultError('suite_mixed');
      return key;
    } catch (error) {
      key.fill(0);
      throw error;
    } finally {
      file.fill(0);
    }
  } finally {
    closeSync(fd);
  }
}

/** Gives the wrapping key of one device: HKDF (RFC 5869) over the root key. */
function deriveWrappingKey(suite: Suite, root: Uint8Array, device: string): Buffer {
  const info = bind('consentry/vault/v1/wrap', [`${suite.id}:${device}`]);
  return derive(suite, root, Buffer.alloc(0), info, DATA_KEY_BYTES);
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
    open(device, fresh, suite) {
      const path = join(folder, ROOT_KEY_FILE);
      if (!existsSync(path)) {
        if (!fresh) throw new VaultError('root_key_missing');
        create(path, suite, random);
      }
      const root = read(path, suite);
      const wrapping = deriveWrappingKey(suite, root, device);
      root.fill(0);
      return new AeadWrapper(suite, wrapping, random);
    },
    destroy() {
      const path = join(folder, ROOT_KEY_FILE);
      // One that was begun and never named may hold a key, too.
      for (const file of [path, `${path}.new`]) overwriteFile(file, random);
    },
  };
}
