import type { StaffSession } from '@consentry/contract';
import type { Result, Writing } from '@consentry/server';
import { actionsOf } from '../access/actions-of.ts';
import type { PlatformTables } from '../store/tables.ts';
import { sessionCookie } from '../access/session-cookie.ts';
import { STAFF_LIFE_MS, type SessionTimes, endsOf } from './session.ts';
import { beginSession } from './session-store.ts';
import type { StaffAccount } from './staff.ts';

/** Shows a session, without its token. */
export function sessionView(account: StaffAccount, times: SessionTimes, now: number): StaffSession {
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

/**
 * Begins a session and answers with it: a browser gets a cookie that no script reads, a program the token.
 * Two factors were just shown.
 *
 * @param beganAt epoch milliseconds; of the session this one renews, whose absolute end stays
 */
export async function answerWithSession(
  writing: Writing<PlatformTables>,
  account: StaffAccount,
  carrier: 'cookie' | 'bearer',
  now: number,
  beganAt = now,
): Promise<Result<StaffSession>> {
  const times = { began_at: beganAt, seen_at: now, stepped_up_at: now };
  const token = await beginSession(writing, account.staff, times);
  const body = sessionView(account, times, now);
  return carrier === 'cookie'
    ? { body, headers: sessionCookie(token, STAFF_LIFE_MS) }
    : { body: { ...body, token } };
}
