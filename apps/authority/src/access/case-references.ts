import type { Reading } from '@consentry/server';
import type { AuthorityTables } from '../store/tables.ts';

type Read = Reading<AuthorityTables>;

/** Gives the references of cases by their ids; one that is no case any more has none. */
export async function referencesOf(
  reading: Read,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const complaints = reading.selectFrom('complaints').select(['complaint as id', 'reference']);
  const filings = reading.selectFrom('filings').select(['filing as id', 'reference']);
  const inspections = reading.selectFrom('inspections').select(['inspection as id', 'reference']);
  const incidents = reading.selectFrom('incidents').select(['incident as id', 'reference']);
  const rows = [
    ...(await complaints.where('complaint', 'in', ids).execute()),
    ...(await filings.where('filing', 'in', ids).execute()),
    ...(await inspections.where('inspection', 'in', ids).execute()),
    ...(await incidents.where('incident', 'in', ids).execute()),
  ];
  return new Map(rows.map(({ id, reference }) => [id, reference]));
}

/** Finds a case by its reference as it is spelled on its papers. */
export async function caseOfReference(reading: Read, reference: string): Promise<string | null> {
  const complaints = reading.selectFrom('complaints').select('complaint as id');
  const filings = reading.selectFrom('filings').select('filing as id');
  const inspections = reading.selectFrom('inspections').select('inspection as id');
  const incidents = reading.selectFrom('incidents').select('incident as id');
  const found =
    (await complaints.where('reference', '=', reference).executeTakeFirst()) ??
    (await filings.where('reference', '=', reference).executeTakeFirst()) ??
    (await inspections.where('reference', '=', reference).executeTakeFirst()) ??
    (await incidents.where('reference', '=', reference).executeTakeFirst());
  return found?.id ?? null;
}
