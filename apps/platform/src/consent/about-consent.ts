import type { Reading, Resource } from '@consentry/server';
import { findPerson } from '../people/people-store.ts';
import type { PlatformTables } from '../store/tables.ts';

/** Whose consent it is, for the access table; `null` when there is no such consent. */
export async function aboutConsent(
  reading: Reading<PlatformTables>,
  consent: string,
): Promise<Resource | null> {
  const row = await reading
    .selectFrom('consents')
    .innerJoin('people', 'people.person', 'consents.person')
    .select(['consents.person', 'people.site'])
    .where('consents.consent', '=', consent)
    .executeTakeFirst();
  if (row === undefined) return null;
  return { person: row.person, ...(row.site === null ? {} : { site: row.site }) };
}

/** A person who is active, for the access table; `null` when there is none. */
export async function aboutActive(
  reading: Reading<PlatformTables>,
  person: string,
): Promise<Resource | null> {
  const row = await findPerson(reading, person);
  if (row === null || row.state !== 'active') return null;
  return { person, ...(row.site === null ? {} : { site: row.site }) };
}
