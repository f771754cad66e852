import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepareModels } from '@consentry/recognition';

// Our pipeline against @vladmandic/human and @vladmandic/face-api: the same frames, in turn, in one run,
// each in a process of its own, one thread of WebAssembly each, from JPEG bytes to an encoded face.
//
//   npm ci --prefix bench/peers --ignore-scripts     (once: the peers need tfjs, about 300 MB)
//   node bench/peers.ts [--rounds 20] [--json]

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '20' }, json: { type: 'boolean', default: false } },
});
const WARM_UP = 5;
const rounds = Number(options.rounds) + WARM_UP;
const folder = join(import.meta.dirname, 'peers');
if (!existsSync(join(folder, 'node_modules'))) {
  console.error('The peers are not installed. Run first: npm ci --prefix bench/peers --ignore-scripts');
  process.exit(1);
}

interface Result {
  readonly ms: number;
  readonly faces: number;
  readonly peak: number;
}

const temporary = mkdtempSync(join(tmpdir(), 'consentry-peers-'));
const cache = join(temporary, 'models');
await prepareModels({ cache });
execFileSync(process.execPath, [join(import.meta.dirname, 'frames.ts'), temporary]);
const frames = readdirSync(temporary).filter((name) => name.endsWith('.jpg'));

const start = async (name: string, program: string, detector: string) => {
  const child = fork(join(folder, program), [cache, detector], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`${name} ended early with ${code}.`);
  });
  failed.catch(() => {});
  const answer = async (): Promise<unknown> => (await Promise.race([once(child, 'message'), failed]))[0];
  const { ready } = (await answer()) as { readonly ready: number };
  const look = async (path: string): Promise<Result> => {
    child.send(path);
    return (await answer()) as Result;
  };
  return { name, ready, look, stop: () => child.kill(), results: [] as Result[] };
};

const contenders = [
  await start('consentry', 'ours.ts', ''),
  await start('human', 'human.ts', ''),
  await start('face-api ssd', 'face-api.ts', 'ssd'),
  await start('face-api tiny', 'face-api.ts', 'tiny'),
];
for (let round = 0; round < rounds; round++)
  for (const contender of contenders) {
    const result = await contender.look(join(temporary, frames[round % frames.length] ?? ''));
    if (round >= WARM_UP) contender.results.push(result);
  }
for (const contender of contenders) contender.stop();
rmSync(temporary, { recursive: true, force: true });

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;
const table = contenders.map(({ name, ready, results }) => ({
  name,
  ready_ms: Math.round(ready),
  p50_ms:
    Math.round(
      quantile(
        results.map(({ ms }) => ms),
        0.5,
      ) * 10,
    ) / 10,
  p95_ms:
    Math.round(
      quantile(
        results.map(({ ms }) => ms),
        0.95,
      ) * 10,
    ) / 10,
  peak_rss_mib: Math.round(Math.max(...results.map(({ peak }) => peak)) / 2 ** 20),
  found: `${results.filter(({ faces }) => faces > 0).length}/${results.length}`,
}));
if (options.json) console.log(JSON.stringify(table, null, 2));
else console.table(table);
