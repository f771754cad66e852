import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { Renewal, Retirement, StoreReport } from '@consentry/vault';
import { launchVaultTask, type VaultTask } from './launch.ts';
import { BROKEN_OFF, type TaskFailure } from './task-failure.ts';

/**
 * Checks a store in a process confined as the vault is, so that keys are opened nowhere else. Repairs
 * nothing. The device must be stopped: one folder has one vault.
 *
 * @param store the store's folder, which must exist
 */
export function checkConfined(store: string): Promise<StoreReport | TaskFailure> {
  return inOneLine<StoreReport>('check', store);
}

/**
 * Renews the rotation of a store in a process confined alike, and ends the epoch of before. The device must be stopped.
 *
 * @param store the store's folder, which must exist
 */
export function renewConfined(store: string): Promise<Renewal | TaskFailure> {
  return inOneLine<Renewal>('renew', store);
}

/**
 * Empties a store for good in a process confined alike. The device must be stopped.
 *
 * @param store the store's folder, which must exist
 */
export function retireConfined(store: string): Promise<Retirement | TaskFailure> {
  return inOneLine<Retirement>('retire', store);
}

async function inOneLine<Report>(task: VaultTask, store: string): Promise<Report | TaskFailure> {
  const child = launchVaultTask(task, store);
  const closed = once(child, 'close');
  const [line] = await Promise.all([text(child.stdout), text(child.stderr)]);
  await closed;
  try {
    const report: Report | TaskFailure = JSON.parse(line);
    return report;
  } catch {
    return BROKEN_OFF;
  }
}
