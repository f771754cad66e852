import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import type { Database } from './database.ts';
import { appendEvent, readEvents } from './events.ts';
import { addJob, claimJobs, completeJob, failJob, releaseJob } from './job-store.ts';
import { describeOnBoth } from './testing/on-both.ts';
import { inTransaction } from './transaction.ts';
import { type Lane, type Working, workJobs, workRounds } from './work-jobs.ts';

const NOW = Date.UTC(2026, 10, 22);
const working: Working[] = [];
const errors: unknown[] = [];

afterEach(async () => {
  for (const one of working.splice(0)) await one[Symbol.asyncDispose]();
  errors.splice(0);
});

const place = (database: Database, now = () => NOW) => ({
  database,
  now,
  log: { error: ({ err }: { readonly err: unknown }) => void errors.push(err) },
});

function begin(database: Database, work: Lane['work'], atOnce = 2): Working {
  const lane = { kinds: ['mail'], atOnce, leaseMs: 60_000, pauseMs: 5, work };
  const one = workJobs(place(database), lane);
  working.push(one);
  return one;
}

const add = (database: Database, body = '') =>
  inTransaction(database, (writing) => addJob(writing, { kind: 'mail', body, dueAt: NOW }, NOW));

const rows = (database: Database) =>
  database.reading.selectFrom('jobs').select(['state', 'tries', 'lease', 'due_at', 'failure']).execute();

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(5);
}

describeOnBoth('work on jobs', ({ open }) => {
  test('a job that is handed back counts no try', async () => {
    const database = await open();
    await add(database);
    const claim = { kinds: ['mail'], limit: 1, leaseMs: 1000, now: NOW };
    const [job] = await claimJobs(database, claim);
    if (job === undefined) throw new Error('no job');
    await inTransaction(database, (writing) => releaseJob(writing, job, NOW + 5));
    expect(await rows(database)).toEqual([
      { state: 'open', tries: 0, lease: null, due_at: NOW + 5, failure: null },
    ]);
    await expect(inTransaction(database, (writing) => releaseJob(writing, job, NOW))).rejects.toThrow();
    const [again] = await claimJobs(database, { ...claim, now: NOW + 5 });
    expect(again?.try).toBe(1);
    if (again === undefined) throw new Error('no job');
    await inTransaction(database, (writing) => failJob(writing, again, 'no', NOW, 77));
    expect((await rows(database))[0]).toMatchObject({ tries: 1, due_at: NOW + 77 });
  });

  test('is done beside each other up to a limit; a slow one holds up nobody else', async () => {
    const database = await open();
    for (const body of ['slow', 'a', 'b', 'c']) await add(database, body);
    const free = Promise.withResolvers<void>();
    let most = 0;
    let now = 0;
    begin(database, async (job) => {
      now += 1;
      most = Math.max(most, now);
      if (job.body === 'slow') await free.promise;
      await inTransaction(database, (writing) => completeJob(writing, job, NOW));
      now -= 1;
    });
    const done = async () => (await rows(database)).filter(({ state }) => state === 'done').length;
    await until(async () => (await done()) === 3);
    free.resolve();
    await until(async () => (await done()) === 4);
    expect(most).toBe(2);
  });

  test('ends with what is under way: what is stopped goes back', async () => {
    const database = await open();
    await add(database);
    const begun = Promise.withResolvers<void>();
    const one = begin(database, async (job, signal) => {
      begun.resolve();
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      await inTransaction(database, (writing) => releaseJob(writing, job, NOW));
    });
    await begun.promise;
    expect((await rows(database))[0]?.lease).not.toBeNull();
    await one[Symbol.asyncDispose]();
    expect(await rows(database)).toMatchObject([{ state: 'open', tries: 0, lease: null }]);
  });

  test('a round is one job for all replicas, comes again, and is never given up', async () => {
    const database = await open();
    let now = NOW;
    let fails = true;
    const round = {
      everyMs: 1000,
      work: async () => {
        await inTransaction(database, (writing) =>
          appendEvent(writing, 'rounds', { kind: 'round', body: '', at: now }),
        );
        if (fails) throw new RangeError('what somebody typed');
      },
    };
    for (let replica = 0; replica < 3; replica += 1) {
      working.push(
        workRounds(
          place(database, () => now),
          { sweep: round },
        ),
      );
    }
    const count = async () => (await readEvents(database.reading, 'rounds', 0)).length;
    const ended = async () => (await rows(database))[0]?.lease === null;
    await until(async () => (await count()) === 1 && ended());
    expect(await rows(database)).toEqual([
      { state: 'open', tries: 0, lease: null, due_at: NOW + 1000, failure: 'RangeError' },
    ]);
    expect(errors).toHaveLength(1);
    fails = false;
    now += 1000;
    await until(async () => (await count()) === 2 && ended());
    // Three replicas have looked several times since, and the round is not due.
    await sleep(1200);
    expect(await count()).toBe(2);
    expect(await rows(database)).toMatchObject([{ state: 'open', due_at: now + 1000, failure: null }]);
  });
});
