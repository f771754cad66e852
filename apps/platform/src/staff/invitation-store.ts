import type { StaffRole } from '@consentry/contract';
import type { Writing } from '@consentry/server';
import {
  drawInvitation,
  hashToken,
  type Invitation,
  invitationOf,
  type NewInvitation,
} from '@consentry/staff';
import type { PlatformTables } from '../store/tables.ts';
import { listsOf } from './staff.ts';
import { hasAdminBeside } from './staff-store.ts';

type Write = Writing<PlatformTables>;

/** What a link gives. */
interface Given {
  readonly roles: readonly StaffRole[];
  readonly sites: readonly string[];
}

/** Makes a link for one person, and gives its token, which is nowhere else. */
export async function invite(
  writing: Write,
  { roles, sites, ...link }: NewInvitation & Given,
): Promise<{ readonly token: string; readonly staff: string }> {
  const { token, columns } = drawInvitation(link);
  await writing
    .insertInto('staff_invitations')
    .values({ ...columns, roles: JSON.stringify(roles), sites: JSON.stringify(sites) })
    .execute();
  return { token, staff: columns.staff };
}

/** Finds what a token still gives; `null` once it was used or has expired, or when setting up is over. */
export async function findInvitation(
  writing: Write,
  token: string,
  now: number,
): Promise<(Invitation & Given) | null> {
  const row = await writing
    .selectFrom('staff_invitations')
    .selectAll()
    .where('token_hash', '=', hashToken(token))
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (row === undefined) return null;
  if (row.kind === 'set_up' && (await hasAdminBeside(writing, null))) return null;
  return { ...invitationOf(row), ...listsOf(row) };
}
