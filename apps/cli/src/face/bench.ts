import { decodeImage } from '@consentry/recognition';
import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import type { Contextual } from '../context.ts';
import { displayWidth } from '../help.ts';
import { readInput, wholeNumber } from '../input.ts';
import { both, type Messages } from '../messages.ts';
import { openDefaultRecogniser, researchPermit } from './recogniser.ts';

const STAGES = ['decode', 'detect', 'landmarks', 'encode', 'total'] as const;
/** Runs before the timed ones, so that code is compiled and caches are warm. */
const WARM_UP = 5;

/** `consentry face bench IMAGE --runs N` */
export function addBench(face: Command, m: Messages, withContext: Contextual): void {
  face
    .command('bench')
    .argument('<photo>')
    .option('--runs <count>', m.faceBenchRuns, '30')
    .description(m.faceBench)
    .action(
      withContext(async ({ output, m }, file: string, options: { runs: string }) => {
        const runs = wholeNumber('--runs', options.runs, 1, 10_000);
        const bytes = await readInput(file);
        const began = performance.now();
        await using recogniser = await openDefaultRecogniser();
        const ready_ms = round(performance.now() - began);
        const times: number[][] = STAGES.map(() => []);
        for (let run = -WARM_UP; run < runs; run += 1) {
          const marks = [performance.now()];
          const image = await decodeImage(bytes);
          marks.push(performance.now());
          const [found] = await recogniser.detect(researchPermit(), image);
          marks.push(performance.now());
          if (found === undefined) throw new CliError('photo_unusable', noFace(file));
          const landmarks = await recogniser.landmarks(researchPermit(), image, found);
          marks.push(performance.now());
          (await recogniser.encode(researchPermit(), image, landmarks)).wipe();
          marks.push(performance.now());
          image.wipe();
          if (run < 0) continue;
          for (const [at, list] of times.entries()) {
            const [from, to] = at === STAGES.length - 1 ? [0, STAGES.length - 1] : [at, at + 1];
            list.push((marks[to] ?? Number.NaN) - (marks[from] ?? Number.NaN));
          }
        }
        const stages = Object.fromEntries(
          STAGES.map((stage, at) => [
            stage,
            { p50_ms: quantile(times[at], 0.5), p95_ms: quantile(times[at], 0.95) },
          ]),
        );
        const rss_mib = Math.round(process.memoryUsage.rss() / 2 ** 20);
        const lines = [
          column(m.stages.stage ?? 'stage') + ' p50 ms   p95 ms',
          ...Object.entries(stages).map(
            ([stage, { p50_ms, p95_ms }]) =>
              `${column(m.stages[stage] ?? stage)} ${`${p50_ms}`.padStart(6)}   ${`${p95_ms}`.padStart(6)}`,
          ),
          m.faceBenchEnd(rss_mib, ready_ms),
        ];
        output.result({ runs, ready_ms, rss_mib, stages }, lines.join('\n'));
      }),
    );
}

/** Pads to ten columns. */
function column(text: string): string {
  return text + ' '.repeat(Math.max(0, 10 - displayWidth(text)));
}

function noFace(file: string) {
  return {
    what: both((m) => m.faceNoFaceWhat(file)),
    why: both((m) => m.faceNoFaceWhyNone),
    remedy: both((m) => m.faceNoFaceRemedy),
  };
}

function quantile(values: readonly number[] = [], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
