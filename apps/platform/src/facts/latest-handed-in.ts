import type { Reading } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import { type HandedIn, readHandedIn } from './handed-in-store.ts';

/** Reads what was handed in last, with a proposal or by itself; `null` where nobody has yet. */
export async function latestHandedIn(reading: Reading<PlatformTables>): Promise<HandedIn | null> {
  const document = await latestDocument(reading);
  return document === null ? null : readHandedIn(reading, document);
}

/** Finds the id of what was handed in last. */
export async function latestDocument(reading: Reading<PlatformTables>): Promise<string | null> {
  const row = await reading
    .selectFrom('handed_in_facts')
    .select('document')
    .orderBy('handed_in_at', 'desc')
    .orderBy('document', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.document ?? null;
}

/** Counts what was handed in so far: the version of the facts. */
export async function countHandedIn(reading: Reading<PlatformTables>): Promise<number> {
  const { count } = await reading
    .selectFrom('handed_in_facts')
    .select((row) => row.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}
