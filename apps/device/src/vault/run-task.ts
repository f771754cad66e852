import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { type KeyCustody, softwareCustody, VaultError, vaultErrorText } from '@consentry/vault';
import { probeConfinement } from './confinement.ts';
import { BROKEN_OFF, NOT_CONFINED, type TaskFailure } from './task-failure.ts';

/** What a task works on. */
export interface TaskStore {
  readonly folder: string;
  readonly custody: KeyCustody;
  readonly random: (bytes: number) => Uint8Array;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Runs one task on the store that the arguments name, in a process confined as the vault is: prints one JSON line, its
 * report or a `TaskFailure`, and exits 0 where the report is good, 1 where it is not.
 */
export async function runTask(task: (store: TaskStore) => { readonly ok: boolean }): Promise<void> {
  const report = await reportOf(task);
  process.exitCode = report.ok ? 0 : 1;
  process.stdout.write(`${JSON.stringify(report)}\n`);
}

async function reportOf(
  task: (store: TaskStore) => { readonly ok: boolean },
): Promise<{ readonly ok: boolean } | TaskFailure> {
  const { values } = parseArgs({ options: { store: { type: 'string', default: '' } } });
  const { confined } = await probeConfinement();
  if (!confined) return NOT_CONFINED;
  const folder = values.store;
  const custody = softwareCustody(folder, randomBytes);
  try {
    return task({ folder, custody, random: randomBytes, now: Date.now() });
  } catch (error) {
    if (error instanceof VaultError) return { ok: false, code: error.code, ...vaultErrorText(error.code) };
    return BROKEN_OFF;
  }
}
