import type { TileId } from './tile.ts';

/** Where the tiles of a log are kept. A tile is never changed: a wider one is another tile. */
export interface TileStore {
  /** The bytes of a tile, or `null` where it is not there. */
  read(tile: TileId): Promise<Buffer | null>;
  /** Keeps tiles; all of them survive a power cut when this returns. Writing what is there already is no harm. */
  write(tiles: readonly KeptTile[]): Promise<void>;
  /** Forgets the partial tiles beside a full one, which serves instead of them (tlog-tiles, Partial Tiles). */
  dropPartial(full: TileId): Promise<void>;
}

/** A tile with its bytes: hashes beside each other, or a bundle of entries. */
export interface KeptTile extends TileId {
  readonly bytes: Buffer;
}
