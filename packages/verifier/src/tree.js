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
  const isPowerOfTwo = (size1 & (size1 - 1n)) === 0n;
  const [first, ...rest] = isPowerOfTwo && proof.length > 0 ? [root1, ...proof] : proof;
  if (first === undefined) return false;
  let fn = size1 - 1n;
  let sn = size2 - 1n;
  while (fn % 2n === 1n) [fn, sn] = [fn >> 1n, sn >> 1n];
  let hash1 = first;
  let hash2 = first;
  for (const hash of rest) {
    if (sn === 0n) return false;
    if (fn % 2n === 1n || fn === sn) {
      hash1 = await nodeHash(hash, hash1);
      hash2 = await nodeHash(hash, hash2);
      while (fn % 2n === 0n && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n];
    } else {
      hash2 = await nodeHash(hash2, hash);
    }
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  return sn === 0n && same(hash1, root1) && same(hash2, root2);
}
