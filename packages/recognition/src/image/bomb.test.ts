import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pngBytes } from '@consentry/testbed';
import { expect, test } from 'vitest';

/** Decodes a photo in a process of its own and tells how many decoders were started, and how large they became. */
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
  const { decodeImage } = await import('${new URL('./decode.ts', import.meta.url).href}');
  const file = readFileSync(process.argv[1]);
  let outcome = 'decoded';
  try {
    await decodeImage(file);
  } catch (error) {
    outcome = error.code;
  }
  const bytes = memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
  console.log(JSON.stringify({ outcome, decoders: memories.length, mebibytes: bytes / 1024 / 1024 }));
`;

interface Outcome {
  readonly outcome: string;
  readonly decoders: number;
  readonly mebibytes: number;
}

async function decodeAlone(bytes: Uint8Array): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'consentry-bomb-'));
  try {
    const path = join(folder, 'photo');
    await writeFile(path, bytes);
    const flags = ['--input-type=module-typescript', '--eval', script, path];
    const { stdout } = await promisify(execFile)(process.execPath, flags);
    return JSON.parse(stdout) as Outcome;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A grey PNG of one colour, which deflates to a thousandth. */
function flat(width: number, height: number): Uint8Array {
  const row = new Uint8Array(width);
  return pngBytes({ width, height, colour: 0, rows: Array.from({ length: height }, () => row) });
}

test('refuses a decompression bomb before a decoder is started', async () => {
  const bomb = flat(16384, 16384);
  expect(bomb.length).toBeLessThan(1024 * 1024);
  expect(await decodeAlone(bomb)).toEqual({ outcome: 'image_too_many_pixels', decoders: 0, mebibytes: 0 });
  // The same measure does see a permitted large photo: 12 million pixels of four bytes.
  const permitted = await decodeAlone(flat(4000, 3000));
  expect([permitted.outcome, permitted.decoders]).toEqual(['decoded', 1]);
  expect(permitted.mebibytes).toBeGreaterThan(40);
});
