import type { AuthorityRole } from '@consentry/contract';
import type { Writing } from '@consentry/server';
import {
  drawInvitation,
  hashToken,
  type Invitation,
  invitationOf,
  type NewInvitation,
} from '@consentry/staff';
import type { AuthorityTables } from '../store/tables.ts';
import { rolesOf } from './official.ts';
import { MANAGERS_MIN, managersOf } from './staff-store.ts';

type Write = Writing<AuthorityTables>;

/** What a link gives. */
interface Given {
  readonly roles: readonly AuthorityRole[];
  readonly department: string;
}

/** Makes a link for one person, and gives its token, which is nowhere else. */
export async function invite(
  writing: Write,
  { roles, department, ...link }: NewInvitation & Given,
): Promise<{ readonly token: string; readonly staff: string }> {
  const { token, columns } = drawInvitation(link);
  await writing
    .insertInto('staff_invitations')
    .values({ ...columns, roles: JSON.stringify(roles), department })
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
  if (row.kind === 'set_up' && (await managersOf(writing, row.department, null)) >= MANAGERS_MIN) return null;
  return { ...invitationOf(row), roles: rolesOf(row), department: row.department };
}
