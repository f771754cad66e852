import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  checkStoppedLog,
  type Closed,
  closeLog,
  isRunning,
  type LedgerReport,
  StoppedError,
  type StoppedServer,
} from '@consentry/ledger-server';
import { openDatabase } from '@consentry/server';
import { platformKeys } from '../settings/keys.ts';
import { platformMigrations } from '../store/migrations/index.ts';
import type { PlatformTables } from '../store/tables.ts';

/** Checks the log of a platform: every tile, every row, the tree, the heads. Nothing is written. */
export async function checkStopped(of: StoppedServer): Promise<LedgerReport> {
  await using opened = await openStopped(of);
  return await checkStoppedLog(opened, of.data);
}

/**
 * Closes the log of a stopped platform, so that its next start begins another.
 *
 * @throws {StoppedError} `platform_running` where somebody published a moment ago
 * @throws {LedgerError} where this log did not sign the given head
 */
export async function closeStopped(
  of: StoppedServer,
  how: { readonly reason: string; readonly head: string | null },
): Promise<Closed> {
  await using opened = await openStopped(of);
  const { database, keys } = opened;
  if (await isRunning(database)) throw new StoppedError('platform_running');
  return await closeLog({ database, keys, now: Date.now }, of.data, how);
}

async function openStopped({ data, databaseUrl }: StoppedServer) {
  const file = join(data, 'platform.db');
  // Keys and databases are made where there are none: not by who only looks.
  if (!existsSync(join(data, 'ledger.key')) || (databaseUrl === undefined && !existsSync(file)))
    throw new StoppedError('ledger_missing');
  const keys = platformKeys(data);
  const database = await openDatabase<PlatformTables>(databaseUrl ?? `sqlite:${file}`, {
    migrations: platformMigrations,
  });
  return { database, keys, [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() };
}
