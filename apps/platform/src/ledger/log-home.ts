import type { LogHome } from '@consentry/ledger-server';
import { platformKeys } from '../settings/keys.ts';
import { platformMigrations } from '../store/migrations/index.ts';

/** Where a platform has its log. */
export const platformLedger: LogHome = {
  file: 'platform.db',
  migrations: platformMigrations,
  keys: platformKeys,
};
