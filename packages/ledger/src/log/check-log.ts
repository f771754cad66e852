import { LedgerError } from '../ledger-error.ts';
import type { Checkpoint } from '../note/checkpoint.ts';
import { unpackBundle } from '../tile/bundle.ts';
import { growTiles } from '../tile/grow.ts';
import { MemoryTiles } from '../tile/memory-tiles.ts';
import { hashInTile, TILE_HEIGHT, TILE_WIDTH, type TileId, tilePath } from '../tile/tile.ts';
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

/**
 * Checks a part of a log: each tile of hashes against its bundle of entries, and its root in the tile above. With
 * all parts and {@link checkTop} nothing is left unchecked, as with {@link checkLog}.
 *
 * @param size entries of the log
 * @param from first tile, counted in bundles of 256 entries; `to` is the first that is left
 * @returns what was found first
 */
export async function checkPart(
  store: TileStore,
  size: number,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<LogDamage | null> {
  for (let index = from; index < to && index * TILE_WIDTH < size; index++) {
    const first = index * TILE_WIDTH;
    const width = Math.min(size - first, TILE_WIDTH);
    const path = tilePath({ level: 'entries', index, width });
    const entries = await readBundle(store, index, width);
    if (entries === null) return { code: 'bundle_damaged', index: first, path };
    const kept = await readTile(store, 0, index, width);
    const changed = entries.findIndex(
      (entry, at) => kept?.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES).equals(leafHash(entry)) !== true,
    );
    if (changed >= 0)
      return { code: 'entry_changed', index: first + changed, path: tilePath({ level: 0, index, width }) };
    if (kept !== null && width === TILE_WIDTH) {
      const damage = await checkAbove(store, size, { level: 0, index, bytes: kept });
      if (damage !== null) return damage;
    }
  }
  return null;
}

/** Checks the tiles above those of {@link checkPart} against each other, and that they give the root. */
export async function checkTop(
  store: TileStore,
  { size, root }: Pick<Checkpoint, 'size' | 'root'>,
): Promise<LogDamage | null> {
  for (let level = 1; widthAt(size, level, 0) > 0; level++) {
    for (let index = 0; widthAt(size, level, index) > 0; index++) {
      const width = widthAt(size, level, index);
      const bytes = await readTile(store, level, index, width);
      const first = index * TILE_WIDTH ** (level + 1);
      if (bytes === null)
        return { code: 'tile_changed', index: first, path: tilePath({ level, index, width }) };
      if (width < TILE_WIDTH) continue;
      const damage = await checkAbove(store, size, { level, index, bytes });
      if (damage !== null) return damage;
    }
  }
  const found = await rootOf(new TileReader(store, size), size);
  return found.equals(root) ? null : { code: 'root_changed', index: null, path: null };
}

/** The root of a full tile stands in the tile above. */
async function checkAbove(
  store: TileStore,
  size: number,
  { level, index, bytes }: { readonly level: number; readonly index: number; readonly bytes: Buffer },
): Promise<LogDamage | null> {
  const above = { level: level + 1, index: Math.floor(index / TILE_WIDTH) };
  const width = widthAt(size, above.level, above.index);
  const kept = await readTile(store, above.level, above.index, width);
  const at = (index % TILE_WIDTH) * HASH_BYTES;
  const root = hashInTile(bytes, TILE_HEIGHT, 0);
  if (kept?.subarray(at, at + HASH_BYTES).equals(root) === true) return null;
  const first = index * TILE_WIDTH ** (level + 1);
  return { code: 'tile_changed', index: first, path: tilePath({ ...above, width }) };
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
