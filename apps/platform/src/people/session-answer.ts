import type { PersonSession } from '@consentry/contract';
import type { Result, Writing } from '@consentry/server';
import { sessionCookie } from '@consentry/staff';
import type { PlatformTables } from '../store/tables.ts';
import { SESSION_LIFE_MS } from './one-time-code.ts';
import { beginSession } from './sign-in-store.ts';

/**
 * Begins the session of a person and answers with it: a browser gets a cookie that no script reads, a program
 * the token. Cookies go out once and are never kept to be sent again.
 */
export async function answerWithPersonSession(
  writing: Writing<PlatformTables>,
  person: string,
  carrier: 'cookie' | 'bearer',
  now: number,
): Promise<Result<PersonSession>> {
  const { token, endsAt } = await beginSession(writing, person, now);
  const body = { person, expires_at: new Date(endsAt).toISOString() };
  return carrier === 'cookie'
    ? { body, headers: sessionCookie(token, SESSION_LIFE_MS) }
    : { body: { ...body, token } };
}
