import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openCheckpoint } from '../note/checkpoint.ts';
import { readProofFile } from '../note/proof-file.ts';
import { MemoryTiles } from '../tile/memory-tiles.ts';
import { leafHash } from '../tree/hash.ts';
import { verifyConsistency, verifyInclusion } from '../tree/verify-proof.ts';
import { LogInMemory, named } from './log.fixture.ts';

test('entries are proved under the checkpoint that was published, and the heads follow each other', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 5 }),
      async (steps) => {
        const kept = new LogInMemory();
        let before = await kept.log.head();
        for (const step of steps) {
          kept.add(...named(step, kept.entries.length));
          expect(await kept.log.integrate()).toBe(kept.entries.length);
          const now = await kept.log.head();
          const proof = await kept.log.proveSince(before.size);
          const pair = { size1: before.size, root1: before.root, size2: now.size, root2: now.root, proof };
          if (before.size > 0) expect(verifyConsistency(pair)).toBe(true);
          before = now;
        }
        if (before.size === 0) return;
        for (const index of [0, before.size - 1, Math.floor(before.size / 2)]) {
          const file = readProofFile((await kept.log.prove(index)) ?? '');
          const { size, root } = openCheckpoint(file.checkpoint, kept.signer.key);
          const leaf = leafHash(kept.entries[index] as Buffer);
          expect(verifyInclusion({ index, size, root, leaf, proof: file.hashes })).toBe(true);
          const other = leafHash(Buffer.from('another'));
          expect(verifyInclusion({ index, size, root, leaf: other, proof: file.hashes })).toBe(false);
        }
      },
    ),
    { numRuns: 20 },
  );
});

test('what is not published has no proof yet', async () => {
  const kept = new LogInMemory().add(...named(2));
  expect(await kept.log.prove(0)).toBeNull();
  await kept.log.integrate();
  kept.add('late');
  expect(await kept.log.prove(2)).toBeNull();
  expect(await kept.log.prove(1)).not.toBeNull();
  await expect(kept.log.proveSince(3)).rejects.toThrow(RangeError);
});

test('nothing is published twice when nothing came', async () => {
  const kept = new LogInMemory().add(...named(3));
  await kept.log.integrate();
  await kept.log.integrate();
  expect(kept.published).toHaveLength(1);
});

test('two that integrate at once publish one line of heads, each following the last', async () => {
  const kept = new LogInMemory();
  for (let round = 0; round < 20; round++) {
    kept.add(...named(7, kept.entries.length));
    await Promise.all([kept.log.integrate(), kept.log.integrate(), kept.log.integrate()]);
  }
  const sizes = kept.published.map((note) => openCheckpoint(note, kept.signer.key).size);
  expect(sizes).toEqual(Array.from({ length: 20 }, (_, round) => (round + 1) * 7));
});

test('a log whose past was changed signs nothing more', async () => {
  const kept = new LogInMemory().add(...named(10));
  await kept.log.integrate();
  // An operator rewrites the third entry and makes all tiles anew.
  const other = new LogInMemory(kept.signer).add(...named(10));
  other.entries[2] = Buffer.from('never happened');
  await other.log.integrate();
  const forged = new LogInMemory(kept.signer, other.tiles).add(...named(11));
  forged.published.push(...kept.published);
  await expect(forged.log.integrate()).rejects.toMatchObject({ code: 'log_inconsistent' });
  expect(forged.published).toEqual(kept.published);
});

test('a log that lost entries or tiles says so', async () => {
  const kept = new LogInMemory().add(...named(10));
  await kept.log.integrate();
  const short = new LogInMemory(kept.signer, kept.tiles).add(...named(9));
  short.published.push(...kept.published);
  await expect(short.log.integrate()).rejects.toMatchObject({ code: 'log_inconsistent' });

  const bare = new LogInMemory(kept.signer, new MemoryTiles()).add(...named(11));
  bare.published.push(...kept.published);
  await expect(bare.log.integrate()).rejects.toMatchObject({ code: 'tile_missing' });

  const gap = new LogInMemory(kept.signer, kept.tiles).add(...named(12));
  gap.published.push(...kept.published);
  gap.read = async (from, to) => gap.entries.slice(from, to - 1);
  await expect(gap.log.integrate()).rejects.toMatchObject({ code: 'entry_missing' });
});
