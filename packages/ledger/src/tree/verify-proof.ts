import { HASH_BYTES, type Hash, nodeHash } from './hash.ts';

/** An entry is in a tree: its place, its hash, and the hashes beside its way to the root. */
export interface InclusionProof {
  readonly index: number;
  readonly size: number;
  readonly leaf: Uint8Array;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** A tree is the beginning of a later one. */
export interface ConsistencyProof {
  readonly size1: number;
  readonly size2: number;
  readonly root1: Uint8Array;
  readonly root2: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/**
 * Tells whether a proof shows that the entry stands at `index` in the tree of `size` entries with this root
 * (RFC 9162 §2.1.3.2). Never throws: what is malformed proves nothing.
 */
export function verifyInclusion({ index, size, leaf, root, proof }: InclusionProof): boolean {
  if (!isSize(index) || !isSize(size) || index >= size) return false;
  if (![leaf, root, ...proof].every(isHash)) return false;
  const way = new Way(index, size - 1);
  let hash: Uint8Array = leaf;
  for (const beside of proof) {
    if (way.atRoot) return false;
    hash = way.isRight ? nodeHash(beside, hash) : nodeHash(hash, beside);
    way.up();
  }
  return way.atRoot && same(hash, root);
}

/**
 * Tells whether a proof shows that the tree of `size1` entries is the beginning of that of `size2`
 * (RFC 9162 §2.1.4.2). An empty tree has no proof: it is refused. Never throws.
 */
export function verifyConsistency({ size1, size2, root1, root2, proof }: ConsistencyProof): boolean {
  if (!isSize(size1) || !isSize(size2) || size1 === 0 || size1 > size2) return false;
  if (size1 === size2) return proof.length === 0 && same(root1, root2);
  if (![root1, root2, ...proof].every(isHash)) return false;
  const roots = rootsOf(size1, size2, isPowerOfTwo(size1) ? [root1, ...proof] : proof);
  return roots !== null && same(roots.old, root1) && same(roots.now, root2);
}

/**
 * Gives the root that the first `size1` entries of a tree had, as a proof of consistency shows it; `null` where it
 * shows none. Whoever holds another root of that size holds another past. A proof from a power of two names no such
 * root (RFC 9162 §2.1.4.1), so it shows none. Never throws.
 */
export function rootBefore({ size1, size2, root2, proof }: Omit<ConsistencyProof, 'root1'>): Hash | null {
  if (!isSize(size1) || !isSize(size2) || size1 === 0 || size1 >= size2 || isPowerOfTwo(size1)) return null;
  if (![root2, ...proof].every(isHash)) return null;
  const roots = rootsOf(size1, size2, proof);
  return roots !== null && same(roots.now, root2) ? Buffer.from(roots.old) : null;
}

/** Both roots that the hashes of a proof lead to; `null` where they are too many or too few. */
function rootsOf(
  size1: number,
  size2: number,
  [first, ...rest]: readonly Uint8Array[],
): { readonly old: Uint8Array; readonly now: Uint8Array } | null {
  if (first === undefined) return null;
  const way = new Way(size1 - 1, size2 - 1);
  way.skipRight();
  let old = first;
  let now = first;
  for (const beside of rest) {
    if (way.atRoot) return null;
    if (way.isRight) {
      old = nodeHash(beside, old);
      now = nodeHash(beside, now);
    } else {
      now = nodeHash(now, beside);
    }
    way.up();
  }
  return way.atRoot ? { old, now } : null;
}

/** A node's way to the root: its number at its height, and that of the last node there. */
class Way {
  #node: number;
  #last: number;

  constructor(node: number, last: number) {
    this.#node = node;
    this.#last = last;
  }

  get atRoot(): boolean {
    return this.#last === 0;
  }

  /** True where the node is joined with the one on its left: a right child, or a last one without a sibling. */
  get isRight(): boolean {
    return this.#node % 2 === 1 || this.#node === this.#last;
  }

  /** Goes up to the parent; a last node without a sibling goes up until it has one. */
  up(): void {
    while (this.#node % 2 === 0 && this.#node !== 0 && this.#node === this.#last) this.#half();
    this.#half();
  }

  /** Goes up while the node is a right child. */
  skipRight(): void {
    while (this.#node % 2 === 1) this.#half();
  }

  /** Sizes go beyond 32 bits, so no shift. */
  #half(): void {
    this.#node = Math.floor(this.#node / 2);
    this.#last = Math.floor(this.#last / 2);
  }
}

const isSize = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
const isHash = (bytes: Uint8Array): bytes is Hash => bytes.length === HASH_BYTES;
const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

function isPowerOfTwo(size: number): boolean {
  return Number.isInteger(Math.log2(size)) && 2 ** Math.log2(size) === size;
}
