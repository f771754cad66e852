import type { LogHome } from '@consentry/ledger-server';
import { authorityKeys } from '../settings/keys.ts';
import { authorityMigrations } from '../store/migrations/index.ts';

/** Where an authority has its log. */
export const authorityLedger: LogHome = {
  file: 'authority.db',
  migrations: authorityMigrations,
  keys: authorityKeys,
};
