import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

/**
 * Makes one file of a program, which starts in a third of the time: a hundred are started.
 *
 * @returns its path, in a folder of its own; the caller removes the folder
 */
export async function oneFile(program: string): Promise<{ readonly folder: string; readonly path: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'consentry-'));
  const path = join(folder, 'program.mjs');
  await using bundle = await rolldown({
    input: program,
    platform: 'node',
    // A native addon cannot be bundled; it is loaded with the first paper.
    external: [/^node:/, 'pg-native', 'cloudflare:sockets', '@myriaddreamin/typst-ts-node-compiler'],
    logLevel: 'silent',
  });
  await bundle.write({ file: path, format: 'esm', codeSplitting: false });
  return { folder, path };
}
