import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LogInMemory, named } from '../log/log.fixture.ts';
import { NoteSigner } from '../note/note-key.ts';
import { compareHeads } from './compare-heads.ts';

async function headOf(log: LogInMemory): Promise<string> {
  await log.log.integrate();
  return (await log.log.head()).note ?? '';
}

const isPowerOfTwo = (size: number) => Number.isInteger(Math.log2(size));

test('two heads of a log that only grew follow each other; of one that forked they prove it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({ common: fc.nat(20), held: fc.integer({ min: 1, max: 20 }), more: fc.nat(30) }),
      async ({ common, held, more }) => {
        const signer = NoteSigner.generate('log', 'shop.example/ledger');
        const honest = new LogInMemory(signer).add(...named(common + held));
        const first = await headOf(honest);
        const size = common + held;
        // The same key over another past, which begins after what both have in common.
        const forked = new LogInMemory(signer).add(...named(common), ...named(held + more, 900));
        const second = await headOf(forked);
        const given = more === 0 ? [] : await forked.log.proveSince(size);
        expect(compareHeads(signer.key, [first, second], given)).toBe(
          more > 0 && isPowerOfTwo(size) ? 'unproved' : 'split',
        );
        honest.add(...named(more, 400));
        const grown = await headOf(honest);
        const proof = more === 0 ? [] : await honest.log.proveSince(size);
        expect(compareHeads(signer.key, [first, grown], proof)).toBe('follows');
        // Control: whatever proof is made up, an honest log is never said to have forked.
        for (const wrong of [[], given, proof.slice(1), proof.toReversed(), [...proof, ...given]])
          expect(compareHeads(signer.key, [grown, first], wrong)).not.toBe('split');
      },
    ),
    { numRuns: 60 },
  );
});

test('heads that the key did not sign say nothing of its log', async () => {
  const [one, other] = [new LogInMemory(), new LogInMemory()];
  const heads = [await headOf(one.add(...named(3))), await headOf(other.add(...named(3, 9)))] as const;
  expect(() => compareHeads(one.signer.key, heads, [])).toThrow(
    expect.objectContaining({ name: 'LedgerError' }),
  );
});
