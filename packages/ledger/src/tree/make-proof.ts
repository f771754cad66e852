import { EMPTY_ROOT, type Hash, nodeHash } from './hash.ts';

/** Reads the hash of a complete subtree: the `index`-th of those with `2 ** height` entries. */
export interface NodeReader {
  node(height: number, index: number): Promise<Hash>;
}

/** Root of the first `size` entries (RFC 6962 §2.1). */
export async function rootOf(nodes: NodeReader, size: number): Promise<Hash> {
  return size === 0 ? EMPTY_ROOT : rangeHash(nodes, 0, size);
}

/**
 * Hashes beside the way from entry `index` to the root of the first `size` entries, the lowest first
 * (RFC 6962 §2.1.1). At most 53.
 */
export async function inclusionProof(nodes: NodeReader, index: number, size: number): Promise<Hash[]> {
  if (!(index >= 0 && index < size)) throw new RangeError(`No entry ${index} in a tree of ${size}.`);
  return path(nodes, index, 0, size);
}

/** Hashes that show that `size1` entries are the beginning of `size2` (RFC 6962 §2.1.2); empty where equal. */
export async function consistencyProof(nodes: NodeReader, size1: number, size2: number): Promise<Hash[]> {
  if (!(size1 > 0 && size1 <= size2)) throw new RangeError(`No proof from ${size1} to ${size2}.`);
  return subproof(nodes, size1, 0, size2, true);
}

/** Hash over the entries from `low` to before `high`, where `low` is the start of a subtree. */
async function rangeHash(nodes: NodeReader, low: number, high: number): Promise<Hash> {
  const size = high - low;
  const left = leftSize(size);
  if (left * 2 === size || size === 1) return nodes.node(Math.log2(size), low / size);
  return nodeHash(await rangeHash(nodes, low, low + left), await rangeHash(nodes, low + left, high));
}

async function path(nodes: NodeReader, index: number, low: number, high: number): Promise<Hash[]> {
  if (high - low === 1) return [];
  const middle = low + leftSize(high - low);
  return index < middle
    ? [...(await path(nodes, index, low, middle)), await rangeHash(nodes, middle, high)]
    : [...(await path(nodes, index, middle, high)), await rangeHash(nodes, low, middle)];
}

async function subproof(
  nodes: NodeReader,
  size: number,
  low: number,
  high: number,
  whole: boolean,
): Promise<Hash[]> {
  if (size === high) return whole ? [] : [await rangeHash(nodes, low, high)];
  const middle = low + leftSize(high - low);
  return size <= middle
    ? [...(await subproof(nodes, size, low, middle, whole)), await rangeHash(nodes, middle, high)]
    : [...(await subproof(nodes, size, middle, high, false)), await rangeHash(nodes, low, middle)];
}

/** The largest power of two below `size`. */
function leftSize(size: number): number {
  let left = 1;
  while (left * 2 < size) left *= 2;
  return left;
}
