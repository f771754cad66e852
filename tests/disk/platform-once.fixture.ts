// The stores of a platform without its server and its rounds: waits for a line, then somebody agrees and withdraws
// once, and the evidence log is published; one line for each that is kept.
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openDatabase } from '@consentry/server';
import { pino } from 'pino';
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { ledgerKeeper } from '../../apps/platform/src/ledger/ledger-keeper.ts';
import { platformKeys } from '../../apps/platform/src/settings/keys.ts';
import { platformMigrations } from '../../apps/platform/src/store/migrations/index.ts';
import type { PlatformTables } from '../../apps/platform/src/store/tables.ts';
import { PlatformLife } from './platform-life.ts';

const [, , data = ''] = process.argv;
await using database = await openDatabase<PlatformTables>(`sqlite:${join(data, 'platform.db')}`, {
  migrations: platformMigrations,
});
const context = { database, keys: platformKeys(data), now: Date.now, log: pino({ level: 'silent' }) };
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

const life = await PlatformLife.begin(context, ledgerKeeper(context, data));
say('ready');
for await (const _ of createInterface({ input: process.stdin })) await life.once(say);
