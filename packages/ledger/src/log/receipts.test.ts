/** T-G2, T-G3: what those who hold a receipt, which is an entry with its proof, find out about a log. */
import { expect, test } from 'vitest';
import { type Checkpoint, openCheckpoint } from '../note/checkpoint.ts';
import { readProofFile } from '../note/proof-file.ts';
import { leafHash } from '../tree/hash.ts';
import { verifyConsistency, verifyInclusion } from '../tree/verify-proof.ts';
import { kept, LogInMemory, named } from './log.fixture.ts';

const SIZE = 100;
const CUT_MAX = 50;

/** A receipt of every entry, each given when it was published. */
async function receipts(log: LogInMemory): Promise<readonly string[]> {
  const given: string[] = [];
  for (const entry of named(SIZE)) {
    await log.add(entry).log.integrate();
    given.push((await log.log.prove(given.length)) ?? '');
  }
  return given;
}

const opened = (receipt: string): Checkpoint =>
  openCheckpoint(readProofFile(receipt).checkpoint, log.signer.key);

/** Whether what a log publishes now follows from each receipt, as its holder checks: they ask for the hashes between. */
async function following(heads: readonly Checkpoint[], log: LogInMemory): Promise<readonly boolean[]> {
  const { size: size2, root: root2 } = await log.log.head();
  return Promise.all(
    heads.map(async ({ size: size1, root: root1 }) => {
      if (size2 < size1) return false;
      const proof = await log.log.proveFrom(size1, size2);
      return verifyConsistency({ size1, root1, size2, root2, proof });
    }),
  );
}

const log = new LogInMemory();
const given = await receipts(log);
const heads = given.map(opened);

test('a tail that was cut off is seen from every receipt of it, whatever is put in its place', async () => {
  for (let cut = 1; cut <= CUT_MAX; cut++) {
    for (const others of [0, cut, cut + 7]) {
      const anew = Array.from({ length: others }, (_, at) => `other ${at}`);
      const short = await kept([...named(SIZE - cut), ...anew], log.signer);
      const seen = await following(heads, short);
      expect(seen).toEqual(given.map((_, index) => index < SIZE - cut));
    }
  }
  // The control: of a log that only grew nobody complains.
  expect(new Set(await following(heads, await kept(named(SIZE + 9), log.signer)))).toEqual(new Set([true]));
});

test('of two views of one log, receipts from both show it when they are laid beside each other', async () => {
  const other = new LogInMemory(log.signer);
  other.add(...named(SIZE).toSpliced(60, 1, 'shown to the regulator alone'));
  await other.log.integrate();
  const [here, there] = [given[SIZE - 1] ?? '', (await other.log.prove(5)) ?? ''];
  const [one, two] = [opened(here), opened(there)];
  // Both are signed by the log, of one size, and prove their entry; the roots differ, and the log cannot deny it.
  expect(one.size).toBe(two.size);
  expect(one.root.equals(two.root)).toBe(false);
  for (const [receipt, index] of [
    [here, SIZE - 1],
    [there, 5],
  ] as const) {
    const leaf = leafHash(Buffer.from(`entry ${index}`));
    const proof = readProofFile(receipt).hashes;
    expect(verifyInclusion({ ...opened(receipt), index, leaf, proof })).toBe(true);
  }
  // From each receipt after the change the other view cannot follow; from those before, both do.
  expect(await following(heads, other)).toEqual(given.map((_, index) => index < 60));
});
