import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LogInMemory, named } from '../log/log.fixture.ts';
import { openCheckpoint, signCheckpoint } from '../note/checkpoint.ts';
import { NoteSigner } from '../note/note-key.ts';
import { leafHash } from '../tree/hash.ts';
import { addCosignature, watched } from './policy.ts';
import { type SeenTree, Witness, witnessRequest, type WitnessStore } from './witness.ts';

const NOW = 1_763_800_000_000;

/** Remembers in memory, and answers late, so that requests meet in the middle. */
class Memory implements WitnessStore {
  readonly seen = new Map<string, SeenTree>();
  readonly #atomic: boolean;

  constructor(atomic = true) {
    this.#atomic = atomic;
  }

  async latest(origin: string): Promise<SeenTree | null> {
    await later();
    return this.seen.get(origin) ?? null;
  }

  async advance(origin: string, from: SeenTree | null, to: SeenTree): Promise<boolean> {
    await later();
    if (this.#atomic && (this.seen.get(origin) ?? null) !== from) return false;
    this.seen.set(origin, to);
    return true;
  }
}

const later = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function witnessOf(
  log: LogInMemory,
  store: WitnessStore = new Memory(),
): { witness: Witness; signer: NoteSigner } {
  const signer = NoteSigner.generate('witness', 'auditor.example/witness');
  return { signer, witness: new Witness({ signer, logs: [log.signer.key], store, now: () => NOW }) };
}

async function logOf(size: number, signer?: NoteSigner): Promise<LogInMemory> {
  const log = new LogInMemory(signer).add(...named(size));
  await log.log.integrate();
  return log;
}

/** A request that takes the witness from `old` to the head of the log. */
async function request(log: LogInMemory, old: number): Promise<string> {
  const { note } = await log.log.head();
  return witnessRequest(old, await log.log.proveSince(old), note ?? '');
}

test('a witness cosigns heads that follow each other, and its signature joins the checkpoint', async () => {
  const log = await logOf(5);
  const { witness, signer } = witnessOf(log);
  const first = await witness.addCheckpoint(await request(log, 0));
  expect(first).toMatchObject({ status: 200, type: 'text/plain; charset=utf-8' });
  await log.add(...named(600, 5)).log.integrate();
  const second = await witness.addCheckpoint(await request(log, 5));
  expect(second.status).toBe(200);

  const { note } = await log.log.head();
  const cosigned = addCosignature(note ?? '', `— stranger AAAAAAA=\n${second.body}`, signer.key);
  const opened = openCheckpoint(cosigned, log.signer.key, [signer.key]);
  const policy = { witnesses: [signer.key], quorum: 1 };
  expect(watched(opened, policy)).toEqual({
    cosigned: [{ name: signer.key.name, at: NOW / 1000 }],
    quorum: 1,
    holds: true,
  });
  expect(watched(opened, { ...policy, quorum: 2 }).holds).toBe(false);
  // Nobody is asked to watch: nothing is shown by that.
  expect(watched(opened, { witnesses: [], quorum: 0 }).holds).toBe(false);
  // A cosignature of one head says nothing of another.
  expect(() => addCosignature(note ?? '', first.body, signer.key)).toThrow('did not cosign');
});

test('the same head is cosigned again, with an empty proof', async () => {
  const log = await logOf(5);
  const { witness } = witnessOf(log);
  await witness.addCheckpoint(await request(log, 0));
  expect((await witness.addCheckpoint(await request(log, 5))).status).toBe(200);
});

test('each refusal has the status the specification names', async () => {
  const log = await logOf(9);
  const { witness } = witnessOf(log);
  const right = await request(log, 0);
  const other = await logOf(9, NoteSigner.generate('log', 'other.example'));
  const forged = new LogInMemory(NoteSigner.generate('log', log.signer.key.name)).add(...named(9));
  await forged.log.integrate();
  for (const malformed of [
    '',
    'old 0',
    right.replace('old 0', 'old 00'),
    right.replace('old 0', 'old'),
    'old 0\n\nx',
  ])
    expect((await witness.addCheckpoint(malformed)).status).toBe(400);
  expect((await witness.addCheckpoint(await request(other, 0))).status).toBe(404);
  expect((await witness.addCheckpoint(await request(forged, 0))).status).toBe(403);
  expect((await witness.addCheckpoint(right.replace('old 0', 'old 10'))).status).toBe(400);
  const proof = leafHash(Buffer.from('x')).toString('base64');
  expect((await witness.addCheckpoint(right.replace('old 0', `old 0\n${proof}`))).status).toBe(422);
  expect(
    (await witness.addCheckpoint(right.replace('old 0', `old 0\n${`${proof}\n`.repeat(64)}`))).status,
  ).toBe(400);
  // The control: the request itself is right.
  expect((await witness.addCheckpoint(right)).status).toBe(200);
  const behind = await witness.addCheckpoint(right);
  expect(behind).toEqual({ status: 409, type: 'text/x.tlog.size', body: '9\n' });
});

test('only those who were asked to watch count, and only by what they saw', async () => {
  const log = await logOf(5);
  const { witness, signer } = witnessOf(log);
  const { body } = await witness.addCheckpoint(await request(log, 0));
  const uninvited = NoteSigner.generate('witness', 'uninvited.example/witness');
  const { note } = await log.log.head();
  const { text } = openCheckpoint(note ?? '', log.signer.key);
  const both = addCosignature(
    addCosignature(note ?? '', body, signer.key),
    uninvited.sign(text, NOW / 1000),
    uninvited.key,
  );
  const opened = openCheckpoint(both, log.signer.key, [signer.key, uninvited.key]);
  const names = (witnesses: readonly NoteSigner[]) =>
    watched(opened, { witnesses: witnesses.map(({ key }) => key), quorum: 1 });
  expect(names([signer]).cosigned.map(({ name }) => name)).toEqual([signer.key.name]);
  expect(names([signer, uninvited]).cosigned).toHaveLength(2);
  // Who runs the log is no witness of it, even if somebody asks it to be one.
  expect(names([log.signer])).toMatchObject({ cosigned: [], holds: false });
  // A signature of a witness over something else, beside a right one of it, does not take it away.
  const wrong = signer.sign(`${text}x\n`, NOW / 1000);
  expect(addCosignature(note ?? '', wrong + body, signer.key)).toContain(body);
  expect(() => addCosignature(note ?? '', wrong, signer.key)).toThrow(
    expect.objectContaining({ code: 'signature_wrong' }),
  );
});

test('a proof whose lines are no hashes is no request, whatever else holds', async () => {
  const log = await logOf(5);
  const { witness } = witnessOf(log);
  await witness.addCheckpoint(await request(log, 0));
  await log.add(...named(3, 5)).log.integrate();
  const right = await request(log, 5);
  const [first = '', line = ''] = right.split('\n');
  const hash = Buffer.from(line, 'base64');
  const others = [
    hash.subarray(1).toString('base64'),
    Buffer.concat([hash, Buffer.of(0)]).toString('base64'),
    ` ${line}`,
    line.replace(/=$/, ''),
  ];
  for (const other of others) {
    const answer = await witness.addCheckpoint(right.replace(line, other));
    expect(answer).toMatchObject({ status: 400, type: 'text/plain; charset=utf-8' });
    expect(answer.body).toMatch(/^The request is not as tlog-witness says\.\n$/);
  }
  for (const other of [`x${first}`, `\n${first}`, '', 'old', 'old -5', `old ${2 ** 60}`])
    expect((await witness.addCheckpoint(right.replace(first, other))).status).toBe(400);
  const rest = right.slice(right.indexOf('\n\n'));
  const proof = (lines: number): string => `${first}\n${Array(lines).fill(line).join('\n')}${rest}`;
  expect([await witness.addCheckpoint(proof(63)), await witness.addCheckpoint(proof(64))]).toMatchObject([
    { status: 422 },
    { status: 400 },
  ]);
  expect((await witness.addCheckpoint(right)).status).toBe(200);
});

test('a rewritten past, or another log under the same name and key, is not cosigned', async () => {
  const log = await logOf(9);
  const { witness } = witnessOf(log);
  await witness.addCheckpoint(await request(log, 0));

  const rewritten = new LogInMemory(log.signer).add(...named(20).toSpliced(4, 1, 'never happened'));
  await rewritten.log.integrate();
  expect((await witness.addCheckpoint(await request(rewritten, 9))).status).toBe(422);
  // Of the same size, with another root.
  const twin = signCheckpoint(
    { origin: log.signer.key.name, size: 9, root: leafHash(Buffer.from('x')) },
    log.signer,
  );
  expect((await witness.addCheckpoint(witnessRequest(9, [], twin))).status).toBe(409);
  // A shorter log.
  const shorter = await logOf(7, log.signer);
  expect((await witness.addCheckpoint(await request(shorter, 0))).status).toBe(409);
});

/** Two views of one log are shown to one witness at once, a thousand times: how often does it sign both? */
async function doubleCosigned(atomic: boolean, rounds: number): Promise<number> {
  const signer = NoteSigner.generate('log', 'test.example/ledger');
  const [honest, split] = [
    await logOf(5, signer),
    new LogInMemory(signer).add(...named(7).toSpliced(2, 1, 'other')),
  ];
  await split.log.integrate();
  const requests = [await request(honest, 0), await request(split, 0)];
  let both = 0;
  for (let round = 0; round < rounds; round++) {
    const { witness } = witnessOf(honest, new Memory(atomic));
    const answers = await Promise.all(requests.map((body) => witness.addCheckpoint(body)));
    if (answers.every(({ status }) => status === 200)) both++;
  }
  return both;
}

test('of two views shown at once, never both are cosigned', async () => {
  expect(await doubleCosigned(true, 1000)).toBe(0);
  // The control: a witness that checks and remembers in two steps signs both.
  expect(await doubleCosigned(false, 10)).toBe(10);
});

test('a split view shows when two witnesses compare what they saw', async () => {
  const signer = NoteSigner.generate('log', 'test.example/ledger');
  const here = await logOf(30, signer);
  const there = new LogInMemory(signer).add(...named(30).toSpliced(11, 1, 'other'));
  await there.log.integrate();
  const witnesses = [witnessOf(here), witnessOf(there)];
  const answers = await Promise.all(
    [here, there].map(async (log, at) => witnesses[at]?.witness.addCheckpoint(await request(log, 0))),
  );
  // Each sees one view and cosigns it; what the other has cannot follow from it.
  expect(answers.map((answer) => answer?.status)).toEqual([200, 200]);
  await there.add(...named(5, 30)).log.integrate();
  expect((await witnesses[0]?.witness.addCheckpoint(await request(there, 30)))?.status).toBe(422);
});

test('whatever is sent, a witness answers and signs nothing it may not', async () => {
  const log = await logOf(40);
  const { witness } = witnessOf(log);
  const right = Buffer.from(await request(log, 0));
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: right.length - 1 }),
      fc.integer({ min: 1, max: 255 }),
      async (at, bits) => {
        const changed = Buffer.from(right);
        changed[at] = (changed[at] as number) ^ bits;
        expect((await witness.addCheckpoint(changed.toString('latin1'))).status).not.toBe(200);
      },
    ),
    { numRuns: 500 },
  );
});
