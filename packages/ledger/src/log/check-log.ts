import { LedgerError } from '../ledger-error.ts';
import type { Checkpoint } from '../note/checkpoint.ts';
import { unpackBundle } from '../tile/bundle.ts';
import { growTiles } from '../tile/grow.ts';
import { MemoryTiles } from '../tile/memory-tiles.ts';
import { TILE_WIDTH, type TileId, tilePath } from '../tile/tile.ts';
import { TileReader, widthAt } from '../tile/tile-reader.ts';
import type { TileStore } from '../tile/tile-store.ts';
import { HASH_BYTES, leafHash } from '../tree/hash.ts';
import { rootOf } from '../tree/make-proof.ts';

/** What a check of a whole log found. */
export interface LogDamage {
  readonly code: 'bundle_damaged' | 'entry_changed' | 'tile_changed' | 'root_changed';
  /** First entry concerned; `null` where it cannot be told. */
  readonly index: number | null;
  readonly path: string | null;
}

/**
 * Checks every entry and every tile of a log against a checkpoint that somebody kept (`fsck`): the bundles must
 * give the tiles, and the tiles the root. Damage is given in order, at most `limit` of it.
 */
export async function checkLog(
  store: TileStore,
  checkpoint: Pick<Checkpoint, 'size' | 'root'>,
  limit = 100,
): Promise<readonly LogDamage[]> {
  const damage: LogDamage[] = [];
  const rebuilt = new MemoryTiles();
  for (let index = 0; index * TILE_WIDTH < checkpoint.size && damage.length < limit; index++) {
    const from = index * TILE_WIDTH;
    const width = Math.min(checkpoint.size - from, TILE_WIDTH);
    const entries = await readBundle(store, index, width);
    if (entries === null) {
      damage.push({
        code: 'bundle_damaged',
        index: from,
        path: tilePath({ level: 'entries', index, width }),
      });
      continue;
    }
    const hashes = entries.map(leafHash);
    const kept = await readTile(store, 0, index, width);
    const changed = hashes.findIndex(
      (hash, at) => kept?.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES).equals(hash) !== true,
    );
    if (changed >= 0)
      damage.push({
        code: 'entry_changed',
        index: from + changed,
        path: tilePath({ level: 0, index, width }),
      });
    // The entries as they are now decide what the root would be.
    if (damage.length === 0) await rebuilt.write(await growTiles(rebuilt, from, hashes));
  }
  if (damage.length > 0) return damage;
  for (let level = 1; widthAt(checkpoint.size, level, 0) > 0; level++) {
    for (let index = 0; widthAt(checkpoint.size, level, index) > 0 && damage.length < limit; index++) {
      const tile = { level, index, width: widthAt(checkpoint.size, level, index) };
      const [kept, right] = [await readTile(store, level, index, tile.width), await rebuilt.read(tile)];
      if (kept === null || right === null || !kept.equals(right))
        damage.push({ code: 'tile_changed', index: index * TILE_WIDTH ** (level + 1), path: tilePath(tile) });
    }
  }
  const root = await rootOf(new TileReader(rebuilt, checkpoint.size), checkpoint.size);
  if (!root.equals(checkpoint.root)) damage.push({ code: 'root_changed', index: null, path: null });
  return damage;
}

/** The hashes of a tile, cut from the full one where the partial one is gone; `null` where it is not whole. */
async function readTile(
  store: TileStore,
  level: number,
  index: number,
  width: number,
): Promise<Buffer | null> {
  const [bytes, had] = await readWidest(store, level, index, width);
  return bytes?.length === had * HASH_BYTES ? bytes.subarray(0, width * HASH_BYTES) : null;
}

/** The entries of a bundle, in the same way. */
async function readBundle(store: TileStore, index: number, width: number): Promise<readonly Buffer[] | null> {
  const [bytes, had] = await readWidest(store, 'entries', index, width);
  if (bytes === null) return null;
  try {
    const entries = unpackBundle(bytes);
    return entries.length === had ? entries.slice(0, width) : null;
  } catch (error) {
    if (error instanceof LedgerError) return null;
    throw error;
  }
}

async function readWidest(
  store: TileStore,
  level: TileId['level'],
  index: number,
  width: number,
): Promise<readonly [Buffer | null, number]> {
  const bytes = await store.read({ level, index, width });
  return bytes === null
    ? [await store.read({ level, index, width: TILE_WIDTH }), TILE_WIDTH]
    : [bytes, width];
}
