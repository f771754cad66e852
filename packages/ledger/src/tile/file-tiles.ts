import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { tilePath } from './tile.ts';
import type { KeptTile, TileStore } from './tile-store.ts';

/**
 * Keeps tiles as files in the layout of tlog-tiles, so that the folder can be served as it is. A tile appears
 * whole or not at all: it is written beside its place, flushed, and renamed; then the folders are flushed.
 */
export class FileTiles implements TileStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async read(tile: Parameters<TileStore['read']>[0]): Promise<Buffer | null> {
    return readFile(join(this.#folder, tilePath(tile))).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
  }

  async write(tiles: readonly KeptTile[]): Promise<void> {
    const changed = new Set<string>();
    for (const tile of tiles) {
      const path = join(this.#folder, tilePath(tile));
      await makeFolder(dirname(path), changed);
      await writeWhole(path, tile.bytes);
      changed.add(dirname(path));
    }
    for (const folder of changed) await flushFolder(folder);
  }

  async dropPartial(full: Parameters<TileStore['dropPartial']>[0]): Promise<void> {
    await rm(`${join(this.#folder, tilePath(full))}.p`, { recursive: true, force: true });
  }
}

/** Writes a file so that it is there whole or not at all, and flushed. Its folder is the caller's to flush. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const beside = `${path}.${randomUUID()}`;
  try {
    await using file = await open(beside, 'wx', 0o600);
    await file.writeFile(bytes);
    await file.datasync();
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  await rename(beside, path);
}

/** Makes a folder and notes each one above it in which a name was added. */
async function makeFolder(folder: string, changed: Set<string>): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) changed.add(dirname(made));
}

async function flushFolder(path: string): Promise<void> {
  await using folder = await open(path, 'r');
  await folder.sync();
}
