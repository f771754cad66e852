import { LedgerError } from '../ledger-error.ts';
import type { NodeReader } from '../tree/make-proof.ts';
import { type Hash, HASH_BYTES } from '../tree/hash.ts';
import { hashInTile, TILE_HEIGHT, TILE_WIDTH, tilePath } from './tile.ts';
import type { TileStore } from './tile-store.ts';

/** Tiles a reader keeps in memory: 8 KiB each. */
const CACHED_MAX = 256;

/** Reads hashes of a tree of `size` entries out of its tiles. Each tile is read once. */
export class TileReader implements NodeReader {
  readonly #store: TileStore;
  readonly #size: number;
  readonly #cached = new Map<string, Promise<Buffer>>();

  constructor(store: TileStore, size: number) {
    this.#store = store;
    this.#size = size;
  }

  async node(height: number, index: number): Promise<Hash> {
    const level = Math.floor(height / TILE_HEIGHT);
    const inTile = height % TILE_HEIGHT;
    const first = index * 2 ** inTile;
    const tile = await this.#tile(level, Math.floor(first / TILE_WIDTH));
    return hashInTile(tile, inTile, first % TILE_WIDTH);
  }

  #tile(level: number, index: number): Promise<Buffer> {
    const key = `${level}/${index}`;
    const cached = this.#cached.get(key);
    if (cached !== undefined) return cached;
    if (this.#cached.size >= CACHED_MAX) this.#cached.delete([...this.#cached.keys()][0] ?? '');
    const read = this.#read(level, index);
    this.#cached.set(key, read);
    return read;
  }

  /** The full tile serves as well where the partial one is gone (tlog-tiles, Partial Tiles). */
  async #read(level: number, index: number): Promise<Buffer> {
    const width = widthAt(this.#size, level, index);
    const tile = { level, index, width };
    const bytes =
      (width > 0 ? await this.#store.read(tile) : null) ??
      (await this.#store.read({ ...tile, width: TILE_WIDTH }));
    if (bytes === null) throw new LedgerError('tile_missing', `${tilePath(tile)} is not there.`);
    if (bytes.length < width * HASH_BYTES || bytes.length % HASH_BYTES !== 0)
      throw new LedgerError('tile_damaged', `${tilePath(tile)} has ${bytes.length} bytes.`);
    return bytes;
  }
}

/** Width of a tile in a tree of `size` entries; 0 where the tree does not reach it. */
export function widthAt(size: number, level: number, index: number): number {
  const hashes = Math.floor(size / TILE_WIDTH ** level);
  return Math.min(Math.max(hashes - index * TILE_WIDTH, 0), TILE_WIDTH);
}
