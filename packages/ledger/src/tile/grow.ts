import { LedgerError } from '../ledger-error.ts';
import { type Hash, HASH_BYTES } from '../tree/hash.ts';
import { hashInTile, TILE_HEIGHT, TILE_WIDTH, tilePath } from './tile.ts';
import type { KeptTile, TileStore } from './tile-store.ts';

/**
 * The tiles that change when entries with these hashes follow the first `size`. Nothing is written.
 *
 * @throws {LedgerError} `tile_missing` or `tile_damaged` where the tree so far cannot be read
 */
export async function growTiles(
  store: TileStore,
  size: number,
  leaves: readonly Hash[],
): Promise<readonly KeptTile[]> {
  const grown: KeptTile[] = [];
  let start = size;
  let hashes = leaves;
  for (let level = 0; hashes.length > 0; level++) {
    const full: Hash[] = [];
    for (let done = 0; done < hashes.length; ) {
      const index = Math.floor((start + done) / TILE_WIDTH);
      const had = (start + done) % TILE_WIDTH;
      const added = hashes.slice(done, done + TILE_WIDTH - had);
      const bytes = Buffer.concat([await tileSoFar(store, level, index, had), ...added]);
      const width = had + added.length;
      grown.push({ level, index, width, bytes });
      if (width === TILE_WIDTH) full.push(hashInTile(bytes, TILE_HEIGHT, 0));
      done += added.length;
    }
    start = Math.floor(start / TILE_WIDTH);
    hashes = full;
  }
  return grown;
}

async function tileSoFar(store: TileStore, level: number, index: number, width: number): Promise<Buffer> {
  if (width === 0) return Buffer.alloc(0);
  const tile = { level, index, width };
  // Another may have filled it meanwhile, and dropped the partial one.
  const full = async () =>
    (await store.read({ ...tile, width: TILE_WIDTH }))?.subarray(0, width * HASH_BYTES);
  const bytes = (await store.read(tile)) ?? (await full()) ?? null;
  if (bytes === null) throw new LedgerError('tile_missing', `${tilePath(tile)} is not there.`);
  if (bytes.length !== width * HASH_BYTES)
    throw new LedgerError('tile_damaged', `${tilePath(tile)} has ${bytes.length} bytes.`);
  return bytes;
}
