import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * One checkpoint in a file, beside what it is a checkpoint of: who reads both knows when one of them was set back.
 * It appears whole or not at all, and survives a power cut.
 */
export class KeptCheckpoint {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** The note, or `null` before the first. */
  async read(): Promise<string | null> {
    return readFile(this.#path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
  }

  async write(note: string): Promise<void> {
    const folder = dirname(this.#path);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const beside = `${this.#path}.${randomUUID()}`;
    try {
      await using file = await open(beside, 'wx', 0o600);
      await file.writeFile(note);
      await file.datasync();
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
    await rename(beside, this.#path);
    await using held = await open(folder, 'r');
    await held.sync();
  }
}
