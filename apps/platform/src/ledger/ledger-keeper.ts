import { LedgerKeeper } from '@consentry/ledger-server';
import type { OutgoingMeans } from '@consentry/server';
import type { PlatformContext } from '../platform.ts';
import { platformSource } from './ledger-source.ts';

/**
 * Keeps the evidence log of a platform.
 *
 * @param data folder of the platform
 * @param outgoing how witnesses are asked; `null`: they are not
 */
export function ledgerKeeper(
  context: Pick<PlatformContext, 'database' | 'keys' | 'now' | 'log'>,
  data: string,
  outgoing: OutgoingMeans | null = null,
): LedgerKeeper {
  return new LedgerKeeper(context, platformSource, data, outgoing);
}
