import type { Read, Write } from './account.ts';
import { drawToken, hashToken } from './secrets.ts';
import type { SessionTimes } from './session.ts';
import type { StaffSessionTable } from './tables.ts';

/** Finds the session of a token, over or not. */
export async function findSession(reading: Read, token: string): Promise<StaffSessionTable | null> {
  const row = await reading
    .selectFrom('staff_sessions')
    .selectAll()
    .where('token_hash', '=', hashToken(token))
    .executeTakeFirst();
  return row ?? null;
}

/** Begins a session and gives its token, which is nowhere else. */
export async function beginSession(writing: Write, staff: string, times: SessionTimes): Promise<string> {
  const token = drawToken('session');
  await writing
    .insertInto('staff_sessions')
    .values({ token_hash: hashToken(token), staff, ...times })
    .execute();
  return token;
}

/** Notes a sign of life of a session that is still there. */
export async function noteSignOfLife(writing: Write, token: string, now: number): Promise<void> {
  await writing
    .updateTable('staff_sessions')
    .set({ seen_at: now })
    .where('token_hash', '=', hashToken(token))
    .where('seen_at', '<', now)
    .execute();
}

/** Ends one session at once; `false` when it was over already. */
export async function endSession(writing: Write, token: string): Promise<boolean> {
  const ended = await writing
    .deleteFrom('staff_sessions')
    .where('token_hash', '=', hashToken(token))
    .returning('token_hash')
    .executeTakeFirst();
  return ended !== undefined;
}

/** Ends every session of an account at once. */
export async function endSessionsOf(writing: Write, staff: string): Promise<void> {
  await writing.deleteFrom('staff_sessions').where('staff', '=', staff).execute();
}
