import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BIN = join(import.meta.dirname, '../bin/consentry.js');
/** Root of the checkout. */
export const ROOT = join(import.meta.dirname, '../../..');
/** Folder of converted models that all tests share. */
export const CACHE = join(ROOT, '.cache');

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end. Variables are only those given, so that no locale of the machine shows. */
export function runProgram(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = execFile(program, args, { env: { PATH: process.env.PATH, ...env } }, (_, stdout, stderr) =>
      child.exitCode === null
        ? reject(new Error(`${program} was ended by ${child.signalCode}: ${stderr}`))
        : resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}

/** Runs the real command, in English. */
export function consentry(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return runProgram(process.execPath, [BIN, ...args], { LANG: 'C', CONSENTRY_CACHE: CACHE, ...env });
}

/** Runs the real command with `--json`: one value on stdout, nothing on stderr. */
export async function json(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: number; readonly value: unknown }> {
  const { code, stdout, stderr } = await consentry([...args, '--json'], env);
  if (stderr !== '') throw new Error(stderr);
  return { code, value: JSON.parse(stdout) };
}

/** What `--json` prints for an error of this code: texts in both languages, and nothing else. */
export function errorOf(code: string, expectText: unknown): unknown {
  const text = { 'zh-CN': expectText, en: expectText };
  return { error: { code, what: text, why: text, remedy: text } };
}

/** A folder of its own, removed at the end. */
export class Folder implements Disposable {
  readonly path = mkdtempSync(join(tmpdir(), 'consentry-cli-'));

  /** Writes a file and gives its path. */
  put(name: string, content: string | Uint8Array): string {
    const path = join(this.path, name);
    writeFileSync(path, content);
    return path;
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
