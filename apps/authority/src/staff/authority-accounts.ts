import { AuthoritySession } from '@consentry/contract';
import { type Principal } from '@consentry/server';
import { type Accounts, type SessionTimes, endsOf, findStaffBySession } from '@consentry/staff';
import { actionsOf } from '../access/access-table.ts';
import type { AuthorityContext } from '../authority.ts';
import type { Official } from './official.ts';
import { findOfficial, findOfficialByLogin } from './staff-store.ts';

/** Name that an authenticator app shows. */
export const ISSUER = 'Consentry authority';

/** The accounts of this authority, for what signs them in. */
export const authorityAccounts: Accounts<Official, AuthoritySession> = {
  find: findOfficial,
  findByLogin: findOfficialByLogin,
  session: AuthoritySession,
  view: sessionView,
  issuer: ISSUER,
};

/** Shows a session, without its token. */
function sessionView(official: Official, times: SessionTimes, now: number): AuthoritySession {
  const { idle, end, steppedUp } = endsOf(times, now);
  const { staff, name, roles, department } = official;
  return {
    staff,
    name,
    roles: [...roles],
    department,
    may: actionsOf(roles),
    idle_ends_at: new Date(idle).toISOString(),
    ends_at: new Date(end).toISOString(),
    stepped_up_until: steppedUp === null ? null : new Date(steppedUp).toISOString(),
  };
}

/** Finds who asks: an official by their session, or nobody. */
export function officialPrincipal(
  context: AuthorityContext,
): (caller: Parameters<typeof findStaffBySession>[2]) => Promise<Principal> {
  return async (caller) => {
    const found = await findStaffBySession(context, authorityAccounts, caller);
    if (found === null) return { kind: 'nobody' };
    const { staff: id, roles, department } = found.account;
    return { kind: 'staff', id, roles, sites: [], department, steppedUpAt: found.steppedUpAt };
  };
}
