// Process that the kill test ends at any moment: appends events, one line for each that is kept, and publishes them.
import { flushCompileCache } from 'node:module';
import { setImmediate as turn } from 'node:timers/promises';
import { appendEvent, inTransaction, openDatabase } from '@consentry/server';
import { pino } from 'pino';
import { platformKeys } from '../settings/keys.ts';
import { platformMigrations } from '../store/migrations/index.ts';
import type { PlatformTables } from '../store/tables.ts';
import { ledgerKeeper } from './ledger-keeper.ts';

// Whoever is killed keeps nothing of what it compiled.
flushCompileCache();
const [, , url = '', data = '', stream = '', fault = ''] = process.argv;
const database = await openDatabase<PlatformTables>(url, { migrations: platformMigrations });
const context = { database, keys: platformKeys(data), now: Date.now, log: pino({ level: 'silent' }) };
const keeper = ledgerKeeper(context, data);

/** Appends for ever. */
async function append(): Promise<void> {
  for (let number = 1; ; number += 1) {
    const body = JSON.stringify({ number });
    const sequence = await inTransaction(database, async (writing) => {
      if (fault === 'acknowledge-early') process.stdout.write(`early ${number}\n`);
      return appendEvent(writing, stream, { kind: 'counted', body, at: Date.now() });
    });
    if (fault === '') process.stdout.write(`${stream} ${sequence}\n`);
    await turn();
  }
}

/** Publishes for ever, and tells of each head. */
async function publish(): Promise<void> {
  for (;;) {
    await keeper.advance();
    const { size } = await keeper.ledger.log.head();
    process.stdout.write(`published ${size}\n`);
    await turn();
  }
}

await Promise.all([append(), publish()]);
