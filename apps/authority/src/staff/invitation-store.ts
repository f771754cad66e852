import { randomUUID } from 'node:crypto';
import type { AuthorityRole } from '@consentry/contract';
import type { Writing } from '@consentry/server';
import { drawToken, hashToken } from '@consentry/staff';
import type { AuthorityTables } from '../store/tables.ts';
import { rolesOf } from './official.ts';
import { MANAGERS_MIN, managersOf } from './staff-store.ts';
import type { InvitationTable } from './staff-tables.ts';

type Write = Writing<AuthorityTables>;

/** Whoever started the server is at the terminal: a link to set it up lives this long. */
export const SET_UP_MS = 60 * 60_000;
/** A colleague may be away until tomorrow. */
export const INVITATION_MS = 3 * 24 * 60 * 60_000;

/** What a link gives, and what was begun with it. */
export interface Invitation {
  readonly tokenHash: string;
  readonly kind: InvitationTable['kind'];
  readonly roles: readonly AuthorityRole[];
  readonly department: string;
  readonly invitedBy: string | null;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
  /** Account it will be. */
  readonly staff: string;
  readonly begun: { readonly login: string; readonly name: string; readonly totpSealed: string } | null;
}

/** Makes a link for one person, and gives its token, which is nowhere else. */
export async function invite(
  writing: Write,
  { kind, roles, department, invitedBy, expiresAt }: Omit<Invitation, 'tokenHash' | 'staff' | 'begun'>,
): Promise<{ readonly token: string; readonly staff: string }> {
  const token = drawToken('invitation');
  const staff = randomUUID();
  await writing
    .insertInto('staff_invitations')
    .values({
      token_hash: hashToken(token),
      kind,
      roles: JSON.stringify(roles),
      department,
      invited_by: invitedBy,
      expires_at: expiresAt,
      staff,
      login: null,
      name: null,
      totp_sealed: null,
    })
    .execute();
  return { token, staff };
}

/** Finds what a token still gives; `null` once it was used or has expired, or when setting up is over. */
export async function findInvitation(writing: Write, token: string, now: number): Promise<Invitation | null> {
  const row = await writing
    .selectFrom('staff_invitations')
    .selectAll()
    .where('token_hash', '=', hashToken(token))
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (row === undefined) return null;
  if (row.kind === 'set_up' && (await managersOf(writing, row.department, null)) >= MANAGERS_MIN) return null;
  const { login, name, totp_sealed: totpSealed } = row;
  return {
    tokenHash: row.token_hash,
    kind: row.kind,
    roles: rolesOf(row),
    department: row.department,
    invitedBy: row.invited_by,
    expiresAt: row.expires_at,
    staff: row.staff,
    begun: login === null || name === null || totpSealed === null ? null : { login, name, totpSealed },
  };
}

/** Notes what somebody began with a link; beginning again replaces it. */
export async function noteBegun(
  writing: Write,
  tokenHash: string,
  begun: NonNullable<Invitation['begun']>,
): Promise<void> {
  await writing
    .updateTable('staff_invitations')
    .set({ login: begun.login, name: begun.name, totp_sealed: begun.totpSealed })
    .where('token_hash', '=', tokenHash)
    .execute();
}

/** Uses a link up. */
export async function useInvitation(writing: Write, { tokenHash }: Invitation): Promise<void> {
  await writing.deleteFrom('staff_invitations').where('token_hash', '=', tokenHash).execute();
}

/** Ends the open links somebody gave: what they may no longer do, nobody does in their name. */
export async function endInvitationsBy(writing: Write, staff: string): Promise<void> {
  await writing.deleteFrom('staff_invitations').where('invited_by', '=', staff).execute();
}

/** Deletes links whose time has passed. */
export async function sweepInvitations(writing: Write, now: number): Promise<void> {
  await writing.deleteFrom('staff_invitations').where('expires_at', '<=', now).execute();
}
