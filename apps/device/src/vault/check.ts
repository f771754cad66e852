import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { StoreReport } from '@consentry/vault';
import { BROKEN_OFF, type CheckFailure } from './check-failure.ts';
import { launchVaultCheck } from './launch.ts';

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
    return BROKEN_OFF;
  }
}
