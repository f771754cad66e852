import { type Working, runJobs, workRounds } from '@consentry/server';
import { complaintJobs } from '../complaint/complaint-work.ts';
import type { Holders } from '../consent/holders.ts';
import type { PlatformContext } from '../platform.ts';
import { answerDeletions, rightsJobs } from './rights-work.ts';

/** How soon a reminder that is due is made, and a deletion that is done is answered. */
const EVERY_MS = 5000;
const AT_ONCE = 100;
const LEASE_MS = 60_000;

/** Watches the last days of requests and complaints. @returns what stops it */
export function startDeadlines(context: PlatformContext, holders: Holders): Working {
  return workRounds(context, {
    deadlines: { everyMs: EVERY_MS, work: () => watchDeadlines(context, holders) },
  });
}

/** Does one round: what is due now, until nothing is. */
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
