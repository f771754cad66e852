import { z } from 'zod';
import type { Reading, Writing } from '../store/database.ts';

const PersonRow = z.object({
  /** Random id: what the record of processing names a person by. */
  person: z.uuid(),
  number: z.string(),
  pin_hash: z.string(),
  ask_again_after: z.string().nullable(),
  registered_at: z.string(),
});
/** A person at this door: a random number and a PIN, never a name. */
export type StoredPerson = Readonly<z.infer<typeof PersonRow>>;

/** Finds who has this number. */
export function findPersonByNumber(reading: Reading, number: string): StoredPerson | null {
  const row = reading.get('SELECT * FROM people WHERE number = ?', number);
  return row === undefined ? null : PersonRow.parse(row);
}

/** Reads one person. */
export function findPerson(reading: Reading, person: string): StoredPerson | null {
  const row = reading.get('SELECT * FROM people WHERE person = ?', person);
  return row === undefined ? null : PersonRow.parse(row);
}

/** Adds a person; `false` when the number is taken. Numbers are never reused: no row is ever deleted. */
export function addPerson(writing: Writing, person: StoredPerson): boolean {
  return (
    writing.run(
      `INSERT INTO people (person, number, pin_hash, ask_again_after, registered_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (number) DO NOTHING`,
      person.person,
      person.number,
      person.pin_hash,
      person.ask_again_after,
      person.registered_at,
    ) === 1
  );
}

/** Sets the day before which nobody here asks this person for their face (R06.9), or clears it. */
export function setAskAgainAfter(writing: Writing, person: string, at: string | null): void {
  writing.run('UPDATE people SET ask_again_after = ? WHERE person = ?', at, person);
}
