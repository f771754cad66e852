import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Database } from './database.ts';
import { readEvents } from './events.ts';
import { addJob } from './job-store.ts';
import { killAmidst } from './testing/kill-amidst.ts';
import { describeOnBoth } from './testing/on-both.ts';
import { inTransaction } from './transaction.ts';

const WORKER = join(import.meta.dirname, 'testing', 'worker.fixture.ts');

const JOBS = 120;
const LEASE_MS = 400;

async function addJobs(database: Database, count: number): Promise<string[]> {
  return inTransaction(database, async (writing) => {
    const made: string[] = [];
    for (let i = 0; i < count; i += 1) {
      made.push((await addJob(writing, { kind: 'work', body: '', dueAt: 0, triesMax: 1000 }, 0)) ?? '');
    }
    return made;
  });
}

async function openCount(database: Database): Promise<number> {
  const { open } = await database.reading
    .selectFrom('jobs')
    .select(({ fn }) => fn.countAll<number>().as('open'))
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
  return open;
}

/** Lets workers do the jobs, two at a time, each killed within its work, until none is left. */
async function workUntilDone(database: Database, at: string, fault: string): Promise<number> {
  let killed = 0;
  const worker = async (): Promise<void> => {
    while ((await openCount(database)) > 0) {
      const lines = await killAmidst(WORKER, [at, String(LEASE_MS), fault], {
        goesOn: async () => {
          await sleep(50);
          return (await openCount(database)) > 0;
        },
      });
      if (lines.length > 0) killed += 1;
    }
  };
  await Promise.all([worker(), worker()]);
  return killed;
}

describeOnBoth('workers that are killed', ({ open, url }) => {
  test('lose no job and make no effect twice', async () => {
    const database = await open();
    const jobs = await addJobs(database, JOBS);
    const killed = await workUntilDone(database, await url(), '');
    const effects = await readEvents(database.reading, 'effects', 0);
    expect(effects.map(({ body }) => body).toSorted()).toEqual(jobs.toSorted());
    expect(killed).toBeGreaterThan(5);
  }, 120_000);

  test('make effects twice when the end of the job is in another transaction (control)', async () => {
    const database = await open();
    const jobs = await addJobs(database, 80);
    await workUntilDone(database, await url(), 'two-transactions');
    const effects = await readEvents(database.reading, 'effects', 0);
    expect(effects.length).toBeGreaterThan(jobs.length);
  }, 120_000);
});
