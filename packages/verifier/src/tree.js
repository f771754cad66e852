import { concat, same } from './bytes.js';
import { sha256 } from './crypto.js';

/** @typedef {import('./bytes.js').Bytes} Bytes */

/** A proof longer than this belongs to no tree whose size fits 64 bits. */
const MAX_PROOF = 64;

/**
 * The hash of an entry (RFC 6962 §2.1).
 * @param {Bytes} entry
 */
export function leafHash(entry) {
  return sha256(concat(new Uint8Array([0]), entry));
}

/**
 * @param {Bytes} left
 * @param {Bytes} right
 */
function nodeHash(left, right) {
  return sha256(concat(new Uint8Array([1]), left, right));
}

/** @param {readonly Bytes[]} hashes */
function areHashes(hashes) {
  return hashes.length <= MAX_PROOF && hashes.every((hash) => hash.length === 32);
}

/**
 * Says whether a leaf is in a tree (RFC 9162 §2.1.3.2).
 * @param {bigint} index
 * @param {bigint} size
 * @param {Bytes} leaf its hash
 * @param {readonly Bytes[]} proof hashes from the leaf's sibling up
 * @param {Bytes} root
 */
export async function isIncluded(index, size, leaf, proof, root) {
  if (index < 0n || index >= size || !areHashes([...proof, leaf, root])) return false;
  let fn = index;
  let sn = size - 1n;
  let hash = leaf;
  for (const sibling of proof) {
    if (sn === 0n) return false;
    if (fn % 2n === 1n || fn === sn) {
      hash = await nodeHash(sibling, hash);
      while (fn % 2n === 0n && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n];
    } else {
      hash = await nodeHash(hash, sibling);
    }
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  return sn === 0n && same(hash, root);
}

/**
 * Says whether the second tree begins with the first (RFC 9162 §2.1.4.2). An empty tree has no root to
 * compare, so nothing is said of it.
 * @param {bigint} size1
 * @param {bigint} size2
 * @param {Bytes} root1
 * @param {Bytes} root2
 * @param {readonly Bytes[]} proof
 */
export async function isConsistent(size1, size2, root1, root2, proof) {
  if (size1 <= 0n || size1 > size2) return false;
  if (size1 === size2) return proof.length === 0 && same(root1, root2);
  if (!areHashes([...proof, root1, root2])) return false;
  const roots = await rootsOf(
    size1,
    size2,
    isPowerOfTwo(size1) && proof.length > 0 ? [root1, ...proof] : proof,
  );
  return roots !== null && same(roots.first, root1) && same(roots.second, root2);
}

/**
 * Gives the root that the first entries of a tree had, as a proof of consistency shows it; null where it shows none.
 * A proof from a power of two names no such root (RFC 9162 §2.1.4.1).
 * @param {bigint} size1 how many the first are
 * @param {bigint} size2
 * @param {Bytes} root2
 * @param {readonly Bytes[]} proof
 * @returns {Promise<Bytes | null>}
 */
export async function rootBefore(size1, size2, root2, proof) {
  if (size1 <= 0n || size1 >= size2 || isPowerOfTwo(size1) || !areHashes([...proof, root2])) return null;
  const roots = await rootsOf(size1, size2, proof);
  return roots !== null && same(roots.second, root2) ? roots.first : null;
}

/** @param {bigint} size */
function isPowerOfTwo(size) {
  return (size & (size - 1n)) === 0n;
}

/**
 * The roots that the hashes of a proof lead to; null where they are too many or too few.
 * @param {bigint} size1
 * @param {bigint} size2
 * @param {readonly Bytes[]} hashes
 * @returns {Promise<{ readonly first: Bytes, readonly second: Bytes } | null>}
 */
async function rootsOf(size1, size2, [first, ...rest]) {
  if (first === undefined) return null;
  let fn = size1 - 1n;
  let sn = size2 - 1n;
  while (fn % 2n === 1n) [fn, sn] = [fn >> 1n, sn >> 1n];
  let hash1 = first;
  let hash2 = first;
  for (const hash of rest) {
    if (sn === 0n) return null;
    if (fn % 2n === 1n || fn === sn) {
      hash1 = await nodeHash(hash, hash1);
      hash2 = await nodeHash(hash, hash2);
      while (fn % 2n === 0n && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n];
    } else {
      hash2 = await nodeHash(hash2, hash);
    }
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  return sn === 0n ? { first: hash1, second: hash2 } : null;
}
