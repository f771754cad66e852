import { runJobs } from '@consentry/server';
import { complaintJobs } from '../complaint/complaint-work.ts';
import type { Holders } from '../consent/holders.ts';
import type { PlatformContext } from '../platform.ts';
import { answerDeletions, rightsJobs } from './rights-work.ts';

const AT_ONCE = 100;
const LEASE_MS = 60_000;

/**
 * Watches the last days of requests and complaints: makes the reminders that are due, and answers deletions
 * that are done. One round.
 */
export async function watchDeadlines(
  { database, now }: Pick<PlatformContext, 'database' | 'now'>,
  holders: Holders,
): Promise<void> {
  const handlers = { ...rightsJobs(now), ...complaintJobs(now) };
  for (let done = 1; done > 0; ) {
    ({ done } = await runJobs(database, handlers, { limit: AT_ONCE, leaseMs: LEASE_MS }, now));
  }
  await answerDeletions(database, holders, now());
}
