import type { Reading } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';

type Read = Reading<PlatformTables>;

/** A person with every record that was made one with theirs: entries keep the id they were written under. */
export async function idsOfPerson(reading: Read, person: string): Promise<readonly string[]> {
  const ids = new Set([person]);
  for (let last: readonly string[] = [person]; last.length > 0; ) {
    const rows = await reading
      .selectFrom('person_merges')
      .select('absorbed')
      .where('person', 'in', last)
      .where('state', '=', 'merged')
      .execute();
    last = rows.flatMap(({ absorbed }) => (absorbed === null || ids.has(absorbed) ? [] : [absorbed]));
    for (const id of last) ids.add(id);
  }
  return [...ids];
}

/** The id under which a person is known now, of an id that may have been absorbed. */
export async function keptPerson(reading: Read, person: string): Promise<string> {
  const seen = new Set<string>();
  let kept = person;
  while (!seen.has(kept)) {
    seen.add(kept);
    const row = await reading
      .selectFrom('person_merges')
      .select('person')
      .where('absorbed', '=', kept)
      .where('state', '=', 'merged')
      .executeTakeFirst();
    kept = row?.person ?? kept;
  }
  return kept;
}
