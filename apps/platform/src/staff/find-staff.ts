import { inTransaction } from '@consentry/server';
import type { PrincipalFinder } from '../access/find-principal.ts';
import type { PlatformContext } from '../platform.ts';
import { SIGN_OF_LIFE_MS, isOver } from './session.ts';
import { findSession, noteSignOfLife } from './session-store.ts';
import { sessionTokenOf } from './session-token.ts';
import { findStaff } from './staff-store.ts';

/**
 * Finds staff by their session. Roles are read each time, so a change counts from the next request; the
 * sessions have ended by then anyway.
 */
export function findStaffBySession({ database, now }: PlatformContext): PrincipalFinder {
  return async ({ headers }) => {
    const carried = sessionTokenOf(headers);
    if (carried === null) return null;
    const session = await findSession(database.reading, carried.token);
    const at = now();
    if (session === null || isOver(session, at)) return null;
    const account = await findStaff(database.reading, session.staff);
    if (account === null || account.state !== 'active') return null;
    if (at - session.seen_at >= SIGN_OF_LIFE_MS) {
      await inTransaction(
        database,
        (writing) => noteSignOfLife(writing, carried.token, at),
        'read committed',
      );
    }
    const { staff: id, roles, sites } = account;
    return { kind: 'staff', id, roles, sites, steppedUpAt: session.stepped_up_at };
  };
}
