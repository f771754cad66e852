import { type Caller, inTransaction } from '@consentry/server';
import type { Account, Accounts, SessionShown, SignInMeans } from './account.ts';
import { SIGN_OF_LIFE_MS, isOver } from './session.ts';
import { findSession, noteSignOfLife } from './session-store.ts';
import { sessionTokenOf } from './session-token.ts';

/**
 * Finds who of staff asks, by their session. The account is read each time, so a change counts from the next
 * request; its sessions have ended by then anyway.
 *
 * @returns the account, and when a second factor was last shown (epoch milliseconds); `null` for nobody
 */
export async function findStaffBySession<A extends Account>(
  { database, now }: Pick<SignInMeans, 'database' | 'now'>,
  { find }: Pick<Accounts<A, SessionShown>, 'find'>,
  { headers }: Pick<Caller, 'headers'>,
): Promise<{ readonly account: A; readonly steppedUpAt: number | null } | null> {
  const carried = sessionTokenOf(headers);
  if (carried === null) return null;
  const session = await findSession(database.reading, carried.token);
  const at = now();
  if (session === null || isOver(session, at)) return null;
  const account = await find(database.reading, session.staff);
  if (account === null || account.state !== 'active') return null;
  if (at - session.seen_at >= SIGN_OF_LIFE_MS) {
    await inTransaction(database, (writing) => noteSignOfLife(writing, carried.token, at), 'read committed');
  }
  return { account, steppedUpAt: session.stepped_up_at };
}
