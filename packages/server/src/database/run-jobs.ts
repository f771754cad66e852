import type { Database, Writing } from './database.ts';
import { isDatabaseError } from './database-error.ts';
import type { ClaimedJob } from './job.ts';
import { type Claim, claimJobs, completeJob, failJob } from './job-store.ts';
import type { ServerTables } from './tables.ts';
import { inTransaction } from './transaction.ts';

/** Does one job with writes in `writing` only, so that its effects are made once. */
export type JobHandler<T extends ServerTables> = (writing: Writing<T>, job: ClaimedJob) => Promise<void>;

/** How many jobs ended how. */
export interface JobTally {
  readonly done: number;
  readonly failed: number;
  /** Another worker has it, or the connection broke while it was committed; its lease decides. */
  readonly lost: number;
}

/**
 * Claims jobs once and does them one after the other, each with its end in the transaction of its effects.
 *
 * @param now gives epoch milliseconds
 * @throws {DatabaseError} when the database itself cannot be used; what was claimed comes again
 */
export async function runJobs<T extends ServerTables>(
  database: Database<T>,
  handlers: Readonly<Record<string, JobHandler<T>>>,
  claim: Pick<Claim, 'limit' | 'leaseMs'>,
  now: () => number,
): Promise<JobTally> {
  const claimed = await claimJobs(database, { ...claim, kinds: Object.keys(handlers), now: now() });
  const tally = { done: 0, failed: 0, lost: 0 };
  for (const job of claimed) {
    const handler = handlers[job.kind];
    if (handler !== undefined) tally[await runJob(database, handler, job, now)] += 1;
  }
  return tally;
}

async function runJob<T extends ServerTables>(
  database: Database<T>,
  handler: JobHandler<T>,
  job: ClaimedJob,
  now: () => number,
): Promise<keyof JobTally> {
  try {
    await inTransaction(database, async (writing) => {
      await handler(writing, job);
      await completeJob(writing, job, now());
    });
    return 'done';
  } catch (error) {
    if (isDatabaseError(error, 'lease_lost', 'outcome_unknown')) return 'lost';
    if (isDatabaseError(error, 'storage_failed', 'connection_lost', 'server_unreachable')) throw error;
    return noteFailure(database, job, error, now());
  }
}

async function noteFailure<T extends ServerTables>(
  database: Database<T>,
  job: ClaimedJob,
  error: unknown,
  now: number,
): Promise<keyof JobTally> {
  // The name of the error and not its message, which may quote what a person wrote.
  const failure = isDatabaseError(error) ? error.code : error instanceof Error ? error.name : 'unknown';
  try {
    await inTransaction(database, (writing) => failJob(writing, job, failure, now));
    return 'failed';
  } catch (failing) {
    if (isDatabaseError(failing, 'lease_lost', 'outcome_unknown')) return 'lost';
    throw failing;
  }
}
