import type { Age } from '@consentry/contract';
import { type PersonFacts, fourteenthBirthday } from '@consentry/law';
import type { MinorsTables } from './minors-tables.ts';

export type StoredAge = MinorsTables['ages'];
export type StoredGuardianship = MinorsTables['guardianships'];

/** A guardian of a child of whom only “under 14” is known has no birthday to count to. */
export const NO_BIRTHDAY = Number.MAX_SAFE_INTEGER;

/** Puts what was told of an age as the law wants it. */
export function ageFacts(row: StoredAge | null): PersonFacts['age'] {
  if (row?.born_on !== null && row !== null) return { kind: 'born', on: row.born_on };
  return row?.band === undefined || row.band === null
    ? { kind: 'unknown' }
    : { kind: 'declared', band: row.band };
}

/**
 * Puts a person as the law wants it, with the guardian who decides or decided for them.
 *
 * @param guardianship of that guardian, or `null` where nobody else decides
 */
export function personFacts(age: StoredAge | null, guardianship: StoredGuardianship | null): PersonFacts {
  return {
    age: ageFacts(age),
    guardian:
      guardianship === null
        ? null
        : {
            proof: guardianship.proof,
            verified_at: new Date(guardianship.checked_at).toISOString(),
            ended_at: guardianship.ended_at === null ? null : new Date(guardianship.ended_at).toISOString(),
          },
  };
}

/**
 * Tells until when a guardian decides for a person (§ 第七条第一款): the start of the fourteenth birthday.
 *
 * @returns epoch milliseconds; `null` where the person decides for themselves, or nobody knows their age
 */
export function childUntil(age: PersonFacts['age'], now: number): number | null {
  if (age.kind === 'born') {
    const birthday = fourteenthBirthday(age.on);
    return now < birthday ? birthday : null;
  }
  return age.kind === 'declared' && age.band === 'under_14' ? NO_BIRTHDAY : null;
}

/**
 * Tells whether an age may be written. What was told once is changed only by staff who saw a proof: a
 * child does not grow older by saying so.
 */
export function mayTell(
  held: StoredAge | null,
  told: { readonly by: StoredAge['told_by']; readonly proof: string | null },
): boolean {
  if (told.by === 'person' && told.proof !== null) return false;
  return held === null || (told.by === 'staff' && told.proof !== null);
}

/** Puts an age as it is stored. */
export function ageColumns(age: Age): Pick<StoredAge, 'born_on' | 'band'> {
  return age.kind === 'born' ? { born_on: age.on, band: null } : { born_on: null, band: age.band };
}

/** Reads an age as it travels. */
export function ageOf(row: StoredAge | null): Age | null {
  const facts = ageFacts(row);
  return facts.kind === 'unknown' ? null : facts;
}
