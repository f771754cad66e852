import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from './database.ts';
import { isDatabaseError } from './database-error.ts';
import type { ClaimedJob } from './job.ts';
import { addJob, claimJobs, releaseJob, repeatJob } from './job-store.ts';
import type { ServerTables } from './tables.ts';
import { inTransaction } from './transaction.ts';

/** Tells of what went wrong, without what a person wrote. */
export interface WorkLog {
  error(about: { readonly err: unknown }, text: string): void;
}

/** What works on jobs needs to know of its program. */
export interface WorkPlace<T extends ServerTables> {
  readonly database: Database<T>;
  readonly log: WorkLog;
  /** Gives epoch milliseconds. */
  readonly now: () => number;
}

/** Jobs of some kinds, done beside each other. */
export interface Lane {
  readonly kinds: readonly string[];
  /** At most so many beside each other in this process. */
  readonly atOnce: number;
  /** Longer than the longest of them, milliseconds. */
  readonly leaseMs: number;
  /** How soon a job that is due is begun, milliseconds. */
  readonly pauseMs: number;
  /** Done before jobs are asked for; until it succeeds there are none. */
  readonly prepare?: () => Promise<void>;
  /** Does one job, and ends it. Aborted when the program stops: then it hands the job back. */
  readonly work: (job: ClaimedJob, signal: AbortSignal) => Promise<void>;
}

/** Work that goes on. */
export interface Working extends AsyncDisposable {
  /** When it last asked the database for jobs and got an answer, by `performance.now()`. */
  readonly heardAt: number;
}

/** The database is asked again after so long when it did not answer. */
const FAILED_PAUSE_MS = 1000;

/** Begins to do jobs, as many beside each other as the lane has room for, until it is disposed of. */
export function workJobs<T extends ServerTables>(
  { database, log, now }: WorkPlace<T>,
  { kinds, atOnce, leaseMs, pauseMs, prepare, work }: Lane,
): Working {
  const stop = new AbortController();
  const { signal } = stop;
  const underWay = new Set<Promise<void>>();
  let heardAt = performance.now();
  const failed = (err: unknown) => log.error({ err }, 'work on jobs failed');

  function begin(job: ClaimedJob): void {
    const doing = work(job, signal)
      .catch((error: unknown) => {
        if (!isDatabaseError(error, 'lease_lost', 'outcome_unknown')) failed(error);
      })
      .finally(() => underWay.delete(doing));
    underWay.add(doing);
  }

  async function round(): Promise<void> {
    await prepare?.();
    const room = atOnce - underWay.size;
    const claimed = room === 0 ? [] : await claimJobs(database, { kinds, limit: room, leaseMs, now: now() });
    if (room > 0) heardAt = performance.now();
    for (const job of claimed) begin(job);
    if (claimed.length < room || room === 0) {
      const pause = sleep(pauseMs, undefined, { signal, ref: false }).catch(() => {});
      await Promise.race([pause, ...(room === 0 ? underWay : [])]);
    }
  }

  const running = (async () => {
    while (!signal.aborted) {
      try {
        await round();
      } catch (error) {
        failed(error);
        await sleep(Math.max(pauseMs, FAILED_PAUSE_MS), undefined, { signal, ref: false }).catch(() => {});
      }
    }
    await Promise.all(underWay);
  })();
  return {
    get heardAt() {
      return heardAt;
    },
    async [Symbol.asyncDispose]() {
      stop.abort();
      await running;
    },
  };
}

/** Something that is done again and again, by one replica at a time. */
export interface Round {
  /** From the end of one to the beginning of the next, milliseconds. */
  readonly everyMs: number;
  /** Writes in transactions of its own; done twice, it does no harm. */
  readonly work: (signal: AbortSignal) => Promise<void>;
}

/** Longest a round may take before another replica takes it for dead. */
const ROUND_LEASE_MS = 5 * 60_000;
const ROUNDS_AT_ONCE = 4;
const ROUND_PAUSE_MS = 500;
/** A round is never given up. */
const ROUND_TRIES_MAX = Number.MAX_SAFE_INTEGER;

/**
 * Begins to do rounds, each of them a job in the database: however many replicas there are, one does it. The
 * row is made here when it is not there.
 *
 * @param rounds by the kind of their job
 */
export function workRounds<T extends ServerTables>(
  place: WorkPlace<T>,
  rounds: Readonly<Record<string, Round>>,
): Working {
  const { database, log, now } = place;
  let made = false;
  async function make(): Promise<void> {
    if (made) return;
    const at = now();
    await inTransaction(
      database,
      async (writing) => {
        for (const kind of Object.keys(rounds)) {
          const job = { kind, body: '', dueAt: at, once: `round ${kind}`, triesMax: ROUND_TRIES_MAX };
          await addJob(writing, job, at);
        }
      },
      'read committed',
    );
    made = true;
  }

  async function work(job: ClaimedJob, signal: AbortSignal): Promise<void> {
    const round = rounds[job.kind];
    if (round === undefined) return;
    let failure: string | null = null;
    try {
      await round.work(signal);
    } catch (error) {
      log.error({ err: error }, `the round ${job.kind} failed`);
      failure = isDatabaseError(error) ? error.code : error instanceof Error ? error.name : 'unknown';
    }
    await inTransaction(database, async (writing) => {
      if (signal.aborted) await releaseJob(writing, job, now());
      else await repeatJob(writing, job, now() + round.everyMs, failure);
    });
  }

  return workJobs(place, {
    kinds: Object.keys(rounds),
    atOnce: ROUNDS_AT_ONCE,
    leaseMs: ROUND_LEASE_MS,
    pauseMs: ROUND_PAUSE_MS,
    prepare: make,
    work,
  });
}
