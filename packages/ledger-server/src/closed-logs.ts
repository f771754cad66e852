import type { LedgerTables, Read } from './ledger-tables.ts';

/** A log that was closed. */
export type ClosedLog = LedgerTables['closed_logs'];

/** Logs that were closed, the latest first. */
export async function listClosed(reading: Read): Promise<readonly ClosedLog[]> {
  return reading
    .selectFrom('closed_logs')
    .selectAll()
    .orderBy('closed_at', 'desc')
    .orderBy('origin')
    .execute();
}

/** Tells whether a log was closed: its key signs nothing any more. */
export async function isClosed(reading: Read, origin: string): Promise<boolean> {
  const row = await reading
    .selectFrom('closed_logs')
    .select('origin')
    .where('origin', '=', origin)
    .executeTakeFirst();
  return row !== undefined;
}
