import type { Reading, Writing } from '@consentry/server';
import type { AuthorityTables } from '../store/tables.ts';
import type { ComplaintTables } from './complaint-tables.ts';

type Read = Reading<AuthorityTables>;
type Write = Writing<AuthorityTables>;
type Telling = ComplaintTables['complaint_tellings'];

/** Lists how an outcome was told, oldest first. */
export async function tellingsOf(reading: Read, complaint: string): Promise<readonly Telling[]> {
  return reading
    .selectFrom('complaint_tellings')
    .selectAll()
    .where('complaint', '=', complaint)
    .orderBy('at')
    .orderBy('telling')
    .execute();
}

/** Reads one telling. */
export async function findTelling(reading: Read, telling: string): Promise<Telling | null> {
  const row = await reading
    .selectFrom('complaint_tellings')
    .selectAll()
    .where('telling', '=', telling)
    .executeTakeFirst();
  return row ?? null;
}

/** Writes a telling. */
export async function addTelling(writing: Write, row: Telling): Promise<void> {
  await writing.insertInto('complaint_tellings').values(row).execute();
}

/** Notes that a letter went out, or why it did not. One that is settled stays. */
export async function settleTelling(
  writing: Write,
  telling: string,
  reason: string | null,
  now: number,
): Promise<void> {
  await writing
    .updateTable('complaint_tellings')
    .set({ state: reason === null ? 'sent' : 'failed', reason, settled_at: now })
    .where('telling', '=', telling)
    .where('state', '=', 'queued')
    .execute();
}

/** Stops the letters of an outcome that is looked at again. */
export async function stopLetters(writing: Write, complaint: string, now: number): Promise<void> {
  await writing
    .updateTable('complaint_tellings')
    .set({ state: 'failed', reason: 'reopened', settled_at: now })
    .where('complaint', '=', complaint)
    .where('state', '=', 'queued')
    .execute();
}
