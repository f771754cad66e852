import { LedgerKeeper, type LedgerSource } from '@consentry/ledger-server';
import type { AuthorityContext } from '../authority.ts';
import { evidenceOf } from './evidence-of.ts';

/** The events of an authority; each access to a case is one. */
const authoritySource: LedgerSource = { evidenceOf: async (_, told) => evidenceOf(told) };

/**
 * Keeps the evidence log of an authority.
 *
 * @param data folder of the authority
 */
export function ledgerKeeper(
  context: Pick<AuthorityContext, 'database' | 'keys' | 'now' | 'log' | 'outgoing'>,
  data: string,
): LedgerKeeper {
  return new LedgerKeeper(context, authoritySource, data, context.outgoing);
}
