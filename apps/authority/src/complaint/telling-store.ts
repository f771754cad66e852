import { type Reading, sql, type Writing } from '@consentry/server';
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

/** Notes that a letter was taken, or why it was not. One that is settled stays. @returns whether it was not yet */
export async function settleTelling(
  writing: Write,
  telling: string,
  reason: string | null,
  now: number,
): Promise<boolean> {
  const settled = await writing
    .updateTable('complaint_tellings')
    .set({ state: reason === null ? 'sent' : 'failed', reason, settled_at: now })
    .where('telling', '=', telling)
    .where('state', '=', 'queued')
    .returning('telling')
    .executeTakeFirst();
  return settled !== undefined;
}

/** Notes that a letter came back: it told nobody. */
export async function returnTelling(
  writing: Write,
  telling: string,
  note: string,
  now: number,
): Promise<void> {
  await writing
    .updateTable('complaint_tellings')
    .set({ state: 'failed', reason: 'came_back', note, settled_at: now })
    .where('telling', '=', telling)
    .execute();
}

function letterFailed(reading: Read) {
  return reading
    .selectFrom('complaint_tellings as t')
    .innerJoin('complaints as c', 'c.complaint', 't.complaint')
    .select('c.complaint')
    .distinct()
    .where('t.state', '=', 'failed')
    .where('c.told_at', 'is', null)
    .whereRef('t.at', '>=', 'c.released_at')
    .where(
      sql<boolean>`not exists (select 1 from complaint_tellings as q
        where q.complaint = c.complaint and q.state = 'queued')`,
    );
}

/** Names the complaints of a department whose letter did not arrive, and that were not told otherwise. */
export async function letterFailedIn(reading: Read, department: string): Promise<readonly string[]> {
  const rows = await letterFailed(reading).where('c.department', '=', department).execute();
  return rows.map(({ complaint }) => complaint);
}

/** The same of these complaints. */
export async function letterFailedAmong(
  reading: Read,
  complaints: readonly string[],
): Promise<ReadonlySet<string>> {
  if (complaints.length === 0) return new Set();
  const rows = await letterFailed(reading).where('c.complaint', 'in', complaints).execute();
  return new Set(rows.map(({ complaint }) => complaint));
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
