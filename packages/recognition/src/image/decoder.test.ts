import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { portrait } from '@consentry/testbed';
import { expect, test } from 'vitest';

const codec = new URL('./codec.ts', import.meta.url).href;
const decode = new URL('./decode.ts', import.meta.url).href;

/** Decodes a photo with and without our care, and looks for its file and its pixels in the decoder's memory. */
const script = `
  import { readFileSync } from 'node:fs';
  const memories = [];
  WebAssembly.Instance = class extends WebAssembly.Instance {
    constructor(module, imports) {
      super(module, imports);
      const memory = Object.values(this.exports).find((value) => value instanceof WebAssembly.Memory);
      if (memory) memories.push(memory);
    }
  };
  const { startCodec } = await import('${codec}');
  const { decodeImage } = await import('${decode}');
  const [format, path] = process.argv.slice(1);
  const file = readFileSync(path);
  const middle = file.length >> 1;
  const bytes = file.subarray(middle, middle + 48);
  const traces = (pixels) => {
    const at = pixels.length >> 1;
    const row = Buffer.from(pixels.slice(at, at + 48));
    const memory = memories.map(({ buffer }) => Buffer.from(buffer));
    return { file: memory.some((m) => m.includes(bytes)), pixels: memory.some((m) => m.includes(row)) };
  };
  const image = await decodeImage(file);
  const kept = traces(image.rgba);
  const careless = (await startCodec[format]()).decode(file);
  console.log(JSON.stringify({ decoders: memories.length, kept, careless: traces(careless.data) }));
`;

test.each(['jpeg', 'png', 'webp'] as const)('leaves no trace of a %s in the decoder', async (format) => {
  const folder = await mkdtemp(join(tmpdir(), 'consentry-decoder-'));
  try {
    const path = join(folder, 'photo');
    await writeFile(path, await portrait('eve', { width: 320, height: 240, format }));
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--input-type=module-typescript',
      '--eval',
      script,
      format,
      path,
    ]);
    const found = JSON.parse(stdout) as {
      decoders: number;
      kept: object;
      careless: { file: boolean; pixels: boolean };
    };
    expect(found.decoders).toBe(2);
    expect(found.kept).toEqual({ file: false, pixels: false });
    // The same search does find the photo in a decoder that was left as it was.
    expect(found.careless.file || found.careless.pixels).toBe(true);
  } finally {
    await rm(folder, { recursive: true });
  }
});

/** Decodes one photo forty times and tells how many bytes of arrays remain when none of it is in use. */
const repeated = `
  import { readFileSync } from 'node:fs';
  const { decodeImage } = await import('${decode}');
  const file = readFileSync(process.argv[1]);
  const hoard = [];
  const keep = process.argv[2] === 'keep';
  for (let i = 0; i < 40; i += 1) {
    const image = await decodeImage(file);
    if (keep) hoard.push(image);
  }
  gc();
  await new Promise((resolve) => setTimeout(resolve, 20));
  gc();
  console.log(process.memoryUsage().arrayBuffers + 0 * hoard.length);
`;

test.each(['jpeg', 'png', 'webp'] as const)('does not hold on to the pixels of a %s', async (format) => {
  const folder = await mkdtemp(join(tmpdir(), 'consentry-decoder-'));
  try {
    const path = join(folder, 'photo');
    await writeFile(path, await portrait('eve', { width: 640, height: 480, format }));
    const remaining = async (mode: string): Promise<number> => {
      const flags = ['--expose-gc', '--input-type=module-typescript', '--eval', repeated, path, mode];
      return Number((await promisify(execFile)(process.execPath, flags)).stdout);
    };
    const photo = 640 * 480 * 4;
    expect(await remaining('drop')).toBeLessThan(6 * photo);
    // The same measure does see forty photos that are held on to.
    expect(await remaining('keep')).toBeGreaterThan(39 * photo);
  } finally {
    await rm(folder, { recursive: true });
  }
});
