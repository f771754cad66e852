import { type ChildProcess, spawn } from 'node:child_process';
import { on } from 'node:events';
import { createInterface } from 'node:readline';
import { ImageErrorCode } from '@consentry/contract';
import {
  encodeImage,
  exifBlock,
  joinBytes,
  mutants,
  type Mutant,
  pngBytes,
  pngChunk,
  portrait,
  scenePixels,
  withJpegSegment,
} from '@consentry/testbed';
import { expect, test } from 'vitest';

const SEED = 20_261_101;
const COUNT = 2_000;
/** Processor time one photo may take, however busy the machine is. */
const HANG_MS = 1_000;
/** Silence after which the child counts as hanging, wall time. */
const WATCHDOG_MS = 20_000;

interface Outcome {
  readonly name: string;
  /** 'decoded', a named error, or what must never be: 'crash', 'hang', 'unnamed …', 'poisoned'. */
  readonly result: string;
  readonly cpuMs: number;
}

const root = new URL('../../../../', import.meta.url).pathname;

/** The child: reads photos from stdin, decodes them, and after each failure decodes a good photo of the format. */
const child = (sabotage: string): string => `
  import { decodeImage } from '${new URL('./decode.ts', import.meta.url).href}';
  import { ImageError } from '${new URL('./image-error.ts', import.meta.url).href}';
  const sum = ({ rgba }) => rgba.reduce((a, b, i) => (a * 31 + b + i) >>> 0, 0);
  const good = [];
  let pending = Buffer.alloc(0);
  let count = 0;
  for await (const data of process.stdin) {
    pending = Buffer.concat([pending, data]);
    while (pending.length >= 4 && pending.length >= 4 + pending.readUInt32LE(0)) {
      const bytes = new Uint8Array(pending.subarray(4, 4 + pending.readUInt32LE(0)));
      pending = pending.subarray(4 + bytes.length);
      if (good.length < 3) {
        good.push([bytes, sum(await decodeImage(bytes))]);
        if (good.length === 3) process.stdout.write('ready\\n');
        continue;
      }
      count += 1;
      const before = process.cpuUsage();
      let result = 'decoded';
      try {
        ${sabotage}
        await decodeImage(bytes);
      } catch (error) {
        result = error instanceof ImageError ? error.code : 'unnamed ' + error;
      }
      const { user, system } = process.cpuUsage(before);
      if (result !== 'decoded') {
        for (const [file, before] of good) if (sum(await decodeImage(file)) !== before) result = 'poisoned';
      }
      process.stdout.write(JSON.stringify({ result, cpuMs: (user + system) / 1000 }) + '\\n');
    }
  }`;

function send(to: ChildProcess, bytes: Uint8Array): void {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  to.stdin?.write(Buffer.concat([length, bytes]));
}

/** Decodes each file in a confined process and says what became of it; ends at the first crash or hang. */
async function decodeInChild(
  good: readonly Uint8Array[],
  files: readonly Mutant[],
  { watchdog = WATCHDOG_MS, sabotage = '' } = {},
): Promise<Outcome[]> {
  const running = spawn(
    process.execPath,
    ['--permission', `--allow-fs-read=${root}`, '--input-type=module-typescript', '--eval', child(sabotage)],
    { stdio: ['pipe', 'pipe', 'ignore'] },
  );
  running.stdin.on('error', () => {});
  const outcomes: Outcome[] = [];
  const lines = createInterface({ input: running.stdout });
  const replies = on(lines, 'line', { close: ['close'] });
  try {
    for (const file of good) send(running, file);
    await replies.next();
    for (const { name, bytes } of files) {
      send(running, bytes);
      const timer = Promise.withResolvers<'hang'>();
      const clock = setTimeout(() => timer.resolve('hang'), watchdog);
      const reply = await Promise.race([replies.next(), timer.promise]);
      clearTimeout(clock);
      if (reply === 'hang') return [...outcomes, { name, result: 'hang', cpuMs: watchdog }];
      if (reply.done === true) return [...outcomes, { name, result: 'crash', cpuMs: 0 }];
      const [line] = reply.value as [string];
      outcomes.push({ name, ...(JSON.parse(line) as Omit<Outcome, 'name'>) });
    }
    return outcomes;
  } finally {
    running.kill('SIGKILL');
  }
}

const pixels = await scenePixels(['ada'], { width: 96, height: 72, eyes: 22 });
const small = { width: 96, height: 72, eyes: 22 };
const jpeg = await portrait('bea', small);
const png = await encodeImage(await scenePixels(['eve'], { width: 64, height: 64, eyes: 16 }), {
  format: 'png',
});
const webp = await portrait('dora', { ...small, format: 'webp' });
const good = [jpeg, png, webp];
const rows = (bytes: number): Uint8Array[] =>
  Array.from({ length: 64 }, (_, y) => Uint8Array.from({ length: bytes }, (_, x) => (x * y) & 255));
const bases = {
  jpeg: withJpegSegment(jpeg, 0xe1, joinBytes('Exif\0\0', exifBlock(6))),
  png,
  webp,
  'progressive jpeg': await encodeImage(pixels, { progressive: true }),
  'palette png': pngBytes({
    width: 64,
    height: 64,
    colour: 3,
    rows: rows(64),
    extra: [
      pngChunk(
        'PLTE',
        Uint8Array.from({ length: 768 }, (_, i) => i & 255),
      ),
    ],
  }),
  'webp of low quality': await encodeImage(pixels, { format: 'webp', quality: 20 }),
  'grey jpeg': await encodeImage(pixels, { grey: true }),
  '16-bit png': pngBytes({ width: 64, height: 64, depth: 16, rows: rows(384) }),
};

test(`decodes or names the error of ${COUNT} malformed photos, and the next photo after each`, async () => {
  const files = mutants(bases, COUNT, SEED);
  const outcomes = await decodeInChild(good, files);
  const allowed = new Set<string>(['decoded', ...ImageErrorCode.options]);
  expect(outcomes.filter(({ result }) => !allowed.has(result))).toEqual([]);
  expect(outcomes.filter(({ cpuMs }) => cpuMs > HANG_MS)).toEqual([]);
  expect(outcomes.length).toBe(COUNT);
  // The mutators reach the decoders: some files pass the header check and fail later, some decode.
  const tally = Map.groupBy(outcomes, ({ result }) => result);
  for (const result of [
    'decoded',
    'image_corrupt',
    'image_truncated',
    'image_polyglot',
    'image_unknown_format',
  ]) {
    expect(tally.get(result)?.length ?? 0).toBeGreaterThan(20);
  }
}, 180_000);

test('makes the same malformed photos from the same seed', () => {
  const names = ({ name, bytes }: Mutant): string => `${name} ${Buffer.from(bytes).toString('base64')}`;
  expect(mutants(bases, 50, 7).map(names)).toEqual(mutants(bases, 50, 7).map(names));
  expect(mutants(bases, 50, 7).map(names)).not.toEqual(mutants(bases, 50, 8).map(names));
});

const control = mutants(bases, 5, SEED);

test.each([
  ['a crash', 'crash', 'if (count === 3) process.kill(process.pid, "SIGKILL");'],
  ['a hang', 'hang', 'if (count === 3) for (;;);'],
  ['an error without a name', 'unnamed TypeError: oops', "if (count === 3) throw new TypeError('oops');"],
  [
    'a decoder that stays broken',
    'poisoned',
    'if (count === 3) { good[0][1] += 1; throw new ImageError("image_corrupt"); }',
  ],
])(
  'would notice %s',
  async (_, expected, sabotage) => {
    const watchdog = expected === 'hang' ? 3_000 : WATCHDOG_MS;
    const outcomes = await decodeInChild(good, control, { watchdog, sabotage });
    expect(outcomes.at(2)?.result).toBe(expected);
  },
  60_000,
);
