import { type Caller, type Principal, inTransaction } from '@consentry/server';
import { carriedToken } from '@consentry/staff';
import type { PlatformContext } from '../platform.ts';
import { findSession, touchSession } from './sign-in-store.ts';

/** A sign of life is written down at most this often. */
const TOUCH_MS = 60_000;

type Wards = Extract<Principal, { kind: 'person' }>['wards'];

/** Finds the children somebody is the shown guardian of now. */
export type WardsOf = (context: PlatformContext, guardian: string, now: number) => Promise<Wards>;

/**
 * Finds the person of a request by the token of their session, from a program or a browser. For `principalOf`.
 *
 * @returns `null` where no live session of a person is shown
 */
export async function personPrincipal(
  context: PlatformContext,
  { headers }: Caller,
  wardsOf: WardsOf,
): Promise<Principal | null> {
  const carried = carriedToken(headers);
  if (carried === null) return null;
  const now = context.now();
  const session = await findSession(context.database.reading, carried.token, now);
  if (session === null) return null;
  if (now - session.seen_at > TOUCH_MS) {
    await inTransaction(context.database, (writing) => touchSession(writing, session.session, now));
  }
  return { kind: 'person', id: session.person, wards: await wardsOf(context, session.person, now) };
}
