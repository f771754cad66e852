import { listEntries as list, type PlacedEntry } from '@consentry/ledger-server';
import type { Reading } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import { idsOfPerson } from './ids-of-person.ts';

/** Reads entries before a place, the latest first. @param person left out: about anybody; else under each id they had */
export async function listEntries(
  reading: Reading<PlatformTables>,
  { person, ...page }: { readonly person?: string; readonly before: number | null; readonly limit: number },
): Promise<readonly PlacedEntry[]> {
  const subjects = person === undefined ? {} : { subjects: await idsOfPerson(reading, person) };
  return list(reading, { ...page, ...subjects });
}
