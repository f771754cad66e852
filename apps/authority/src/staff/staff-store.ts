import type { Reading, Writing } from '@consentry/server';
import type { AuthorityTables } from '../store/tables.ts';
import { type Official, isManager, officialOf } from './official.ts';

type Read = Reading<AuthorityTables>;
type Write = Writing<AuthorityTables>;

/** How many managers a department needs, so that two of them can add another. */
export const MANAGERS_MIN = 2;

/** Reads one account. */
export async function findOfficial(reading: Read, staff: string): Promise<Official | null> {
  const row = await reading.selectFrom('staff').selectAll().where('staff', '=', staff).executeTakeFirst();
  return row === undefined ? null : officialOf(row);
}

/** Finds the account of a login name. */
export async function findOfficialByLogin(reading: Read, login: string): Promise<Official | null> {
  const row = await reading.selectFrom('staff').selectAll().where('login', '=', login).executeTakeFirst();
  return row === undefined ? null : officialOf(row);
}

/** Lists the accounts of a department by login name. */
export async function listOfficials(
  reading: Read,
  department: string,
  after: string,
  limit: number,
): Promise<readonly Official[]> {
  const rows = await reading
    .selectFrom('staff')
    .selectAll()
    .where('department', '=', department)
    .where('login', '>', after)
    .orderBy('login')
    .limit(limit)
    .execute();
  return rows.map(officialOf);
}

/** Counts the managers of a department who can sign in, but for one account. */
export async function managersOf(reading: Read, department: string, but: string | null): Promise<number> {
  const rows = await reading
    .selectFrom('staff')
    .selectAll()
    .where('department', '=', department)
    .where('state', '=', 'active')
    .execute();
  return rows.map(officialOf).filter((one) => one.staff !== but && isManager(one)).length;
}

/** Adds an account; `false` when the login name is taken. */
export async function addOfficial(writing: Write, official: Official): Promise<boolean> {
  const added = await writing
    .insertInto('staff')
    .values({
      staff: official.staff,
      login: official.login,
      name: official.name,
      roles: JSON.stringify(official.roles),
      department: official.department,
      state: official.state,
      invited_by: official.invitedBy,
      approved_by: official.approvedBy,
      changed_at: official.changedAt,
      changed_by: official.changedBy,
      password_hash: official.passwordHash,
      totp_sealed: official.totpSealed,
      totp_step: official.totpStep,
      joined_at: official.joinedAt,
      version: official.version,
    })
    .onConflict((on) => on.column('login').doNothing())
    .returning('staff')
    .executeTakeFirst();
  return added !== undefined;
}

/** Changes what an account may; one version further. */
export async function changeOfficial(
  writing: Write,
  { staff, roles, state, approvedBy, changedAt, changedBy, version }: Official,
): Promise<void> {
  await writing
    .updateTable('staff')
    .set({
      roles: JSON.stringify(roles),
      state,
      approved_by: approvedBy,
      changed_at: changedAt,
      changed_by: changedBy,
      version: version + 1,
    })
    .where('staff', '=', staff)
    .execute();
}
