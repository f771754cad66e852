import { type Hash, HASH_BYTES, nodeHash } from '../tree/hash.ts';

/** Hashes in a full tile, and entries in a full bundle. */
export const TILE_WIDTH = 256;
/** Heights of the tree that one tile spans. */
export const TILE_HEIGHT = 8;

/** A tile: hashes of one level, beside each other; each is the root of a full tile one level below. */
export interface TileId {
  /** 0 for hashes of entries; `entries` for the entries themselves. */
  readonly level: number | 'entries';
  readonly index: number;
  /** 1 to 256; less than 256 is a partial tile. */
  readonly width: number;
}

/**
 * Path of a tile (C2SP tlog-tiles), such as `tile/0/x001/x234/067` or `tile/entries/000.p/17`.
 */
export function tilePath({ level, index, width }: TileId): string {
  const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, '0');
  const elements = digits.match(/\d{3}/g) ?? [];
  const named = elements.map((element, at) => (at < elements.length - 1 ? `x${element}` : element));
  return `tile/${level}/${named.join('/')}${width < TILE_WIDTH ? `.p/${width}` : ''}`;
}

/** The specification's own limit. */
const LEVEL_MAX = 63;
const PATH = /^tile\/(entries|\d+)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** Reads a path as {@link tilePath} writes it; `null` where it is none. */
export function parseTilePath(path: string): TileId | null {
  const [, level, elements, width] = PATH.exec(path) ?? [];
  if (level === undefined || elements === undefined) return null;
  const id: TileId = {
    level: level === 'entries' ? level : Number(level),
    index: Number(elements.replaceAll(/[x/]/g, '')),
    width: width === undefined ? TILE_WIDTH : Number(width),
  };
  const levelKnown = id.level === 'entries' || id.level <= LEVEL_MAX;
  return levelKnown && Number.isSafeInteger(id.index) && tilePath(id) === path ? id : null;
}

/** Hash of the entries of a whole subtree inside a tile: `2 ** height` hashes from `from`. */
export function hashInTile(tile: Buffer, height: number, from: number): Hash {
  if (height === 0) return tile.subarray(from * HASH_BYTES, (from + 1) * HASH_BYTES);
  const half = 2 ** (height - 1);
  return nodeHash(hashInTile(tile, height - 1, from), hashInTile(tile, height - 1, from + half));
}
