import { inTransaction } from '@consentry/server';
import { SET_UP_MS } from '@consentry/staff';
import type { PlatformContext } from '../platform.ts';
import { invite } from './invitation-store.ts';
import { noteStaffEvent } from './staff-events.ts';
import { hasAdminBeside } from './staff-store.ts';

/** A link by which one person joins. It holds a secret: whoever has it first is who is meant. */
export interface JoinLink {
  readonly link: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** Gives the address of a link; the token is behind the `#`, which browsers send to nobody. */
export function linkOf(origins: readonly string[], token: string): string {
  return `${origins[0] ?? ''}/console/#${token}`;
}

/**
 * Makes the link by which the first admin sets a new platform up. It dies with its hour, with its use, and as
 * soon as there is an admin.
 *
 * @param rescue make one though there is an admin, for an organisation whose last one cannot sign in any
 *   more; whoever starts the program may, and it is noted
 * @returns `null` where there is an admin
 */
export async function setUpLink(
  { database, now, origins }: PlatformContext,
  rescue: boolean,
): Promise<JoinLink | null> {
  const at = now();
  const token = await inTransaction(database, async (writing) => {
    const there = await hasAdminBeside(writing, null);
    if (there && !rescue) return null;
    const made = await invite(writing, {
      kind: there ? 'rescue' : 'set_up',
      roles: ['admin'],
      sites: [],
      invitedBy: null,
      expiresAt: at + SET_UP_MS,
    });
    const body = { staff: made.staff, roles: ['admin'], by: null };
    if (there) await noteStaffEvent(writing, 'staff.invited', body, at);
    return made.token;
  });
  return token === null ? null : { link: linkOf(origins(), token), expiresAt: at + SET_UP_MS };
}
