import type { Reading, Writing } from '@consentry/server';
import type { AuthorityTables } from '../store/tables.ts';
import type { ComplaintTables } from './complaint-tables.ts';

type Read = Reading<AuthorityTables>;
type Write = Writing<AuthorityTables>;
type Addition = ComplaintTables['complaint_additions'];

/** Lists what the sender added, oldest first. */
export async function additionsOf(reading: Read, complaint: string): Promise<readonly Addition[]> {
  return reading
    .selectFrom('complaint_additions')
    .selectAll()
    .where('complaint', '=', complaint)
    .orderBy('added_at')
    .orderBy('addition')
    .execute();
}

/** Writes what the sender added. */
export async function addAddition(writing: Write, row: Addition): Promise<void> {
  await writing.insertInto('complaint_additions').values(row).execute();
}

/** Notes who looked at it, and what was done. */
export async function lookAtAddition(
  writing: Write,
  addition: string,
  looked: Pick<Addition, 'looked_by' | 'looked_at' | 'looked_note'>,
): Promise<void> {
  await writing.updateTable('complaint_additions').set(looked).where('addition', '=', addition).execute();
}

/** Names those of these complaints whose sender reported retaliation that nobody has looked at. */
export async function alarmedAmong(
  reading: Read,
  complaints: readonly string[],
): Promise<ReadonlySet<string>> {
  if (complaints.length === 0) return new Set();
  const rows = await reading
    .selectFrom('complaint_additions')
    .select('complaint')
    .where('complaint', 'in', complaints)
    .where('kind', '=', 'retaliation')
    .where('looked_at', 'is', null)
    .execute();
  return new Set(rows.map(({ complaint }) => complaint));
}

/** Lists what was done to a complaint, in its order. */
export async function stepsOf(
  reading: Read,
  complaint: string,
): Promise<ReadonlyArray<ComplaintTables['complaint_steps']>> {
  return reading
    .selectFrom('complaint_steps')
    .selectAll()
    .where('complaint', '=', complaint)
    .orderBy('number')
    .execute();
}
