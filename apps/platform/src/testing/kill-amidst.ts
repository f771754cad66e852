import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { randomInt } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { rolldown } from 'rolldown';

/** A process is killed within this many lines it wrote. */
const LINES_MAX = 8;
/** And within this long after: anywhere in the write that follows. */
const AFTER_MAX_US = 6000;
/** Children start in half the time when they share compiled code. */
const COMPILED = join(tmpdir(), 'consentry-compiled');

/**
 * Runs a program and kills it (SIGKILL) at a random moment of its work.
 *
 * @returns every line it wrote
 * @throws when it ended by itself
 */
export async function killAmidst(program: string, args: readonly string[]): Promise<readonly string[]> {
  const child = spawn(process.execPath, ['--no-warnings', program, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILED },
  });
  const last = 1 + randomInt(LINES_MAX);
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (lines.length === last) {
      await sleep(randomInt(AFTER_MAX_US) / 1000);
      child.kill('SIGKILL');
    }
  }
  if (!child.killed) throw new Error(`${program} ended by itself after ${lines.length} lines`);
  return lines;
}

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
    external: [/^node:/, 'pg-native', 'cloudflare:sockets'],
    logLevel: 'silent',
  });
  await bundle.write({ file: path, format: 'esm', codeSplitting: false });
  return { folder, path };
}
