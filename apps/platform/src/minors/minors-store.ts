import { type Reading, type Writing, appendEvent, isDatabaseError } from '@consentry/server';
import type { WardsOf } from '../people/person-principal.ts';
import type { PlatformTables } from '../store/tables.ts';
import { type StoredAge, type StoredGuardianship, ageFacts, childUntil } from './minors.ts';

/** Stream of ages that were told and guardians that were linked. */
const MINORS = 'minors';

/** Guardians of one child, and children of one guardian, that are listed. */
const LISTED_MAX = 50;

/** Reads what was told of a person's age. */
export async function findAge(reading: Reading<PlatformTables>, person: string): Promise<StoredAge | null> {
  const row = await reading.selectFrom('ages').selectAll().where('person', '=', person).executeTakeFirst();
  return row ?? null;
}

/** Writes an age; whether it may be is decided by `mayTell`. */
export async function setAge(writing: Writing<PlatformTables>, age: StoredAge): Promise<void> {
  await writing
    .insertInto('ages')
    .values(age)
    .onConflict((on) => on.column('person').doUpdateSet(age))
    .execute();
  const body = JSON.stringify({ person: age.person });
  await appendEvent(writing, MINORS, { kind: 'age.told', body, at: age.told_at });
}

/** Reads one guardianship. */
export async function findGuardianship(
  reading: Reading<PlatformTables>,
  guardianship: string,
): Promise<StoredGuardianship | null> {
  const row = await reading
    .selectFrom('guardianships')
    .selectAll()
    .where('guardianship', '=', guardianship)
    .executeTakeFirst();
  return row ?? null;
}

/** Reads the guardianship of two persons that is open, or the one that was the last. */
export async function guardianshipOf(
  reading: Reading<PlatformTables>,
  child: string,
  guardian: string,
): Promise<StoredGuardianship | null> {
  const rows = await reading
    .selectFrom('guardianships')
    .selectAll()
    .where('child', '=', child)
    .where('guardian', '=', guardian)
    .orderBy('checked_at', 'desc')
    .limit(LISTED_MAX)
    .execute();
  return rows.find(({ ended_at }) => ended_at === null) ?? rows[0] ?? null;
}

/** Reads the guardians of a child, past and present, the last checked first. */
export async function guardiansOf(
  reading: Reading<PlatformTables>,
  child: string,
): Promise<readonly StoredGuardianship[]> {
  return reading
    .selectFrom('guardianships')
    .selectAll()
    .where('child', '=', child)
    .orderBy('checked_at', 'desc')
    .orderBy('guardianship')
    .limit(LISTED_MAX)
    .execute();
}

/** Reads the children somebody is the shown guardian of now, each until a time. */
export async function wardsNow(
  reading: Reading<PlatformTables>,
  guardian: string,
  now: number,
): Promise<
  ReadonlyArray<{ readonly person: string; readonly guardianship: string; readonly until: number }>
> {
  const rows = await reading
    .selectFrom('guardianships')
    .innerJoin('ages', 'ages.person', 'guardianships.child')
    .innerJoin('people', 'people.person', 'guardianships.child')
    .selectAll('ages')
    .select(['guardianship', 'ended_at', 'checked_at'])
    .where('guardian', '=', guardian)
    .where('people.state', '=', 'active')
    .where((where) => where.or([where('ended_at', 'is', null), where('ended_at', '>', now)]))
    .orderBy('checked_at')
    .limit(LISTED_MAX)
    .execute();
  return rows.flatMap((row) => {
    const grown = childUntil(ageFacts(row), now);
    if (grown === null) return [];
    return [
      { person: row.person, guardianship: row.guardianship, until: Math.min(grown, row.ended_at ?? grown) },
    ];
  });
}

/** The children of a request's person, for the access table. */
export const wardsOf: WardsOf = async ({ database }, guardian, now) =>
  (await wardsNow(database.reading, guardian, now)).map(({ person, until }) => ({ person, until }));

/**
 * Writes a guardianship.
 *
 * @returns `false` when there is an open one of the two already; let it end the transaction
 */
export async function addGuardianship(
  writing: Writing<PlatformTables>,
  guardianship: StoredGuardianship,
): Promise<boolean> {
  try {
    await writing.insertInto('guardianships').values(guardianship).execute();
    return true;
  } catch (error) {
    if (isDatabaseError(error, 'constraint_broken') && error.constraint === 'unique') return false;
    throw error;
  }
}

/** Ends a guardianship, once. */
export async function endGuardianship(
  writing: Writing<PlatformTables>,
  guardianship: string,
  at: number,
): Promise<void> {
  await writing
    .updateTable('guardianships')
    .set({ ended_at: at })
    .where('guardianship', '=', guardianship)
    .where('ended_at', 'is', null)
    .execute();
  const body = JSON.stringify({ guardianship });
  await appendEvent(writing, MINORS, { kind: 'guardianship.ended', body, at });
}
