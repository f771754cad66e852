import { type Reading, type Writing, appendEvent } from '@consentry/server';
import { PEOPLE } from '../people/factors.ts';
import { TRIES_WINDOW_MS } from '../people/one-time-code.ts';
import type { PlatformTables } from '../store/tables.ts';

type Read = Reading<PlatformTables>;
type Write = Writing<PlatformTables>;

/** Codes one person makes within a quarter of an hour: one a minute is shown, and as many again. */
export const ENTRY_CODES_MAX = 30;

/** Reads when a person's codes of the last quarter of an hour were made. */
export async function entryCodesOf(reading: Read, person: string, now: number): Promise<readonly number[]> {
  const rows = await reading
    .selectFrom('entry_codes')
    .select('made_at')
    .where('person', '=', person)
    .where('made_at', '>', now - TRIES_WINDOW_MS)
    .execute();
  return rows.map(({ made_at }) => made_at);
}

/** Tells whether there is a door at a site that lets anybody in. */
export async function hasDoor(reading: Read, site: string): Promise<boolean> {
  const row = await reading
    .selectFrom('devices')
    .select('device')
    .where('site', '=', site)
    .where('state', '=', 'approved')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Keeps of whom a code is, and tells that one was made; the code itself is kept nowhere. */
export async function addEntryCode(
  writing: Write,
  made: { readonly code: string; readonly person: string; readonly site: string },
  now: number,
): Promise<void> {
  await writing
    .insertInto('entry_codes')
    .values({ ...made, made_at: now, used_at: null })
    .execute();
  const body = JSON.stringify({ person: made.person, site: made.site });
  await appendEvent(writing, PEOPLE, { kind: 'person.entry_code_made', body, at: now });
}

/**
 * Takes that a code was used at a door of its site. Each door takes a code once; of two doors that took the
 * same, the first to report has it.
 *
 * @returns whose it is, and whether this is the first use; `null` for one of another site, or forgotten
 */
export async function takeEntryCode(
  writing: Write,
  used: { readonly code: string; readonly site: string },
  now: number,
): Promise<{ readonly person: string; readonly first: boolean } | null> {
  const row = await writing
    .selectFrom('entry_codes')
    .select(['person', 'used_at'])
    .where('code', '=', used.code)
    .where('site', '=', used.site)
    .executeTakeFirst();
  if (row === undefined) return null;
  const first = row.used_at === null;
  if (first)
    await writing.updateTable('entry_codes').set({ used_at: now }).where('code', '=', used.code).execute();
  return { person: row.person, first };
}
