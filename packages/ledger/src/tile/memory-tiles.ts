import { TILE_WIDTH, tilePath } from './tile.ts';
import type { KeptTile, TileStore } from './tile-store.ts';

/** Keeps tiles in memory: to follow a log from its entries, and for tests. */
export class MemoryTiles implements TileStore {
  readonly #tiles = new Map<string, Buffer>();

  async read(tile: Parameters<TileStore['read']>[0]): Promise<Buffer | null> {
    return this.#tiles.get(tilePath(tile)) ?? null;
  }

  async write(tiles: readonly KeptTile[]): Promise<void> {
    for (const tile of tiles) this.#tiles.set(tilePath(tile), tile.bytes);
  }

  async dropPartial(full: Parameters<TileStore['dropPartial']>[0]): Promise<void> {
    for (let width = 1; width < TILE_WIDTH; width++) this.#tiles.delete(tilePath({ ...full, width }));
  }
}
