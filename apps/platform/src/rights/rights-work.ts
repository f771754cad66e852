import { type Database, type JobHandler, inTransaction } from '@consentry/server';
import type { Holders } from '../consent/holders.ts';
import { eraseOpenings } from '../ledger/erase-openings.ts';
import type { PlatformTables } from '../store/tables.ts';
import { RIGHTS_PURGE } from './answer-rights.ts';
import { answerErased } from './open-rights.ts';
import { reminders } from './remind.ts';
import { deadlineOf, isOpen } from './rights.ts';
import { RIGHTS, changeRights, findRights, inState, note } from './rights-store.ts';

/** Requests to delete that are looked at in one round. */
const ERASING_MAX = 500;

type Handlers = Readonly<Record<string, JobHandler<PlatformTables>>>;

/** Reminds of requests, and blanks the words of those whose time of keeping is over. */
export function rightsJobs(now: () => number): Handlers {
  return {
    ...reminders(
      {
        slice: RIGHTS,
        owed: async (writing, id) => {
          const request = await findRights(writing, id);
          return request === null || request.reached_at !== null ? null : () => deadlineOf(request);
        },
        mark: async (writing, request, flag) => {
          await writing.updateTable('rights_requests').set({ flag }).where('request', '=', request).execute();
          await note(writing, 'due', { request, state: flag }, now());
        },
      },
      now,
    ),
    [RIGHTS_PURGE]: async (writing, { body }) => {
      const request = await findRights(writing, body);
      if (request === null || isOpen(request) || request.purged_at !== null) return;
      const blank = { wish: null, correction: null, answer: null, identity_proof: null, deceased: null };
      await changeRights(writing, request, { ...blank, purged_at: now() });
      await note(writing, 'purged', { request: body }, now());
      await eraseOpenings(writing, [RIGHTS], await sequencesOf(writing, body), now());
    },
  };
}

async function sequencesOf(writing: Parameters<typeof findRights>[0], request: string): Promise<number[]> {
  const rows = await writing
    .selectFrom('events')
    .select('sequence')
    .where('stream', '=', RIGHTS)
    .where('body', 'like', `%"request":"${request}"%`)
    .execute();
  return rows.map(({ sequence }) => sequence);
}

/**
 * Answers requests to delete whose faces are gone at every device. Several replicas may do so at once.
 *
 * @returns how many it answered
 */
export async function answerDeletions(
  database: Database<PlatformTables>,
  holders: Holders,
  now: number,
): Promise<number> {
  let answered = 0;
  for (const { request } of await inState(database.reading, 'delete', ['received', 'in_hand'], ERASING_MAX)) {
    const done = await inTransaction(database, async (writing) => {
      const held = await findRights(writing, request);
      // One that nobody has acted on has ended nothing: it waits for a human.
      if (held === null || !isOpen(held) || !(await hasEnded(writing, request))) return false;
      return answerErased(writing, holders, held, now);
    });
    if (done) answered += 1;
  }
  return answered;
}

async function hasEnded(writing: Parameters<typeof findRights>[0], request: string): Promise<boolean> {
  const row = await writing
    .selectFrom('rights_ends')
    .select('consent')
    .where('request', '=', request)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
