import type { PersonLanguage } from '@consentry/contract';
import type { Reading, Writing } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';

type Read = Reading<PlatformTables>;
type Write = Writing<PlatformTables>;
type Reminders = PlatformTables['deadline_reminders'];

/** Roles of staff to whom deadlines are sent: an auditor, who changes nothing, reads them in the console. */
const SEES = ['dpo', 'admin'];

/** A feed and whose it is. */
export interface Feed {
  readonly staff: string;
  readonly language: PersonLanguage;
}

/** Finds the feed of an address, of staff who still may read it. */
export async function findFeed(reading: Read, tokenHash: string): Promise<Feed | null> {
  const row = await reading
    .selectFrom('deadline_feeds as f')
    .innerJoin('staff as s', 's.staff', 'f.staff')
    .select(['f.staff', 'f.language', 's.state', 's.roles'])
    .where('f.token_hash', '=', tokenHash)
    .executeTakeFirst();
  return row === undefined || !mayRead(row) ? null : { staff: row.staff, language: row.language };
}

/** Keeps the hash of a new address in place of the one before. */
export async function keepFeed(
  writing: Write,
  { staff, language, tokenHash }: Feed & { readonly tokenHash: string },
  now: number,
): Promise<void> {
  const feed = { token_hash: tokenHash, language, made_at: now, read_at: null };
  await writing
    .insertInto('deadline_feeds')
    .values({ staff, ...feed })
    .onConflict((on) => on.column('staff').doUpdateSet(feed))
    .execute();
}

/** Ends a feed. @returns whether there was one */
export async function dropFeed(writing: Write, staff: string): Promise<boolean> {
  const [dropped] = await writing.deleteFrom('deadline_feeds').where('staff', '=', staff).execute();
  return (dropped?.numDeletedRows ?? 0n) > 0n;
}

/** Notes when a feed was read. */
export async function noteRead(writing: Write, staff: string, now: number): Promise<void> {
  await writing.updateTable('deadline_feeds').set({ read_at: now }).where('staff', '=', staff).execute();
}

/** Reads one’s feed and reminders. */
export async function readSettings(reading: Read, staff: string) {
  const feed = await reading
    .selectFrom('deadline_feeds')
    .select(['made_at', 'read_at'])
    .where('staff', '=', staff)
    .executeTakeFirst();
  const reminders = await reading
    .selectFrom('deadline_reminders')
    .select(['email', 'language'])
    .where('staff', '=', staff)
    .executeTakeFirst();
  return { feed: feed ?? null, reminders: reminders ?? null };
}

/** Keeps where somebody’s reminders go. */
export async function setReminders(writing: Write, { staff, ...to }: Reminders): Promise<void> {
  await writing
    .insertInto('deadline_reminders')
    .values({ staff, ...to })
    .onConflict((on) => on.column('staff').doUpdateSet(to))
    .execute();
}

/** Finds who wants reminders and still may see deadlines, or one of them. */
export async function readReceivers(
  reading: Read,
  staff?: string,
): Promise<
  ReadonlyArray<{ readonly staff: string; readonly email: string; readonly language: PersonLanguage }>
> {
  let query = reading
    .selectFrom('deadline_reminders as r')
    .innerJoin('staff as s', 's.staff', 'r.staff')
    .select(['r.staff', 'r.email', 'r.language', 's.state', 's.roles'])
    .where('r.email', 'is not', null)
    .orderBy('r.staff');
  if (staff !== undefined) query = query.where('r.staff', '=', staff);
  const rows = await query.execute();
  return rows.flatMap((row) =>
    row.email !== null && mayRead(row)
      ? [{ staff: row.staff, email: row.email, language: row.language }]
      : [],
  );
}

/** Notes a reminder. @returns `false` where it was made before */
export async function noteReminder(
  writing: Write,
  { deadline, lead }: { readonly deadline: string; readonly lead: number },
  now: number,
): Promise<boolean> {
  const made = await writing
    .insertInto('deadlines_reminded')
    .values({ deadline, lead, made_at: now })
    .onConflict((on) => on.columns(['deadline', 'lead']).doNothing())
    .returning('deadline')
    .executeTakeFirst();
  return made !== undefined;
}

/** Reads which reminders were made. */
export async function readReminded(reading: Read): Promise<ReadonlySet<string>> {
  const rows = await reading.selectFrom('deadlines_reminded').select(['deadline', 'lead']).execute();
  return new Set(rows.map(({ deadline, lead }) => `${deadline} ${lead}`));
}

function mayRead({ state, roles }: { readonly state: string; readonly roles: string }): boolean {
  return state === 'active' && (JSON.parse(roles) as string[]).some((role) => SEES.includes(role));
}
