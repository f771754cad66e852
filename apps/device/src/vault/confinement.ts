import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { Session } from 'node:inspector';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { Worker } from 'node:worker_threads';
import type { Denial } from '@consentry/contract';

/** How confined this process is: what Node's permission model says it denies, and what was tried and refused. */
export interface Confinement {
  /** True when every denial of the contract holds. There is no way to say otherwise. */
  readonly confined: boolean;
  readonly denied: readonly Denial[];
}

/** A file that is there on Linux, outside every list, and reaches the memory of this process. */
const OUTSIDE = '/proc/self/mem';
/** Nothing listens here as a rule; refused by the machine or answered, both mean not confined. */
const DISCARD_PORT = 9;
const NOWHERE = '/nonexistent/consentry';

const require = createRequire(import.meta.url);

function tryNet(): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port: DISCARD_PORT });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
  });
}

function tryChild(): void {
  const { error } = spawnSync(NOWHERE);
  if (error !== undefined) throw error;
}

async function tryWorker(): Promise<void> {
  await new Worker('', { eval: true }).terminate();
}

function tryFfi(): void {
  const ffi: { dlopen(path: string, functions: object): unknown } = require('node:ffi');
  ffi.dlopen(NOWHERE, {});
}

function tryInspector(): void {
  const session = new Session();
  session.connect();
  session.disconnect();
}

function tryWasi(): void {
  const { WASI } = require('node:wasi');
  void new WASI({ version: 'preview1' });
}

function tryOpen(flags: 'r' | 'r+'): void {
  closeSync(openSync(OUTSIDE, flags));
}

/** For each denial: the scope to ask the permission model about, and an attempt that leaves nothing behind. */
const PROBES: Readonly<
  Record<Denial, { readonly scope: string; readonly reference?: string; attempt(): void | Promise<void> }>
> = {
  net: { scope: 'net', attempt: tryNet },
  child: { scope: 'child', attempt: tryChild },
  worker: { scope: 'worker', attempt: tryWorker },
  addons: { scope: 'addon', attempt: () => process.dlopen({ exports: {} }, NOWHERE) },
  ffi: { scope: 'ffi', attempt: tryFfi },
  inspector: { scope: 'inspector', attempt: tryInspector },
  wasi: { scope: 'wasi', attempt: tryWasi },
  fs_read: { scope: 'fs.read', reference: OUTSIDE, attempt: () => tryOpen('r') },
  fs_write: { scope: 'fs.write', reference: OUTSIDE, attempt: () => tryOpen('r+') },
};

const REFUSALS = new Set(['ERR_ACCESS_DENIED', 'ERR_DLOPEN_DISABLED']);

async function isRefused(attempt: () => void | Promise<void>): Promise<boolean> {
  try {
    await attempt();
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && REFUSALS.has(String(error.code));
  }
}

/**
 * Finds out how confined this process is. A denial counts only where the permission model says no
 * and an attempt was refused, so neither a missing flag nor a changed default can pass for one.
 */
export async function probeConfinement(): Promise<Confinement> {
  const denied: Denial[] = [];
  for (const [denial, probe] of Object.entries(PROBES)) {
    // `process.permission` exists only under `--permission`.
    const says: unknown = process.permission?.has(probe.scope, probe.reference);
    if (says === false && (await isRefused(() => probe.attempt()))) denied.push(denial as Denial);
  }
  return { confined: denied.length === Object.keys(PROBES).length, denied };
}
