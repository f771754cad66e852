import type { Reading, Writing } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';

type Read = Reading<PlatformTables>;
type Write = Writing<PlatformTables>;
export type StoredFilingSending = PlatformTables['filing_sendings'];

/** Lists what was or is to be sent of a filing, in order. */
export async function filingSendings(reading: Read, filing: string): Promise<readonly StoredFilingSending[]> {
  return reading
    .selectFrom('filing_sendings')
    .selectAll()
    .where('filing', '=', filing)
    .orderBy('confirmed_at')
    .orderBy('sending')
    .execute();
}

/** Tells whether a package of it is on its way. */
export async function isOnItsWay(reading: Read, filing: string): Promise<boolean> {
  return (await filingSendings(reading, filing)).some(({ state }) => state === 'waiting');
}

/** Reads one sending. */
export async function findFilingSending(reading: Read, sending: string): Promise<StoredFilingSending | null> {
  const row = await reading
    .selectFrom('filing_sendings')
    .selectAll()
    .where('sending', '=', sending)
    .executeTakeFirst();
  return row ?? null;
}

/** What is to be sent by now, the longest waiting first. */
export async function dueFilingSendings(
  reading: Read,
  now: number,
  limit: number,
): Promise<readonly StoredFilingSending[]> {
  return reading
    .selectFrom('filing_sendings')
    .selectAll()
    .where('state', '=', 'waiting')
    .where('next_try_at', '<=', now)
    .orderBy('next_try_at')
    .limit(limit)
    .execute();
}

/** Writes a sending down. */
export async function addFilingSending(writing: Write, row: StoredFilingSending): Promise<void> {
  await writing.insertInto('filing_sendings').values(row).execute();
}

/** Changes a sending. */
export async function changeFilingSending(
  writing: Write,
  sending: string,
  change: Partial<StoredFilingSending>,
): Promise<void> {
  await writing.updateTable('filing_sendings').set(change).where('sending', '=', sending).execute();
}

/** Ends what still waits of a filing whose package was answered otherwise: by hand, or on paper. */
export async function overtakeSendings(writing: Write, filing: string, now: number): Promise<void> {
  await writing
    .updateTable('filing_sendings')
    .set({ state: 'refused', next_try_at: null, trouble: 'overtaken', trouble_since: now })
    .where('filing', '=', filing)
    .where('state', '=', 'waiting')
    .execute();
}
