import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Files that citizens handed in as evidence, each as it came, outside the database. They may show faces: nothing here
 * opens, shows or measures them, and there is no model in this program that could.
 */
export class AttachmentFiles {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Keeps a file under a new name that nobody outside chose; it is on the disk when this returns.
   *
   * @throws the file system's own error
   */
  async keep(bytes: Uint8Array): Promise<{ readonly attachment: string; readonly digest: string }> {
    const attachment = randomUUID();
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    // Not executable, and never over another.
    const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL;
    await using file = await open(this.#pathOf(attachment), flags, 0o600);
    await file.writeFile(bytes);
    await file.sync();
    return { attachment, digest: digestOf(bytes) };
  }

  /** Reads a file; `null` where it is not what was kept, or is gone. */
  async read(attachment: string, digest: string): Promise<Uint8Array | null> {
    const bytes = await readFile(this.#pathOf(attachment)).catch(() => null);
    return bytes === null || digestOf(bytes) !== digest ? null : bytes;
  }

  /** Names the files that were written at least so many milliseconds ago, by the clock of the disk. */
  async olderThan(ms: number): Promise<readonly string[]> {
    const names = await readdir(this.#folder).catch(() => []);
    const ages = await Promise.all(
      names.map(async (name) => ({ name, at: (await stat(this.#pathOf(name)).catch(() => null))?.mtimeMs })),
    );
    return ages.filter(({ at }) => at !== undefined && Date.now() - at >= ms).map(({ name }) => name);
  }

  /** Removes a file whose row was not written, or is gone. */
  async drop(attachment: string): Promise<void> {
    await rm(this.#pathOf(attachment), { force: true });
  }

  #pathOf(attachment: string): string {
    return join(this.#folder, attachment);
  }
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
