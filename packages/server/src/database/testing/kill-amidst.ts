import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process is killed within this many lines it wrote. */
const LINES_MAX = 12;
/** And within this long after: anywhere in the write that follows. */
const AFTER_MAX_US = 4000;
/** Children start in half the time when they share compiled code. */
const COMPILED = join(tmpdir(), 'consentry-compiled');

/**
 * Runs a fixture and kills it (SIGKILL) at a random moment of its work.
 *
 * @param fixture file beside this one
 * @param goesOn asked again and again; the process is killed too when it answers no
 * @param killFirst ends what it works with, a moment before it
 * @returns every line it wrote
 * @throws when it ended by itself
 */
export async function killAmidst(
  fixture: string,
  args: readonly string[],
  goesOn: () => Promise<boolean> = () => new Promise(() => {}),
  killFirst: () => void = () => {},
): Promise<readonly string[]> {
  const child = spawn(process.execPath, ['--no-warnings', join(import.meta.dirname, fixture), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILED },
  });
  void killWhenOver(child, goesOn);
  const last = 1 + randomInt(LINES_MAX);
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (lines.length === last) {
      await sleep(randomInt(AFTER_MAX_US) / 1000);
      killFirst();
      child.kill('SIGKILL');
    }
  }
  if (!child.killed) throw new Error(`${fixture} ended by itself after ${lines.length} lines`);
  return lines;
}

async function killWhenOver(child: ChildProcess, goesOn: () => Promise<boolean>): Promise<void> {
  while (child.exitCode === null && child.signalCode === null) {
    if (!(await goesOn().catch(() => false))) child.kill('SIGKILL');
  }
}
