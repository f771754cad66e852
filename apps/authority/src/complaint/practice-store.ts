import type { ComplaintPractice, ReportTopic } from '@consentry/contract';
import type { Reading, Writing } from '@consentry/server';
import type { AuthorityTables } from '../store/tables.ts';
import type { ComplaintTables } from './complaint-tables.ts';
import { DEFAULT_PRACTICE, practiceOf } from './practice.ts';

type Read = Reading<AuthorityTables>;
type Write = Writing<AuthorityTables>;
type Stored = ComplaintTables['complaint_practices'];

/** Reads what a department set, the default where it set nothing. */
export async function practiceIn(reading: Read, department: string): Promise<ComplaintPractice> {
  return (await readPractices(reading)).get(department) ?? DEFAULT_PRACTICE;
}

/** Reads what every department set that set anything. */
export async function readPractices(reading: Read): Promise<ReadonlyMap<string, ComplaintPractice>> {
  const rows = await reading
    .selectFrom('complaint_practices')
    .selectAll()
    .where('state', '=', 'active')
    .execute();
  return new Map(rows.map((row) => [row.department, practiceOf(row)]));
}

/** Reads which topics departments registered. */
export async function readTaken(reading: Read): Promise<ReadonlyMap<string, readonly ReportTopic[]>> {
  const all = await readPractices(reading);
  return new Map([...all].map(([department, { takes }]) => [department, takes]));
}

/** Reads what waits for a colleague, newest first. */
export async function proposedPractices(reading: Read, department: string): Promise<readonly Stored[]> {
  return reading
    .selectFrom('complaint_practices')
    .selectAll()
    .where('department', '=', department)
    .where('state', '=', 'proposed')
    .orderBy('proposed_at', 'desc')
    .orderBy('practice')
    .execute();
}

/** Reads one of them. */
export async function findPractice(reading: Read, practice: string): Promise<Stored | null> {
  const row = await reading
    .selectFrom('complaint_practices')
    .selectAll()
    .where('practice', '=', practice)
    .executeTakeFirst();
  return row ?? null;
}

/** Writes a proposal in place of the one before. */
export async function addPractice(writing: Write, row: Stored): Promise<void> {
  await writing
    .updateTable('complaint_practices')
    .set({ state: 'ended' })
    .where('department', '=', row.department)
    .where('state', '=', 'proposed')
    .execute();
  await writing.insertInto('complaint_practices').values(row).execute();
}

/** Puts a proposal in force, in place of what was. */
export async function approvePractice(writing: Write, row: Stored, by: string, now: number): Promise<Stored> {
  await writing
    .updateTable('complaint_practices')
    .set({ state: 'ended' })
    .where('department', '=', row.department)
    .where('state', '=', 'active')
    .execute();
  const approved = { state: 'active', approved_by: by, approved_at: now } as const;
  await writing
    .updateTable('complaint_practices')
    .set(approved)
    .where('practice', '=', row.practice)
    .execute();
  return { ...row, ...approved };
}
