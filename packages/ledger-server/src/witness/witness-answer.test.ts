import { NoteSigner, witnessRequest } from '@consentry/ledger';
// oxlint-disable-next-line no-restricted-imports -- only tests may have it, so no index names it
import { LogInMemory, named } from '../../../../packages/ledger/src/log/log.fixture.ts';
import { expect, test } from 'vitest';
import { Witness, type WitnessStore } from '@consentry/ledger';
import { type Handed, witnessAnswer } from './witness-answer.ts';
import { PULLING_STALLED_MS, PUSHED_STALLED_MS, askPause, standingOf } from './witness-standing.ts';

const log = new LogInMemory().add(...named(10));
await log.log.integrate();
const [note = ''] = log.published;
const signer = NoteSigner.generate('witness', 'auditor.example/witness');
const handed: Handed = { old: 4, size: 10, note, log: log.signer.key, witness: signer.key };
const [text = ''] = note.split('\n\n');
const line = signer.sign(`${text}\n`, 1_800_000_000);
const answer = (status: number, body: string, mediaType = 'text/plain; charset=utf-8') => ({
  status,
  failure: null,
  mediaType,
  body,
});
const SIZE = 'text/x.tlog.size';

test.each([
  ['a cosignature', answer(200, line), { said: 'cosigned', line: line.trimEnd(), at: 1_800_000_000_000 }],
  [
    'a cosignature among those of others',
    answer(200, NoteSigner.generate('witness', 'other.example/w').sign(`${text}\n`, 1) + line),
    { said: 'cosigned', line: line.trimEnd(), at: 1_800_000_000_000 },
  ],
  [
    'one of another key under its name',
    answer(200, NoteSigner.generate('witness', signer.key.name).sign(`${text}\n`, 1)),
    { said: 'nothing', failure: 'witness_not_signed' },
  ],
  [
    'one of something else',
    answer(200, signer.sign('else\n', 1)),
    { said: 'nothing', failure: 'witness_not_signed' },
  ],
  ['no line at all', answer(200, ''), { said: 'nothing', failure: 'witness_not_signed' }],
  ['a size before', answer(409, '7\n', SIZE), { said: 'holds', size: 7 }],
  ['a size before, without line end', answer(409, '0', `${SIZE}; charset=utf-8`), { said: 'holds', size: 0 }],
  ['a larger size', answer(409, '11\n', SIZE), { said: 'ahead', size: 11 }],
  [
    'the size it was taken to hold',
    answer(409, '4\n', SIZE),
    { said: 'nothing', failure: 'witness_malformed' },
  ],
  ['a size that is none', answer(409, '-1\n', SIZE), { said: 'nothing', failure: 'witness_malformed' }],
  ['a conflict as text', answer(409, '7\n'), { said: 'nothing', failure: 'witness_malformed' }],
  ['another past', answer(422, 'no\n'), { said: 'other_past' }],
  ['a log it does not know', answer(404, ''), { said: 'nothing', failure: 'witness_log_unknown' }],
  ['a key it does not know', answer(403, ''), { said: 'nothing', failure: 'witness_key_unknown' }],
  ['a redirect', answer(302, ''), { said: 'nothing', failure: 'witness_failed' }],
  ['no answer', { status: null, failure: 'timed_out' as const }, { said: 'nothing', failure: 'timed_out' }],
])('an answer with %s is read', (_, given, said) => {
  expect(witnessAnswer(given, handed)).toEqual(said);
});

test('of the same size a conflict is another root, with the size told or not', () => {
  const same = { ...handed, old: 10 };
  expect(witnessAnswer(answer(409, '10\n', SIZE), same)).toEqual({ said: 'other_past' });
  expect(witnessAnswer(answer(409, ''), same)).toEqual({ said: 'other_past' });
  expect(witnessAnswer(answer(409, '11\n', SIZE), same)).toEqual({ said: 'ahead', size: 11 });
});

test('what our own witness answers is read as it means it', async () => {
  const held = new Map<string, Parameters<WitnessStore['advance']>[2]>();
  const store: WitnessStore = {
    latest: async (origin) => held.get(origin) ?? null,
    advance: async (origin, _, to) => held.set(origin, to) !== undefined,
  };
  const witness = new Witness({ signer, logs: [log.signer.key], store, now: () => 5000 });
  const ask = async (by: LogInMemory, old: number) => {
    const { size, note: head } = await by.log.head();
    const proof = await by.log.proveFrom(Math.min(old, size), size);
    const { status, type, body } = await witness.addCheckpoint(witnessRequest(old, proof, head ?? ''));
    return witnessAnswer(answer(status, body, type), { ...handed, old, size, note: head ?? '' });
  };
  expect(await ask(log, 0)).toMatchObject({ said: 'cosigned', at: 5000 });
  expect(await ask(log, 0)).toEqual({ said: 'holds', size: 10 });
  const forked = new LogInMemory(log.signer).add(...named(8), 'else', 'else', 'else');
  await forked.log.integrate();
  expect(await ask(forked, 10)).toEqual({ said: 'other_past' });
  const back = new LogInMemory(log.signer).add(...named(8));
  await back.log.integrate();
  expect(await ask(back, 8)).toEqual({ said: 'ahead', size: 10 });
});

test('who did not cosign in time has stalled, sooner when it was asked', () => {
  const lag = { entries: 1, since: 0 };
  const at = (isAsked: boolean, now: number) => standingOf({ disagrees: false, lag, isAsked }, now);
  expect([at(true, PUSHED_STALLED_MS), at(true, PUSHED_STALLED_MS + 1)]).toEqual(['behind', 'stalled']);
  expect([at(false, PULLING_STALLED_MS), at(false, PULLING_STALLED_MS + 1)]).toEqual(['behind', 'stalled']);
  expect(standingOf({ disagrees: false, lag: null, isAsked: true }, 1e15)).toBe('following');
  expect(standingOf({ disagrees: true, lag: null, isAsked: true }, 0)).toBe('disagrees');
  expect([1, 2, 3, 50].map(askPause)).toEqual([5000, 10_000, 20_000, 600_000]);
});
