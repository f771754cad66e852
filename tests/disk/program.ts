import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
// oxlint-disable-next-line no-restricted-imports -- what only tests have is named by no index
import { oneFile as makeOneFile } from '../../apps/platform/src/testing/one-file.ts';

/** Root of the project. */
export const ROOT = realpathSync(join(import.meta.dirname, '../..'));

/**
 * Makes one file of a program, which starts in a third of the time: hundreds are started. It lies as deep in the
 * project as a source of a package, so that it finds the vectors.
 *
 * @param program path from the root of the project
 * @returns its path
 */
export async function oneFile(program: string): Promise<string> {
  const folder = join(ROOT, '.cache', 'disk', basename(program, '.ts'));
  mkdirSync(folder, { recursive: true });
  const made = await makeOneFile(join(ROOT, program));
  putInto(join(folder, 'program.mjs'), made.path);
  rmSync(made.folder, { recursive: true });
  putInto(join(folder, 'search.wasm'), join(ROOT, 'packages/recognition/src/gallery/search.wasm'));
  return join(folder, 'program.mjs');
}

/** Whole or not: another test may be starting it. */
function putInto(path: string, from: string): void {
  const beside = `${path}.${process.pid}`;
  copyFileSync(from, beside);
  renameSync(beside, path);
}

/** Who says nothing for this long has come to a stop. */
const SILENCE_MS = 60_000;

/** What a program is started with. */
export interface Start {
  readonly args: readonly string[];
  /** Arguments of Node. */
  readonly flags?: readonly string[];
  /** A program that starts it, with its arguments. */
  readonly under?: readonly string[];
  /** Variables of its environment; it has few others. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A program that is told what to do in lines, and says in lines what is kept. */
export class Program implements AsyncDisposable {
  /** Every line it said. */
  readonly lines: string[] = [];
  readonly child: ChildProcessByStdio<Writable, Readable, Readable>;
  /** What it wrote to stderr. */
  said = '';
  readonly #gone: Promise<unknown>;
  #rest = '';

  constructor(path: string, { args, flags = [], under = [], env = {} }: Start) {
    const [first = '', ...others] = [...under, process.execPath, '--no-warnings', ...flags, path, ...args];
    this.child = spawn(first, others, {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: {
        NODE_COMPILE_CACHE: join(ROOT, '.cache', 'disk', 'compiled'),
        PATH: process.env['PATH'],
        ...env,
      },
    });
    this.#gone = once(this.child, 'close');
    this.child.stdin.on('error', () => {});
    this.child.stdout.on('data', (chunk) => {
      const lines = `${this.#rest}${String(chunk)}`.split('\n');
      this.#rest = lines.pop() ?? '';
      this.lines.push(...lines);
    });
    this.child.stderr.on('data', (chunk) => {
      this.said += String(chunk);
    });
  }

  get isOver(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  tell(...orders: readonly object[]): void {
    this.child.stdin.write(orders.map((order) => `${JSON.stringify(order)}\n`).join(''));
  }

  /** Waits until it has said so many lines; gives `false` where it ended before, or says nothing any more. */
  async hasSaid(lines: number): Promise<boolean> {
    const end = performance.now() + SILENCE_MS;
    while (this.lines.length < lines) {
      if (performance.now() > end) return false;
      if (this.isOver) {
        await this.#gone;
        return this.lines.length >= lines;
      }
      await sleep(1);
    }
    return true;
  }

  /** Stops it where it is; when this returns, all it said has been read. */
  async freeze(): Promise<void> {
    this.child.kill('SIGSTOP');
    while (!this.isOver && !/^State:\s+T/m.test(readFileSync(`/proc/${this.child.pid}/status`, 'utf8'))) {
      await sleep(1);
    }
    for (let before = -1; before < this.lines.length; ) {
      before = this.lines.length;
      await sleep(10);
    }
  }

  /** Lets it go on. */
  thaw(): void {
    this.child.kill('SIGCONT');
  }

  /** Waits for its end. */
  async end(): Promise<void> {
    this.child.stdin.end();
    await this.#gone;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.child.kill('SIGKILL');
    await this.#gone;
  }
}
