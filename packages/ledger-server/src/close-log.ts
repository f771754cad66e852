import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openCheckpoint } from '@consentry/ledger';
import { type Database, appendEvent, inTransaction } from '@consentry/server';
import type { LedgerMeans } from './ledger-means.ts';
import type { LedgerTables } from './ledger-tables.ts';
import { isClosed } from './closed-logs.ts';
import { LEDGER } from './ledger-damage.ts';
import { type Ledger, openLedger } from './open-ledger.ts';
import { lastCheckpoint, signedOnlyBy } from './read-checkpoints.ts';
import { handedHead } from './take-head.ts';

type Context = Pick<LedgerMeans, 'database' | 'keys' | 'now'>;

/** What was closed. */
export interface Closed {
  readonly origin: string;
  /** Entries in the last head of the database, and in the longest that anybody is known to hold. */
  readonly size: number;
  readonly seen_size: number;
  /** Where key and tiles of the closed log are. */
  readonly kept: string;
}

/** Where what is left of a closed log is kept. */
export function closedFolder(data: string, origin: string): string {
  return join(data, `ledger-${origin.replace(/^.*\//, '')}`);
}

/**
 * Closes the log of a server that stands still, since its past is lost here and it may never sign again. The next
 * start begins another log, under another key, with every entry that is still here, and with the close as an entry.
 * Done again after a crash it goes on where it was.
 *
 * @param head a checkpoint that somebody holds, where there is one
 * @throws {LedgerError} for a head that this log did not sign
 */
export async function closeLog(
  context: Context,
  data: string,
  { reason, head }: { readonly reason: string; readonly head: string | null },
): Promise<Closed> {
  const { database, now } = context;
  const ledger = openLedger(context, data);
  const { key } = ledger.signer;
  const last = await lastCheckpoint(database.reading);
  const seen = await longestHead(database, ledger, head);
  const sizes = { size: last?.size ?? 0, seen_size: Math.max(seen?.size ?? 0, last?.size ?? 0) };
  if (!(await isClosed(database.reading, key.name)))
    await inTransaction(database, async (writing) => {
      const at = now();
      const notes = { note: last?.note ?? null, seen_note: seen?.note ?? null };
      await writing
        .insertInto('closed_logs')
        .values({ origin: key.name, key: key.toString(), ...sizes, ...notes, closed_at: at, reason })
        .execute();
      for (const table of OF_ONE_LOG) await writing.deleteFrom(table).execute();
      const body = JSON.stringify({ origin: key.name, key: key.toString(), ...sizes, reason });
      await appendEvent(writing, LEDGER, { kind: 'ledger.closed', body, at });
    });
  const kept = closedFolder(data, key.name);
  // The key last: while it is there, it is known as that of a log that was closed.
  if (existsSync(join(data, 'ledger'))) {
    if (existsSync(kept)) await rm(join(data, 'ledger'), { recursive: true });
    else await rename(join(data, 'ledger'), kept);
  }
  await rename(join(data, 'ledger.key'), join(data, `${closedFolder('', key.name)}.key`));
  return { origin: key.name, ...sizes, kept };
}

/** What is true of one log alone. */
const OF_ONE_LOG = [
  'ledger_checkpoints',
  'ledger_tiles',
  'ledger_seen',
  'witness_standings',
  'handed_heads',
  'ledger_rechecks',
] as const;

/** The longest head by this log: beside the database, handed in, or given now. */
async function longestHead(
  { reading }: Database<LedgerTables>,
  { seen, signer: { key } }: Ledger,
  given: string | null,
): Promise<{ readonly size: number; readonly note: string } | null> {
  const notes = [given, (await handedHead(reading))?.note ?? null, await seen.read()];
  const heads = notes.flatMap((whole) => {
    if (whole === null) return [];
    const note = signedOnlyBy(whole, [key]);
    return [{ size: openCheckpoint(note, key).size, note }];
  });
  return heads.toSorted((a, b) => b.size - a.size)[0] ?? null;
}
