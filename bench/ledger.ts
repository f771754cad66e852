/**
 * The evidence log: how fast it takes entries durably, and what a proof costs at a million of them.
 *
 *     node bench/ledger.ts [entries]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import {
  checkLog,
  type CheckpointStore,
  type EntrySource,
  FileTiles,
  Log,
  NoteSigner,
  commitTo,
  entryBytes,
  leafHash,
  openCheckpoint,
  readProofFile,
  verifyInclusion,
} from '@consentry/ledger';
import { appendEvent, inTransaction } from '@consentry/server';
import { startPlatform } from '@consentry/platform';
import { pino } from 'pino';

const ENTRIES = Number(process.argv[2] ?? 1_000_000);
const SINGLE = 500;
const BATCHED = 20_000;
const BATCH = 500;
const PROOFS = 2000;

const folder = mkdtempSync(join(tmpdir(), 'consentry-ledger-bench-'));
try {
  await durable();
  await million();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Through the platform on SQLite (WAL, FULL): the event in a commit of its own, or many in one; then published. */
async function durable(): Promise<void> {
  const data = join(folder, 'platform');
  await using platform = await startPlatform({
    data,
    host: '127.0.0.1',
    port: 0,
    log: pino({ level: 'silent' }),
  });
  const { database } = platform.context;
  const event = { kind: 'staff.signed_in', body: JSON.stringify({ staff: 'x' }), at: Date.now() };
  const append = (count: number) =>
    inTransaction(database, async (writing) => {
      for (let at = 0; at < count; at += 1) await appendEvent(writing, 'staff', event);
    });
  const single = await timed(async () => {
    for (let at = 0; at < SINGLE; at += 1) await append(1);
  });
  console.log(`events, a commit each: ${perSecond(SINGLE, single)}/s`);
  const batched = await timed(async () => {
    for (let at = 0; at < BATCHED; at += BATCH) await append(BATCH);
  });
  console.log(`events, ${BATCH} in a commit: ${perSecond(BATCHED, batched)}/s`);
  const published = await timed(() => platform.keeper.advance());
  const { size } = await platform.keeper.ledger.log.head();
  console.log(
    `the rest sequenced, integrated and published: ${published.toFixed(0)} ms; ${size} entries in all`,
  );
}

/** The log by itself, on tiles as files. */
async function million(): Promise<void> {
  const signer = NoteSigner.generate('log', 'bench.example/ledger');
  const tiles = new FileTiles(join(folder, 'tiles'));
  const { entry } = commitTo({
    type: 'verification.completed',
    at: Date.now(),
    purpose: 'door',
    device: '7f6c9a2e-0000-4000-8000-000000000000',
    subject: 'somebody',
    body: { way: 'pin' },
  });
  const bytes = entryBytes(entry);
  // A digit of each is another, so that none hashes as another.
  const text = bytes.toString();
  const entryAt = (at: number) => Buffer.from(text.replace('door', `door${at}`));
  let size = 0;
  let note: string | null = null;
  const entries: EntrySource = {
    size: async () => size,
    read: async (from, to) => Array.from({ length: to - from }, (_, at) => entryAt(from + at)),
  };
  const checkpoints: CheckpointStore = {
    latest: async () => note,
    publish: async (next) => {
      note = next;
      return true;
    },
  };
  const log = new Log({ signer, tiles, entries, checkpoints });
  const grown = await timed(async () => {
    size = ENTRIES;
    while ((await log.head()).size < ENTRIES) await log.integrate();
  });
  console.log(
    `${ENTRIES} entries of ${bytes.length} bytes integrated, tiles flushed: ${perSecond(ENTRIES, grown)}/s`,
  );
  size += 1;
  console.log(`one more, integrated and published: ${(await timed(() => log.integrate())).toFixed(1)} ms`);
  const indexes = Array.from({ length: PROOFS }, (_, at) => Math.floor((at * size) / PROOFS));
  const proofs: string[] = [];
  const made = await timed(async () => {
    for (const index of indexes) proofs.push((await log.prove(index)) ?? '');
  });
  const sizes = proofs.map((one) => one.length).toSorted((a, b) => a - b);
  console.log(
    `proof of one of ${size}: ${sizes[PROOFS / 2]} bytes (most ${sizes.at(-1)}), made in ${(made / PROOFS).toFixed(2)} ms`,
  );
  let wrong = 0;
  const verified = await timed(async () => {
    for (const [at, index] of indexes.entries()) {
      const { hashes, checkpoint } = readProofFile(proofs[at] ?? '');
      const head = openCheckpoint(checkpoint, signer.key);
      const leaf = leafHash(entryAt(index));
      if (!verifyInclusion({ index, size: head.size, root: head.root, leaf, proof: hashes })) wrong += 1;
    }
  });
  console.log(`checked with its signature: ${(verified / PROOFS).toFixed(3)} ms; ${wrong} wrong`);
  const head = await log.head();
  const fsck = await timed(async () => {
    if ((await checkLog(tiles, head)).length > 0) throw new Error('The log is not whole.');
  });
  console.log(`fsck of all: ${(fsck / 1000).toFixed(1)} s`);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function perSecond(count: number, ms: number): string {
  return Math.round((count / ms) * 1000).toString();
}
