import {
  type KeyObject,
  createCipheriv,
  createDecipheriv,
  createHash,
  hkdfSync,
  randomBytes,
} from 'node:crypto';
import { mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const NAME = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What is on the disk is not what was written there. */
export class AlteredFileError extends Error {}

/**
 * Scans and packages as files beside the database, never in it: nonce, ciphertext and tag of AES-256-GCM, with the
 * name as associated data. The platform reads nothing of what is in them; it gives back the bytes that it took.
 */
export class SealedFiles {
  readonly #folder: string;
  readonly #key: KeyObject;

  /**
   * @param folder made when the first is written; replicas share it
   * @param secret of the platform, of which the key is made
   */
  constructor(folder: string, secret: KeyObject) {
    this.#folder = folder;
    this.#key = secret;
  }

  /** Writes a file, whole and flushed or not at all. @param name a UUID */
  async write(name: string, bytes: Uint8Array): Promise<void> {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.#sealing(), nonce).setAAD(Buffer.from(name));
    const sealed = Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const path = this.#path(name);
    const file = await open(`${path}.new`, 'wx', 0o600);
    try {
      await file.writeFile(sealed);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(`${path}.new`, path);
  }

  /** Reads a file; `null` where it is gone. @throws AlteredFileError */
  async read(name: string) {
    const sealed = await readFile(this.#path(name)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (sealed === null) return null;
    const end = sealed.length - TAG_BYTES;
    try {
      const decipher = createDecipheriv(CIPHER, this.#sealing(), sealed.subarray(0, NONCE_BYTES))
        .setAAD(Buffer.from(name))
        .setAuthTag(sealed.subarray(end));
      return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, end)), decipher.final()]);
    } catch (cause) {
      throw new AlteredFileError(`The file ${name} is not as it was written.`, { cause });
    }
  }

  /** Reads a file; `null` where it is gone or was altered, for whoever sends one and has others to send. */
  async intact(name: string) {
    try {
      return await this.read(name);
    } catch (error) {
      if (error instanceof AlteredFileError) return null;
      throw error;
    }
  }

  /** Removes a file; one that is gone is gone. */
  async remove(name: string): Promise<void> {
    await rm(this.#path(name), { force: true });
  }

  /** Names of files that were written before then, those half written included. @param before epoch milliseconds */
  async names(before: number): Promise<readonly string[]> {
    const all = await readdir(this.#folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    const old: string[] = [];
    for (const name of all) if ((await stat(join(this.#folder, name))).mtimeMs < before) old.push(name);
    return old;
  }

  #sealing() {
    return Buffer.from(hkdfSync('sha256', this.#key.export(), '', 'consentry filing files v1', 32));
  }

  #path(name: string): string {
    if (!NAME.test(name.replace(/\.new$/, ''))) throw new TypeError('A file of a filing is named by a UUID.');
    return join(this.#folder, name);
  }
}

const HEADS = [
  ['application/pdf', '255044462d'],
  ['image/jpeg', 'ffd8ff'],
  ['image/png', '89504e470d0a1a0a'],
] as const;

/** Tells by its first bytes what a scan is, whatever it is called; `null` for what is none of the three. */
export function scanType(bytes: Uint8Array) {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('hex');
  return HEADS.find(([, begin]) => head.startsWith(begin))?.[0] ?? null;
}

/** SHA-256, lower-case hex. */
export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
