import { inTransaction } from '@consentry/server';
import { noteStaffEvent, SET_UP_MS } from '@consentry/staff';
import type { AuthorityContext } from '../authority.ts';
import { type FirstDepartment, firstDepartment } from '../department/department-store.ts';
import { invite } from './invitation-store.ts';
import { MANAGERS_MIN, managersOf } from './staff-store.ts';

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
 * Makes the links by which the first two managers of the first department join: from then on each account takes two
 * persons. They die with their hour, with their use, and as soon as there are two.
 *
 * @param named the first department, where there is none yet
 * @param rescue make one though there are two, for a department none of whose managers can sign in any more; whoever
 *   starts the program may, and it is noted
 */
export async function setUpLinks(
  { database, now, origins }: AuthorityContext,
  named: FirstDepartment | undefined,
  rescue: boolean,
): Promise<readonly JoinLink[]> {
  const at = now();
  const tokens = await inTransaction(database, async (writing) => {
    const department = await firstDepartment(writing, named, at);
    const missing = Math.max(0, MANAGERS_MIN - (await managersOf(writing, department, null)));
    const made: string[] = [];
    for (let i = 0; i < Math.max(missing, rescue ? 1 : 0); i += 1) {
      const kind = missing > 0 ? 'set_up' : 'rescue';
      const expiresAt = at + SET_UP_MS;
      const link = { kind, roles: ['manager'], department, invitedBy: null, expiresAt } as const;
      const { token, staff } = await invite(writing, link);
      if (kind === 'rescue') {
        await noteStaffEvent(writing, 'staff.invited', { staff, roles: ['manager'], by: null }, at);
      }
      made.push(token);
    }
    return made;
  });
  return tokens.map((token) => ({ link: linkOf(origins(), token), expiresAt: at + SET_UP_MS }));
}
