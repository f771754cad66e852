import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NoteKey, NoteSigner } from '@consentry/ledger';
// oxlint-disable-next-line no-restricted-imports -- what only tests have is named by no index
import { LogInMemory, named } from '../../ledger/src/log/log.fixture.ts';
import { readTrust } from './trust.js';
import { verdictOf, verifyFile } from './verify.js';

interface Heads {
  readonly log: string;
  readonly first: string;
  readonly second: string;
  readonly proof: readonly string[];
}

async function headOf(log: LogInMemory): Promise<string> {
  await log.log.integrate();
  return (await log.log.head()).note ?? '';
}

async function checked({ first, log, proof, second }: Heads, logKey?: string) {
  const file = new Blob([JSON.stringify({ first, format: 'consentry.heads@v1', log, proof, second })]);
  const report = await verifyFile(file, await readTrust(logKey === undefined ? {} : { logKey }));
  const failed = report.checks.find(({ result }) => result === 'fails');
  return { tone: verdictOf(report).tone, code: failed?.code ?? null, report };
}

const proofTo = async (log: LogInMemory, from: number, to: number) =>
  from === to ? [] : (await log.log.proveSince(from)).map((hash) => hash.toString('base64'));

test('heads of a log that forked prove it, those of one that grew do not, whatever proof comes with them', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({ common: fc.nat(12), held: fc.integer({ min: 1, max: 12 }), more: fc.nat(12) }),
      async ({ common, held, more }) => {
        const signer = NoteSigner.generate('log', 'shop.example/ledger');
        const log = signer.key.toString();
        const size = common + held;
        const honest = new LogInMemory(signer).add(...named(size));
        const first = await headOf(honest);
        const forked = new LogInMemory(signer).add(...named(common), ...named(held + more, 900));
        const second = await headOf(forked);
        const fork = { log, first, second, proof: await proofTo(forked, size, size + more) };
        const shows = more === 0 || !Number.isInteger(Math.log2(size));
        expect(await checked(fork, log)).toMatchObject(
          shows ? { tone: 'holds', code: null } : { tone: 'fails', code: 'heads_unproved' },
        );
        // By the key in the file alone it is a claim.
        if (shows) expect((await checked(fork)).tone).toBe('trusted');
        const grown = await headOf(honest.add(...named(more, 400)));
        const proof = await proofTo(honest, size, size + more);
        expect(await checked({ log, first: grown, second: first, proof }, log)).toMatchObject({
          code: 'heads_follow',
        });
        for (const wrong of [[], fork.proof, proof.toReversed(), [...proof, ...fork.proof]])
          expect((await checked({ log, first, second: grown, proof: wrong }, log)).tone).toBe('fails');
      },
    ),
    { numRuns: 25 },
  );
});

test('heads by another key, of another name, or altered prove nothing', async () => {
  const [one, other] = [new LogInMemory(), new LogInMemory()];
  const [first, second] = [await headOf(one.add(...named(3))), await headOf(other.add(...named(3, 9)))];
  const log = one.signer.key.toString();
  const heads = { log, first, second, proof: [] };
  expect(await checked(heads, log)).toMatchObject({ tone: 'fails', code: 'not_signed' });
  expect(await checked({ ...heads, second: first.replace('\n3\n', '\n4\n') })).toMatchObject({
    code: 'signature_wrong',
  });
  expect(await checked(heads, other.signer.key.toString())).toMatchObject({ code: 'other_log' });
  const named2 = NoteKey.parse(NoteSigner.generate('log', 'b.example/ledger').key.toString());
  expect(await checked({ ...heads, log: named2.toString() })).toMatchObject({ code: 'origin_differs' });
  const { report } = await checked({ ...heads, proof: ['AA=='] });
  expect(report).toMatchObject({ proved: false, proves: [], format: 'consentry.heads@v1' });
});
