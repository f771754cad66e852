import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process';
import { realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { CustodyLevel, Suite } from '@consentry/contract';

/** Where the vault process works. Paths are absolute; the store and the models folder must exist. */
export interface VaultPlace {
  /** The only folder it may write. */
  readonly store: string;
  /** Converted models; read only. */
  readonly models: string;
  /** Id of this device, as in the facts. */
  readonly device: string;
  /** Id of an added embedding model, in place of the default. */
  readonly embed?: string;
  /** Suite of a store that is made now; one that is there must have it. Left out: its own, or `std`. */
  readonly suite?: Suite;
  /** Where its root key is kept; left out: in a file. */
  readonly custody?: CustodyLevel;
  /** Whether its file system writes over what was there (`readStorage`); left out: that is not known. */
  readonly overwritesInPlace?: boolean;
}

const HERE = fileURLToPath(new URL('.', import.meta.url));
/** Root of the installation: it holds the code and `node_modules`. */
const ROOT = realpathSync(join(HERE, '..', '..', '..', '..'));

/** Code the vault process runs; nothing else of the machine can be read by it but its store and the models. */
const CODE = ['packages', 'apps/device', 'node_modules', 'package.json'];

/**
 * Gives the arguments of Node that confine the process. What is not here is the point: no
 * `--allow-net`, `-worker`, `-child-process`, `-addons`, `-ffi`, `-inspector`, `-wasi`; each of them
 * undoes the rest (STACK.md).
 */
export function confinementFlags(place: Pick<VaultPlace, 'store' | 'models'>): readonly string[] {
  const store = realpathSync(place.store);
  const readable = [...CODE.map((name) => join(ROOT, name)), realpathSync(place.models), store];
  return [
    '--permission',
    ...readable.map((path) => `--allow-fs-read=${path}`),
    `--allow-fs-write=${store}`,
    '--disable-proto=delete',
    '--frozen-intrinsics',
    '--disallow-code-generation-from-strings',
    // No debugger on a signal, no addon search, no diagnostic file that would hold memory.
    '--disable-sigusr1',
    '--no-addons',
    '--no-warnings',
  ];
}

function run(
  script: string,
  place: VaultPlace,
  args: readonly string[],
): ChildProcessByStdio<Writable, Readable, Readable> {
  const vault = spawn(process.execPath, [...confinementFlags(place), script, ...args], {
    // Nothing is handed over: no variable, no descriptor but the three pipes, no IPC channel.
    env: {},
    stdio: ['pipe', 'pipe', 'pipe'],
    cwd: place.store,
    windowsHide: true,
  });
  keepOutOfDumps(vault);
  return vault;
}

/** Keeps its memory out of core dumps, into a file or a pipe (core(5)); a process that cannot be kept out ends. */
function keepOutOfDumps(vault: ChildProcess): void {
  if (process.platform !== 'linux' || vault.pid === undefined) return;
  try {
    writeFileSync(`/proc/${vault.pid}/coredump_filter`, '0');
  } catch {
    vault.kill('SIGKILL');
  }
}

function placeArgs(place: VaultPlace): readonly string[] {
  const { store, models, device, embed, suite, custody, overwritesInPlace } = place;
  const args = ['--store', realpathSync(store), '--models', realpathSync(models), '--device', device];
  if (embed !== undefined) args.push('--embed', embed);
  if (suite !== undefined) args.push('--suite', suite);
  if (custody !== undefined) args.push('--custody', custody);
  if (overwritesInPlace === true) args.push('--overwrites-in-place');
  return args;
}

/** Starts the vault process: requests on its stdin, replies on its stdout, fixed texts of fatal errors on its stderr. */
export function launchVault(place: VaultPlace): ChildProcessByStdio<Writable, Readable, Readable> {
  return run(join(HERE, 'main.ts'), place, placeArgs(place));
}

/** What may be done with a store that no device has open. */
export type VaultTask = 'check' | 'renew' | 'retire';

/** Starts one task, confined alike: it prints one JSON report on stdout and ends. */
export function launchVaultTask(
  task: VaultTask,
  store: string,
): ChildProcessByStdio<Writable, Readable, Readable> {
  const place = { store, models: store, device: '' };
  return run(join(HERE, `${task}-main.ts`), place, ['--store', realpathSync(store)]);
}
