import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY_ROOT, type Hash, leafHash, nodeHash } from './hash.ts';
import { consistencyProof, inclusionProof, type NodeReader, rootOf } from './make-proof.ts';
import { rootBefore, verifyConsistency, verifyInclusion } from './verify-proof.ts';

const VECTORS = join(import.meta.dirname, '../../../../vectors/ledger');

interface Case {
  readonly name: string;
  readonly holds: boolean;
  readonly proof: readonly string[];
  readonly [member: string]: unknown;
}

const read = (file: string): readonly Case[] =>
  (JSON.parse(readFileSync(join(VECTORS, file), 'utf8')) as { cases: readonly Case[] }).cases;
const bytes = (text: unknown): Buffer => Buffer.from(String(text), 'base64');

describe('public vectors of RFC 6962 proofs', () => {
  const inclusion = read('inclusion.json');
  const consistency = read('consistency.json');

  test('there are 196 of them, of both answers', () => {
    const cases = [...inclusion, ...consistency];
    expect(cases).toHaveLength(196);
    expect(new Set(cases.map(({ holds }) => holds))).toEqual(new Set([true, false]));
  });

  test.each(inclusion)('inclusion $name', ({ index, size, leaf, root, proof, holds }) => {
    const given = { index: Number(index), size: Number(size), leaf: bytes(leaf), root: bytes(root) };
    expect(verifyInclusion({ ...given, proof: proof.map(bytes) })).toBe(holds);
  });

  test.each(consistency)('consistency $name', ({ size1, size2, root1, root2, proof, holds }) => {
    const given = { size1: Number(size1), size2: Number(size2), root1: bytes(root1), root2: bytes(root2) };
    expect(verifyConsistency({ ...given, proof: proof.map(bytes) })).toBe(holds);
  });
});

/** A tree by the definition of RFC 6962, with nothing clever in it. */
function definition(leaves: readonly Hash[]): Hash {
  const [first, ...rest] = leaves;
  if (first === undefined) return EMPTY_ROOT;
  if (rest.length === 0) return first;
  let left = 1;
  while (left * 2 < leaves.length) left *= 2;
  return nodeHash(definition(leaves.slice(0, left)), definition(leaves.slice(left)));
}

const leavesOf = (size: number): Hash[] =>
  Array.from({ length: size }, (_, index) => leafHash(Buffer.from(`entry ${index}`)));

const nodesOf = (leaves: readonly Hash[]): NodeReader => ({
  node: async (height, index) => definition(leaves.slice(index * 2 ** height, (index + 1) * 2 ** height)),
});

const tree = fc.integer({ min: 1, max: 200 }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    part: fc.integer({ min: 1, max: size }),
    index: fc.nat({ max: size - 1 }),
  }),
);

test('every proof made of any tree holds, and with anything changed it does not', async () => {
  const leaves = leavesOf(200);
  await fc.assert(
    fc.asyncProperty(tree, fc.nat(), async ({ size, part, index }, salt) => {
      const nodes = nodesOf(leaves.slice(0, size));
      const root = definition(leaves.slice(0, size));
      expect(await rootOf(nodes, size)).toEqual(root);

      const leaf = leaves[index] as Hash;
      const inclusion = { index, size, leaf, root, proof: await inclusionProof(nodes, index, size) };
      expect(verifyInclusion(inclusion)).toBe(true);
      expect(verifyInclusion({ ...inclusion, index: (index + 1) % size })).toBe(size === 1);
      expect(verifyInclusion({ ...inclusion, proof: [...inclusion.proof, root] })).toBe(false);
      expect(verifyInclusion({ ...inclusion, root: flipped(root, salt) })).toBe(false);

      const root1 = definition(leaves.slice(0, part));
      const proof = await consistencyProof(nodes, part, size);
      const consistency = { size1: part, root1, size2: size, root2: root, proof };
      expect(verifyConsistency(consistency)).toBe(true);
      expect(verifyConsistency({ ...consistency, root1: flipped(root1, salt) })).toBe(false);
      expect(verifyConsistency({ ...consistency, root2: flipped(root, salt) })).toBe(false);
      const shows = part < size && !Number.isInteger(Math.log2(part));
      expect(rootBefore(consistency)).toEqual(shows ? root1 : null);
      expect(rootBefore({ ...consistency, root2: flipped(root, salt) })).toBeNull();
      if (proof.length > 0) expect(verifyConsistency({ ...consistency, proof: proof.slice(1) })).toBe(false);
    }),
    { numRuns: 200 },
  );
});

test('numbers that count nothing, and hashes of another length, are refused, whatever else holds', async () => {
  const leaves = leavesOf(5);
  const [nodes, root] = [nodesOf(leaves), definition(leaves)];
  const leaf = leaves[2] as Hash;
  const inclusion = { index: 2, size: 5, leaf, root, proof: await inclusionProof(nodes, 2, 5) };
  const root1 = definition(leaves.slice(0, 3));
  const consistency = { size1: 3, root1, size2: 5, root2: root, proof: await consistencyProof(nodes, 3, 5) };
  expect([verifyInclusion(inclusion), verifyConsistency(consistency)]).toEqual([true, true]);
  for (const number of [-1, 2.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
    for (const change of [{ index: number }, { size: number }])
      expect(verifyInclusion({ ...inclusion, ...change })).toBe(false);
    for (const change of [{ size1: number }, { size2: number }])
      expect(verifyConsistency({ ...consistency, ...change })).toBe(false);
    // The same tree twice is no proof of a tree that has no size.
    expect(verifyConsistency({ size1: number, root1: root, size2: number, root2: root, proof: [] })).toBe(
      false,
    );
  }
  const [swapped, { size1, size2 }] = [{ root1: root, root2: root1 }, consistency];
  expect(verifyConsistency({ ...consistency, ...swapped, size1: size2, size2: size1 })).toBe(false);
  for (const bytes of [Buffer.alloc(0), root.subarray(1), Buffer.concat([root, Buffer.of(0)])]) {
    for (const change of [{ leaf: bytes }, { root: bytes }, { proof: [...inclusion.proof, bytes] }])
      expect(verifyInclusion({ ...inclusion, ...change })).toBe(false);
    for (const change of [{ root1: bytes }, { root2: bytes }, { proof: [bytes] }])
      expect(verifyConsistency({ ...consistency, ...change })).toBe(false);
    expect(verifyInclusion({ index: 0, size: 1, leaf: bytes, root: bytes, proof: [] })).toBe(false);
  }
});

test('a proof of what is not there is not made', async () => {
  const nodes = nodesOf(leavesOf(3));
  for (const index of [3, -1, Number.NaN])
    await expect(inclusionProof(nodes, index, 3)).rejects.toThrow(`No entry ${index} in a tree of 3.`);
  for (const size of [0, -1, 4, Number.NaN])
    await expect(consistencyProof(nodes, size, 3)).rejects.toThrow(`No proof from ${size} to 3.`);
  expect(await rootOf(nodes, 0)).toEqual(EMPTY_ROOT);
});

function flipped(hash: Hash, bit: number): Hash {
  const other = Buffer.from(hash);
  const at = Math.floor(bit / 8) % other.length;
  other[at] = (other[at] as number) ^ (1 << (bit % 8));
  return other;
}
