import { expect, test } from 'vitest';
import type { Database } from './database.ts';
import { appendEvent, readEvents } from './events.ts';
import { type ClaimedJob, PAUSE_MAX_MS, PAUSE_MS, pauseAfter } from './job.ts';
import { addJob, claimJobs, completeJob, extendLease, failJob, sweepJobs } from './job-store.ts';
import { runJobs } from './run-jobs.ts';
import { describeOnBoth } from './testing/on-both.ts';
import { inTransaction } from './transaction.ts';

const NOW = Date.UTC(2026, 10, 22);
const LEASE_MS = 1000;
const claim = { kinds: ['mail'], limit: 10, leaseMs: LEASE_MS, now: NOW };

async function add(database: Database, dueAt = NOW, more: { once?: string; triesMax?: number } = {}) {
  return inTransaction(database, (writing) =>
    addJob(writing, { kind: 'mail', body: '{}', dueAt, ...more }, NOW),
  );
}

async function one(database: Database, now = NOW): Promise<ClaimedJob> {
  const [job, ...more] = await claimJobs(database, { ...claim, now });
  if (job === undefined || more.length > 0) throw new Error('not one job');
  return job;
}

const states = (database: Database) =>
  database.reading.selectFrom('jobs').select(['state', 'tries', 'failure', 'due_at']).execute();

describeOnBoth('jobs', ({ open }) => {
  test('are claimed when they are due, the longest due first, of the kinds asked for, and no more than asked', async () => {
    const database = await open();
    const [late, early] = [await add(database, NOW - 1), await add(database, NOW - 2)];
    await add(database, NOW + 1);
    expect(await claimJobs(database, { ...claim, kinds: ['other'] })).toEqual([]);
    expect(await claimJobs(database, { ...claim, kinds: [] })).toEqual([]);
    const claimed = await claimJobs(database, claim);
    expect(claimed.map(({ job }) => job)).toEqual([early, late]);
    expect(claimed[0]).toMatchObject({ kind: 'mail', body: '{}', try: 1 });
    expect(await claimJobs(database, { ...claim, now: NOW + 1, limit: 5 })).toHaveLength(1);
  });

  test('are made in the transaction of what calls for them, and once where asked', async () => {
    const database = await open();
    const undone = inTransaction(database, async (writing) => {
      await addJob(writing, { kind: 'mail', body: '', dueAt: NOW }, NOW);
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    expect(await states(database)).toEqual([]);
    const made = await Promise.all([1, 2, 3].map(() => add(database, NOW, { once: 'day 2026-11-22' })));
    expect(made.filter((job) => job !== null)).toHaveLength(1);
  });

  test('one that is held is not claimed until its lease runs out; then its first worker has lost it', async () => {
    const database = await open();
    await add(database);
    const first = await one(database);
    expect(await claimJobs(database, { ...claim, now: NOW + LEASE_MS - 1 })).toEqual([]);
    const second = await one(database, NOW + LEASE_MS);
    expect(second).toMatchObject({ job: first.job, try: 2 });
    const effects = async (job: ClaimedJob) =>
      inTransaction(database, async (writing) => {
        await appendEvent(writing, 'effects', { kind: 'sent', body: '', at: NOW });
        await completeJob(writing, job, NOW);
      });
    await expect(effects(first)).rejects.toMatchObject({ code: 'lease_lost' });
    await effects(second);
    await expect(effects(second)).rejects.toMatchObject({ code: 'lease_lost' });
    expect(await readEvents(database.reading, 'effects', 0)).toHaveLength(1);
    expect(await states(database)).toMatchObject([{ state: 'done' }]);
  });

  test('a lease can be made longer by who holds it', async () => {
    const database = await open();
    await add(database);
    const held = await one(database);
    await inTransaction(database, (writing) => extendLease(writing, held, NOW + 2 * LEASE_MS));
    expect(await claimJobs(database, { ...claim, now: NOW + LEASE_MS })).toEqual([]);
    await one(database, NOW + 2 * LEASE_MS);
    const extending = inTransaction(database, (writing) => extendLease(writing, held, NOW + 9 * LEASE_MS));
    await expect(extending).rejects.toMatchObject({ code: 'lease_lost' });
  });

  test('one that fails comes again after a pause, and is given up after its last try', async () => {
    const database = await open();
    await add(database, NOW, { triesMax: 2 });
    const first = await one(database);
    await inTransaction(database, (writing) => failJob(writing, first, 'timeout', NOW));
    expect(await claimJobs(database, { ...claim, now: NOW + PAUSE_MS - 1 })).toEqual([]);
    const second = await one(database, NOW + PAUSE_MS);
    await inTransaction(database, (writing) => failJob(writing, second, 'timeout', NOW));
    expect(await states(database)).toMatchObject([{ state: 'given_up', tries: 2, failure: 'timeout' }]);
    expect(await claimJobs(database, { ...claim, now: NOW + 10 * PAUSE_MAX_MS })).toEqual([]);
  });

  test('one whose workers die each time is given up too', async () => {
    const database = await open();
    await add(database, NOW, { triesMax: 2 });
    await one(database);
    await one(database, NOW + LEASE_MS);
    expect(await claimJobs(database, { ...claim, now: NOW + 2 * LEASE_MS })).toEqual([]);
    expect(await states(database)).toMatchObject([{ state: 'given_up', failure: 'lease_ran_out' }]);
  });

  test('many workers at once claim each job once', async () => {
    const database = await open();
    await inTransaction(database, async (writing) => {
      for (let i = 0; i < 60; i += 1)
        await addJob(writing, { kind: 'mail', body: String(i), dueAt: NOW }, NOW);
    });
    const other = await open();
    const claims = await Promise.all(
      Array.from({ length: 20 }, (_, i) => claimJobs(i % 2 === 0 ? database : other, { ...claim, limit: 3 })),
    );
    const jobs = claims.flat().map(({ job }) => job);
    expect(new Set(jobs).size).toBe(jobs.length);
    expect(jobs.length + (await claimJobs(database, { ...claim, limit: 60 })).length).toBe(60);
  });

  test('run with their handlers: done, failed with a code and no words, or lost', async () => {
    const database = await open();
    const adding = (kind: string, triesMax: number) =>
      inTransaction(database, (writing) => addJob(writing, { kind, body: '', dueAt: NOW, triesMax }, NOW));
    await adding('good', 2);
    await adding('bad', 2);
    await adding('unknown', 2);
    const handlers = {
      good: async (writing: Parameters<typeof appendEvent>[0]) => {
        await appendEvent(writing, 'effects', { kind: 'good', body: '', at: NOW });
      },
      bad: async (writing: Parameters<typeof appendEvent>[0]) => {
        await appendEvent(writing, 'effects', { kind: 'bad', body: '', at: NOW });
        throw new TypeError('what a person wrote');
      },
    };
    const run = (now: number) => runJobs(database, handlers, { limit: 10, leaseMs: LEASE_MS }, () => now);
    expect(await run(NOW)).toEqual({ done: 1, failed: 1, lost: 0 });
    expect(await run(NOW)).toEqual({ done: 0, failed: 0, lost: 0 });
    expect(await run(NOW + PAUSE_MS)).toEqual({ done: 0, failed: 1, lost: 0 });
    expect(await readEvents(database.reading, 'effects', 0)).toMatchObject([{ kind: 'good' }]);
    const rows = (await states(database)).map(({ state, failure }) => `${state} ${failure ?? ''}`);
    expect(rows.toSorted()).toEqual(['done ', 'given_up TypeError', 'open ']);
  });

  test('those that ended are deleted after a time', async () => {
    const database = await open();
    await add(database);
    await add(database);
    const [first] = await claimJobs(database, { ...claim, limit: 1 });
    if (first !== undefined) await inTransaction(database, (writing) => completeJob(writing, first, NOW));
    const sweep = (before: number) => inTransaction(database, (writing) => sweepJobs(writing, before));
    expect([await sweep(NOW), await sweep(NOW + 1), await sweep(NOW + 1)]).toEqual([0, 1, 0]);
    expect(await states(database)).toHaveLength(1);
  });
});

test('pauses double up to four hours', () => {
  expect([1, 2, 3].map(pauseAfter)).toEqual([30_000, 60_000, 120_000]);
  expect(pauseAfter(60)).toBe(PAUSE_MAX_MS);
});
