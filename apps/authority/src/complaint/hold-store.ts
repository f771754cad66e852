import type { Reading, Writing } from '@consentry/server';
import type { AuthorityTables } from '../store/tables.ts';
import type { ComplaintTables } from './complaint-tables.ts';

type Read = Reading<AuthorityTables>;
type Write = Writing<AuthorityTables>;
/** A hold, as it is kept. */
export type StoredHold = ComplaintTables['complaint_holds'];

/** Lists the holds of a complaint, oldest first. */
export async function holdsOf(reading: Read, complaint: string): Promise<readonly StoredHold[]> {
  return reading
    .selectFrom('complaint_holds')
    .selectAll()
    .where('complaint', '=', complaint)
    .orderBy('set_at')
    .orderBy('hold')
    .execute();
}

/** Lists what a department holds, the nearest review first. */
export async function openHoldsIn(
  reading: Read,
  department: string,
  most: number,
): Promise<ReadonlyArray<StoredHold & { readonly reference: string }>> {
  return reading
    .selectFrom('complaint_holds as h')
    .innerJoin('complaints as c', 'c.complaint', 'h.complaint')
    .selectAll('h')
    .select('c.reference')
    .where('c.department', '=', department)
    .where('h.lifted_at', 'is', null)
    .orderBy('h.review_on')
    .orderBy('h.hold')
    .limit(most)
    .execute();
}

/** Reads one. */
export async function findHold(reading: Read, hold: string): Promise<StoredHold | null> {
  const row = await reading
    .selectFrom('complaint_holds')
    .selectAll()
    .where('hold', '=', hold)
    .executeTakeFirst();
  return row ?? null;
}

/** Writes one; nothing of its complaint is erased from now on. */
export async function addHold(writing: Write, row: StoredHold): Promise<void> {
  await writing.insertInto('complaint_holds').values(row).execute();
  await markHeld(writing, row.complaint);
}

/** Lifts one. */
export async function liftHold(
  writing: Write,
  { hold, complaint }: Pick<StoredHold, 'hold' | 'complaint'>,
  lifted: Pick<StoredHold, 'lifted_by' | 'lifted_at' | 'lifted_because'>,
): Promise<void> {
  await writing.updateTable('complaint_holds').set(lifted).where('hold', '=', hold).execute();
  await markHeld(writing, complaint);
}

/** The row says why it is held, by the hold that was set last. */
async function markHeld(writing: Write, complaint: string): Promise<void> {
  const open = (await holdsOf(writing, complaint)).filter(({ lifted_at }) => lifted_at === null);
  await writing
    .updateTable('complaints')
    .set((of) => ({ held_because: open.at(-1)?.reason ?? null, version: of('version', '+', 1) }))
    .where('complaint', '=', complaint)
    .execute();
}
