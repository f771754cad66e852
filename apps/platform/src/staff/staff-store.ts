import type { Reading, Writing } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import { type StaffAccount, accountOf, isAdmin } from './staff.ts';

type Read = Reading<PlatformTables>;
type Write = Writing<PlatformTables>;

/** Reads one account. */
export async function findStaff(reading: Read, staff: string): Promise<StaffAccount | null> {
  const row = await reading.selectFrom('staff').selectAll().where('staff', '=', staff).executeTakeFirst();
  return row === undefined ? null : accountOf(row);
}

/** Finds the account of a login name. */
export async function findStaffByLogin(reading: Read, login: string): Promise<StaffAccount | null> {
  const row = await reading.selectFrom('staff').selectAll().where('login', '=', login).executeTakeFirst();
  return row === undefined ? null : accountOf(row);
}

/** Lists accounts by login name. */
export async function listStaff(
  reading: Read,
  after: string,
  limit: number,
): Promise<readonly StaffAccount[]> {
  const rows = await reading
    .selectFrom('staff')
    .selectAll()
    .where('login', '>', after)
    .orderBy('login')
    .limit(limit)
    .execute();
  return rows.map(accountOf);
}

/** Tells whether there is an admin who can sign in, but for one account. */
export async function hasAdminBeside(reading: Read, staff: string | null): Promise<boolean> {
  const rows = await reading.selectFrom('staff').selectAll().where('state', '=', 'active').execute();
  return rows.map(accountOf).some((account) => account.staff !== staff && isAdmin(account));
}

/** Adds an account; `false` when the login name is taken. */
export async function addStaff(
  writing: Write,
  account: Omit<StaffAccount, 'version' | 'state'>,
): Promise<boolean> {
  const { staff, login, name, roles, sites, passwordHash, totpSealed, totpStep, joinedAt } = account;
  const added = await writing
    .insertInto('staff')
    .values({
      staff,
      login,
      name,
      state: 'active',
      version: 1,
      roles: JSON.stringify(roles),
      sites: JSON.stringify(sites),
      password_hash: passwordHash,
      totp_sealed: totpSealed,
      totp_step: totpStep,
      joined_at: joinedAt,
    })
    .onConflict((on) => on.column('login').doNothing())
    .returning('staff')
    .executeTakeFirst();
  return added !== undefined;
}

/** Changes what an account may; one version further. */
export async function changeDuties(
  writing: Write,
  { staff, roles, sites, state, version }: StaffAccount,
): Promise<void> {
  await writing
    .updateTable('staff')
    .set({ roles: JSON.stringify(roles), sites: JSON.stringify(sites), state, version: version + 1 })
    .where('staff', '=', staff)
    .execute();
}
