import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { StoreReport } from '@consentry/vault';
import { launchVaultCheck } from './launch.ts';

/** Why a store could not be checked: a code of the vault's catalogue, and its sentence. */
export interface CheckFailure {
  readonly ok: false;
  readonly code: string;
  readonly message: string;
}

/**
 * Checks a store in a process confined as the vault is, so that keys are opened nowhere else. Repairs
 * nothing. The device must be stopped: one folder has one vault.
 *
 * @param store the store's folder, which must exist
 */
export async function checkConfined(store: string): Promise<StoreReport | CheckFailure> {
  const child = launchVaultCheck({ store, models: store });
  const closed = once(child, 'close');
  const [line] = await Promise.all([text(child.stdout), text(child.stderr)]);
  await closed;
  try {
    const report: StoreReport | CheckFailure = JSON.parse(line);
    return report;
  } catch {
    const message = 'The checking process ended without a report. Run `consentry doctor`.';
    return { ok: false, code: 'internal', message };
  }
}
