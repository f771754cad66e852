// Worker that the job test ends at any moment: claims jobs for ever and makes their effects, one line each.
import { flushCompileCache } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { appendEvent } from '../events.ts';
import { isDatabaseError } from '../database-error.ts';
import type { ClaimedJob } from '../job.ts';
import { claimJobs, completeJob } from '../job-store.ts';
import { openDatabase } from '../open-database.ts';
import { inTransaction } from '../transaction.ts';

// Whoever is killed keeps nothing of what it compiled.
flushCompileCache();
const [, , url = '', leaseMs = '', fault = ''] = process.argv;
await using database = await openDatabase(url, { connections: 1 });
for (;;) {
  const claim = { kinds: ['work'], limit: 2, leaseMs: Number(leaseMs), now: Date.now() };
  for (const job of await claimJobs(database, claim)) {
    await work(job).catch((error: unknown) => {
      // On a slow machine the lease runs out, and the job is another's.
      if (!isDatabaseError(error, 'lease_lost')) throw error;
    });
  }
  await sleep(2);
}

async function work(job: ClaimedJob): Promise<void> {
  const effect = { kind: 'effect', body: job.job, at: 0 };
  if (fault === 'two-transactions') {
    await inTransaction(database, (writing) => appendEvent(writing, 'effects', effect));
    process.stdout.write('half\n');
    await sleep(5);
    await inTransaction(database, (writing) => completeJob(writing, job, Date.now()));
  } else {
    await inTransaction(database, async (writing) => {
      await appendEvent(writing, 'effects', effect);
      await completeJob(writing, job, Date.now());
    });
    process.stdout.write('done\n');
  }
}
