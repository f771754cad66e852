import type { Write } from './account.ts';
import { STAFF_LIFE_MS } from './session.ts';
import { TRIES_MS } from './tries.ts';

/**
 * Deletes tries, sessions, challenges and links whose time has passed. They count for nothing already; this only
 * takes them off the disk.
 */
export async function sweepSignIns(writing: Write, now: number): Promise<void> {
  await writing
    .deleteFrom('tries')
    .where('at', '<=', now - TRIES_MS)
    .execute();
  await writing
    .deleteFrom('staff_sessions')
    .where('began_at', '<=', now - STAFF_LIFE_MS)
    .execute();
  await writing.deleteFrom('staff_invitations').where('expires_at', '<=', now).execute();
  await writing.deleteFrom('used_challenges').where('expires_at', '<=', now).execute();
}
