import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

/** Children start in half the time when they share compiled code. */
const COMPILED = join(tmpdir(), 'consentry-compiled');

/** When a process is killed, and what ends with it. */
export interface Kill {
  /** Within this many lines it wrote. */
  readonly lines?: number;
  /** And within this long after, microseconds: anywhere in the write that follows. */
  readonly afterUs?: number;
  /** Asked again and again; the process is killed too when it answers no. */
  readonly goesOn?: () => Promise<boolean>;
  /** Ends what it works with, a moment before it. */
  readonly killFirst?: () => void;
}

/**
 * Runs a program and kills it (SIGKILL) at a random moment of its work.
 *
 * @returns every line it wrote
 * @throws when it ended by itself
 */
export async function killAmidst(
  program: string,
  args: readonly string[],
  { lines: most = 12, afterUs = 4000, goesOn, killFirst }: Kill = {},
): Promise<readonly string[]> {
  const child = spawn(process.execPath, ['--no-warnings', program, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILED },
  });
  if (goesOn !== undefined) void killWhenOver(child, goesOn);
  const last = 1 + randomInt(most);
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (lines.length === last) {
      await sleep(randomInt(afterUs) / 1000);
      killFirst?.();
      child.kill('SIGKILL');
    }
  }
  if (!child.killed) throw new Error(`${program} ended by itself after ${lines.length} lines`);
  return lines;
}

async function killWhenOver(child: ChildProcess, goesOn: () => Promise<boolean>): Promise<void> {
  while (child.exitCode === null && child.signalCode === null) {
    if (!(await goesOn().catch(() => false))) child.kill('SIGKILL');
  }
}
