import { randomUUID } from 'node:crypto';
import type { Write } from './account.ts';
import { drawToken, hashToken } from './secrets.ts';
import type { InvitationColumns } from './tables.ts';

/** Whoever started the server is at the terminal: a link to set it up lives this long. */
export const SET_UP_MS = 60 * 60_000;
/** A colleague may be away until tomorrow. */
export const INVITATION_MS = 3 * 24 * 60 * 60_000;

/** A link to an account, and what was begun with it. A server adds what it gives. */
export interface Invitation {
  readonly tokenHash: string;
  readonly kind: InvitationColumns['kind'];
  readonly invitedBy: string | null;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
  /** Account it will be. */
  readonly staff: string;
  readonly begun: { readonly login: string; readonly name: string; readonly totpSealed: string } | null;
}

/** What a link is made of. */
export type NewInvitation = Pick<Invitation, 'kind' | 'invitedBy' | 'expiresAt'>;

/** Draws a link for one person: its token, which is nowhere else, and the columns that every link has. */
export function drawInvitation({ kind, invitedBy, expiresAt }: NewInvitation): {
  readonly token: string;
  readonly columns: InvitationColumns;
} {
  const token = drawToken('invitation');
  const columns = {
    token_hash: hashToken(token),
    kind,
    invited_by: invitedBy,
    expires_at: expiresAt,
    staff: randomUUID(),
    login: null,
    name: null,
    totp_sealed: null,
  };
  return { token, columns };
}

/** Reads of a row what every link has. */
export function invitationOf(row: InvitationColumns): Invitation {
  const { login, name, totp_sealed: totpSealed } = row;
  return {
    tokenHash: row.token_hash,
    kind: row.kind,
    invitedBy: row.invited_by,
    expiresAt: row.expires_at,
    staff: row.staff,
    begun: login === null || name === null || totpSealed === null ? null : { login, name, totpSealed },
  };
}

/** Notes what somebody began with a link; beginning again replaces it. */
export async function noteBegun(
  writing: Write,
  { tokenHash }: Invitation,
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
