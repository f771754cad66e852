import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, opendir, readFile, rm, stat } from 'node:fs/promises';
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

  /** Names the files that were written at least so many milliseconds ago, by the clock of the disk, a page at a time. */
  async *olderThan(ms: number, page: number): AsyncGenerator<readonly string[], void> {
    const folder = await opendir(this.#folder).catch(() => null);
    if (folder === null) return;
    let names: string[] = [];
    for await (const { name } of folder) {
      const at = (await stat(this.#pathOf(name)).catch(() => null))?.mtimeMs;
      if (at === undefined || Date.now() - at < ms) continue;
      names.push(name);
      if (names.length < page) continue;
      yield names;
      names = [];
    }
    if (names.length > 0) yield names;
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
