import type { Result } from '@consentry/server';
import type { Account, Accounts, SessionShown, Write } from './account.ts';
import { STAFF_LIFE_MS } from './session.ts';
import { sessionCookie } from './session-cookie.ts';
import { beginSession } from './session-store.ts';

/**
 * Begins a session and answers with it: a browser gets a cookie that no script reads, a program the token.
 * Two factors were just shown.
 *
 * @param beganAt epoch milliseconds; of the session this one renews, whose absolute end stays
 */
export async function answerWithSession<A extends Account, S extends SessionShown>(
  writing: Write,
  accounts: Pick<Accounts<A, S>, 'view'>,
  account: A,
  carrier: 'cookie' | 'bearer',
  now: number,
  beganAt = now,
): Promise<Result<S>> {
  const times = { began_at: beganAt, seen_at: now, stepped_up_at: now };
  const token = await beginSession(writing, account.staff, times);
  const body = accounts.view(account, times, now);
  return carrier === 'cookie'
    ? { body, headers: sessionCookie(token, STAFF_LIFE_MS) }
    : { body: { ...body, token } };
}
