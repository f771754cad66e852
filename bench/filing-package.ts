/**
 * A full filing package: every paper of it as PDF, zipped and read again, as a platform makes it; and what somebody
 * else waits meanwhile.
 *
 *   node bench/filing-package.ts [--scenarios 50]
 *
 * Twice in the same run: with the papers set on the thread that answers requests, as it was, and in the press, a
 * process of its own. A server of this process answers a request that costs nothing; a thread asks it every 20 ms
 * and writes down how long it waits. One or the other comes first by the clock's last digit.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadavg } from 'node:os';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { layoutOf, type Paper, toPdf } from '@consentry/documents';
import { exampleFacts } from '@consentry/documents/testing';
import { NoteSigner } from '@consentry/ledger';
/* oxlint-disable no-restricted-imports -- what a platform does, and the same without the press */
import { makePackage, papersOf } from '../apps/platform/src/filing/make-package.ts';
import { toPdf as toPdfHere } from '../packages/documents/src/render/pdf.ts';
import { quantiles } from './platform/load.ts';

const { values } = parseArgs({ options: { scenarios: { type: 'string', default: '50' } } });
const SCENARIOS = Number(values.scenarios);
const MIB = 2 ** 20;
const NOW = Date.parse('2026-11-22T10:00:00+08:00');

type Parts = Parameters<typeof makePackage>[0];
const live = exampleFacts(SCENARIOS);
const parts: Parts = {
  order: null,
  filing: { sort: 'initial', members: [], trigger_on: null } as unknown as Parts['filing'],
  live,
  layouts: layoutOf,
  changes: [],
  cessation: null,
  number: null,
  scans: [],
};

/** Asks again and again from a thread of its own, so that what holds the server up does not hold it up. */
const ASKING = `
const { parentPort, workerData } = require('node:worker_threads');
const times = [];
let over = false;
parentPort.on('message', () => { over = true; });
(async () => {
  while (!over) {
    const began = performance.now();
    await (await fetch(workerData)).text();
    times.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  parentPort.postMessage(times);
  parentPort.close();
})();`;

interface Waited {
  readonly seconds: number;
  /** Of this process. */
  readonly processorSeconds: number;
  readonly times: readonly number[];
  readonly longest: number;
}

async function besideRequests(work: () => Promise<unknown>): Promise<Waited> {
  const server = createServer((_, answer) => answer.end('ok'));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const asking = new Worker(ASKING, { eval: true, workerData: `http://127.0.0.1:${port}/` });
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const began = performance.now();
  const used = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(used);
  const seconds = (performance.now() - began) / 1000;
  delay.disable();
  const told = new Promise<readonly number[]>((resolve) => {
    asking.once('message', resolve);
  });
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  asking.postMessage('over');
  const times = await told;
  server.close();
  return { seconds, processorSeconds: (user + system) / 1e6, times, longest: delay.max / 1e6 };
}

const papers = papersOf(parts).map(({ paper }) => paper);

async function setAll(set: (paper: Paper, language: 'zh-CN') => Promise<Uint8Array>) {
  const shares = new Map<string, { papers: number; ms: number; bytes: number }>();
  for (const paper of papers) {
    const began = performance.now();
    const { length } = await set(paper, 'zh-CN');
    const share = shares.get(paper.form) ?? { papers: 0, ms: 0, bytes: 0 };
    share.papers += 1;
    share.ms += performance.now() - began;
    share.bytes += length;
    shares.set(paper.form, share);
  }
  return shares;
}

function told(name: string, { seconds, processorSeconds, times, longest }: Waited): void {
  const { p50, p95, max, done } = quantiles(times);
  console.log(
    `${name}: ${seconds.toFixed(1)} s (${processorSeconds.toFixed(1)} s of processor time in the server itself); another request waits p50 ${p50.toFixed(1)}, p95 ${p95.toFixed(1)}, max ${max.toFixed(0)} ms (${done}); longest stop of the thread ${longest.toFixed(0)} ms`,
  );
}

console.log(`${SCENARIOS} scenarios, ${papers.length} papers, load ${loadavg()[0]?.toFixed(1) ?? ''}`);
await toPdfHere(papers[0] as Paper, 'zh-CN');
const ways = {
  'papers on the thread that answers': () => setAll(toPdfHere),
  'papers in the press': () => setAll(toPdf),
};
const order = Object.entries(ways);
if (Date.now() % 2 === 0) order.reverse();
for (const [name, work] of order) {
  // Started: a press without papers ends after a while.
  await toPdf(papers[0] as Paper, 'zh-CN');
  let shares: Awaited<ReturnType<typeof setAll>> = new Map();
  told(
    name,
    await besideRequests(async () => {
      shares = await work();
    }),
  );
  const all = [...shares.values()].reduce((sum, { ms }) => sum + ms, 0);
  for (const [form, { papers: count, ms, bytes }] of shares)
    console.log(
      `  ${form.padEnd(24)} ${count} papers, ${(ms / count).toFixed(0)} ms each, ${((100 * ms) / all).toFixed(0)} %, ${(bytes / MIB).toFixed(1)} MiB`,
    );
}
const signer = NoteSigner.generate('log', 'platform.example/ledger');
let bytes = 0;
told(
  'the whole package, in the press',
  await besideRequests(async () => {
    const ledger = { signer } as unknown as Parameters<typeof makePackage>[1]['ledger'];
    bytes = (await makePackage(parts, { ledger, checkpoint: null }, NOW)).zip.length;
  }),
);
console.log(
  `  ${(bytes / MIB).toFixed(1)} MiB, memory ${(process.memoryUsage.rss() / MIB).toFixed(0)} MiB, load ${loadavg()[0]?.toFixed(1) ?? ''}`,
);
