import { StaffSession } from '@consentry/contract';
import { type Accounts, type SessionTimes, endsOf } from '@consentry/staff';
import { actionsOf } from '../access/actions-of.ts';
import type { StaffAccount } from './staff.ts';
import { findStaff, findStaffByLogin } from './staff-store.ts';

/** Name that an authenticator app shows. */
export const ISSUER = 'Consentry';

/** The accounts of this platform, for what signs them in. */
export const platformAccounts: Accounts<StaffAccount, StaffSession> = {
  find: findStaff,
  findByLogin: findStaffByLogin,
  session: StaffSession,
  view: sessionView,
  issuer: ISSUER,
};

/** Shows a session, without its token. */
function sessionView(account: StaffAccount, times: SessionTimes, now: number): StaffSession {
  const { idle, end, steppedUp } = endsOf(times, now);
  return {
    staff: account.staff,
    name: account.name,
    roles: [...account.roles],
    sites: [...account.sites],
    may: actionsOf(account.roles),
    idle_ends_at: new Date(idle).toISOString(),
    ends_at: new Date(end).toISOString(),
    stepped_up_until: steppedUp === null ? null : new Date(steppedUp).toISOString(),
  };
}
