import type { KeyObject } from 'node:crypto';
import type { Database } from '@consentry/server';
import type { Logger } from 'pino';
import type { LedgerTables } from './ledger-tables.ts';

/** What a server keeps its log with. */
export interface LedgerMeans {
  readonly database: Database<LedgerTables>;
  /** Ed25519; signs the checkpoints. */
  readonly keys: { readonly ledger: KeyObject };
  readonly log: Logger;
  readonly now: () => number;
}
