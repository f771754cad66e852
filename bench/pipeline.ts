import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { declareResearch } from '@consentry/law';
import { decodeImage, openRecogniser, prepareModels } from '@consentry/recognition';

// Speed and memory of one frame from JPEG bytes to template, one thread, WebAssembly.
//
//   node bench/pipeline.ts [--runs 50] [--models FOLDER] [--json]
//
// Frames are 1280 × 720 JPEGs of the sample people. --models keeps the converted models between runs.

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '50' },
    models: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const runs = Number(options.runs);
const WARM_UP = 10;
const STAGES = ['decode', 'detect', 'landmarks', 'encode', 'total'] as const;
type Stage = (typeof STAGES)[number];

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
const mebibytes = (bytes: number): number => Math.round(bytes / 2 ** 20);

const temporary = await mkdtemp(join(tmpdir(), 'consentry-bench-'));
const cache = options.models ?? join(temporary, 'models');
try {
  const here = import.meta.dirname;
  execFileSync(process.execPath, [join(here, 'frames.ts'), temporary]);
  const frames = readdirSync(temporary).filter((name) => name.endsWith('.jpg'));
  const photos = frames.map((name) => readFileSync(join(temporary, name)));
  await prepareModels({ cache });
  const began = performance.now();
  await using recogniser = await openRecogniser({
    models: await prepareModels({ cache }),
    now: () => Date.now(),
  });
  const ready = performance.now() - began;

  const times: Record<Stage, number[]> = { decode: [], detect: [], landmarks: [], encode: [], total: [] };
  let missed = 0;
  let processor = process.cpuUsage();
  for (let run = 0; run < runs + WARM_UP; run++) {
    const photo = photos[run % photos.length];
    if (!photo) throw new RangeError('There are no sample photos.');
    const permit = declareResearch(
      { by: 'bench/pipeline.ts', statement: 'Speed of the pipeline' },
      Date.now(),
    );
    if (run === WARM_UP) processor = process.cpuUsage();
    const marks = [performance.now()];
    const image = await decodeImage(photo);
    marks.push(performance.now());
    const [face] = await recogniser.detect(permit, image);
    marks.push(performance.now());
    if (!face) {
      missed++;
      continue;
    }
    const landmarks = await recogniser.landmarks(permit, image, face);
    marks.push(performance.now());
    (await recogniser.encode(permit, image, landmarks)).wipe();
    marks.push(performance.now());
    image.wipe();
    if (run < WARM_UP) continue;
    for (const [index, stage] of STAGES.entries()) {
      const [from, to] = stage === 'total' ? [0, 4] : [index, index + 1];
      times[stage].push((marks[to] ?? Number.NaN) - (marks[from] ?? Number.NaN));
    }
  }

  const used = process.cpuUsage(processor);

  const stages = Object.fromEntries(
    STAGES.map((stage) => {
      const sorted = times[stage].toSorted((a, b) => a - b);
      return [stage, { p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95) }];
    }),
  );
  const result = {
    frame: '1280x720 JPEG',
    model: recogniser.manifest.id,
    runs: times.total.length,
    missed,
    ready_ms: Math.round(ready),
    // Processor time a frame, all threads: says more than the clock on a machine that is shared.
    cpu_ms: Math.round((used.user + used.system) / 100 / runs) / 10,
    rss_mib: mebibytes(process.memoryUsage().rss),
    peak_rss_mib: mebibytes(process.resourceUsage().maxRSS * 1024),
    stages,
  };
  if (options.json) console.log(JSON.stringify(result, null, 2));
  else {
    console.log(`${result.frame}, ${result.model}, ${result.runs} runs, ${missed} without a face`);
    console.log(
      `ready ${result.ready_ms} ms, processor ${result.cpu_ms} ms a frame, RSS ${result.rss_mib} MiB, peak ${result.peak_rss_mib} MiB`,
    );
    for (const [stage, { p50, p95 }] of Object.entries(stages))
      console.log(
        `${stage.padEnd(10)} p50 ${p50.toFixed(1).padStart(7)} ms   p95 ${p95.toFixed(1).padStart(7)} ms`,
      );
  }
} finally {
  await rm(temporary, { recursive: true, force: true });
}
