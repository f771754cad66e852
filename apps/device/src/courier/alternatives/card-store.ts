import { z } from 'zod';
import { iso } from '../clock.ts';
import type { Reading, Writing } from '../store/database.ts';

/** Finds whose card this is. */
export function findCardHolder(reading: Reading, hash: string): string | null {
  const row = reading.get('SELECT person FROM cards WHERE card_hash = ?', hash);
  return row === undefined ? null : z.uuid().parse(row['person']);
}

/** Reads since when somebody has a card here; `null` without one. */
export function cardLinkedAt(reading: Reading, person: string): string | null {
  const row = reading.get('SELECT linked_at FROM cards WHERE person = ?', person);
  return row === undefined ? null : z.string().parse(row['linked_at']);
}

/** Links a card to somebody, in place of the one before. Nobody else may have it. */
export function linkCard(writing: Writing, person: string, hash: string, now: number): void {
  writing.run(
    `INSERT INTO cards (person, card_hash, linked_at) VALUES (?, ?, ?)
     ON CONFLICT (person) DO UPDATE SET card_hash = excluded.card_hash, linked_at = excluded.linked_at`,
    person,
    hash,
    iso(now),
  );
}

/** Takes away the card of somebody, if they have one. */
export function unlinkCard(writing: Writing, person: string): void {
  writing.run('DELETE FROM cards WHERE person = ?', person);
}
