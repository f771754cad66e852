import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database, Engine, Writing } from './database.ts';
import { DatabaseError } from './database-error.ts';
import { type ClaimedJob, type NewJob, pauseAfter, TRIES_MAX_DEFAULT } from './job.ts';
import type { ServerTables } from './tables.ts';
import { inTransaction } from './transaction.ts';

/** What a worker asks for. */
export interface Claim {
  /** The kinds it can do. */
  readonly kinds: readonly string[];
  /** At most so many. */
  readonly limit: number;
  /** How long it may take, milliseconds; longer than its longest job. */
  readonly leaseMs: number;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Longest name of a failure that is kept, characters. */
const FAILURE_MAX = 200;

/**
 * Makes a job in the transaction of what calls for it.
 *
 * @returns its id, or `null` when there is one of the same `once`
 */
export async function addJob<T extends ServerTables>(
  writing: Writing<T>,
  { kind, body, dueAt, once, triesMax }: NewJob,
  now: number,
): Promise<string | null> {
  const made = await tables(writing)
    .insertInto('jobs')
    .values({
      job: randomUUID(),
      kind,
      body,
      once: once ?? null,
      state: 'open',
      made_at: now,
      due_at: dueAt,
      tries: 0,
      tries_max: triesMax ?? TRIES_MAX_DEFAULT,
      lease: null,
      lease_until: null,
      failure: null,
      ended_at: null,
    })
    .onConflict((on) => on.column('once').doNothing())
    .returning('job')
    .executeTakeFirst();
  return made?.job ?? null;
}

/**
 * Takes jobs that are due and that nobody holds, the longest due first. A job whose worker died is taken
 * again when its lease has run out; one that was tried as often as allowed is given up.
 */
export async function claimJobs<T extends ServerTables>(
  database: Database<T>,
  claim: Claim,
): Promise<readonly ClaimedJob[]> {
  if (claim.kinds.length === 0) return [];
  // Row locks keep claims apart; a serial order with everything else would only make them fail.
  return inTransaction(
    database,
    async (writing) => {
      await giveUpDead(writing, claim.now);
      const jobs = await due(writing, database.engine, claim);
      return jobs.length === 0 ? [] : lease(writing, jobs, claim);
    },
    'read committed',
  );
}

/**
 * Ends a job in the transaction of its effects: both last, or neither. Of several workers that did the same
 * job, only the one that holds it gets through.
 *
 * @throws {DatabaseError} `lease_lost`; let it end the transaction
 */
export async function completeJob<T extends ServerTables>(
  writing: Writing<T>,
  claimed: ClaimedJob,
  now: number,
): Promise<void> {
  await change(writing, claimed, {
    state: 'done',
    ended_at: now,
    lease: null,
    lease_until: null,
    failure: null,
  });
}

/**
 * Notes that a try failed: the job comes again after a pause, or is given up.
 *
 * @param failure a code; never personal data
 * @param pauseMs left out: {@link pauseAfter} this try
 * @throws {DatabaseError} `lease_lost`
 */
export async function failJob<T extends ServerTables>(
  writing: Writing<T>,
  claimed: ClaimedJob,
  failure: string,
  now: number,
  pauseMs = pauseAfter(claimed.try),
): Promise<void> {
  const last = claimed.try >= claimed.triesMax;
  await change(writing, claimed, {
    failure: failure.slice(0, FAILURE_MAX),
    lease: null,
    lease_until: null,
    ...(last ? { state: 'given_up', ended_at: now } : { due_at: now + pauseMs }),
  });
}

/**
 * Hands a job back as if it had not been tried: whoever stops, or finds that it cannot be done yet.
 *
 * @param dueAt epoch milliseconds
 * @throws {DatabaseError} `lease_lost`
 */
export async function releaseJob<T extends ServerTables>(
  writing: Writing<T>,
  claimed: ClaimedJob,
  dueAt: number,
): Promise<void> {
  await change(writing, claimed, { due_at: dueAt, tries: claimed.try - 1, lease: null, lease_until: null });
}

/**
 * Ends one round of a job that comes again and again.
 *
 * @param dueAt when the next round is due, epoch milliseconds
 * @param failure a code, where the round failed; never personal data
 * @throws {DatabaseError} `lease_lost`
 */
export async function repeatJob<T extends ServerTables>(
  writing: Writing<T>,
  claimed: ClaimedJob,
  dueAt: number,
  failure: string | null = null,
): Promise<void> {
  await change(writing, claimed, { due_at: dueAt, tries: 0, failure, lease: null, lease_until: null });
}

/**
 * Holds a job for longer.
 *
 * @throws {DatabaseError} `lease_lost`
 */
export async function extendLease<T extends ServerTables>(
  writing: Writing<T>,
  claimed: ClaimedJob,
  until: number,
): Promise<void> {
  await change(writing, claimed, { lease_until: until });
}

/**
 * Deletes jobs that ended before a time.
 *
 * @returns how many
 */
export async function sweepJobs<T extends ServerTables>(
  writing: Writing<T>,
  before: number,
): Promise<number> {
  const { numDeletedRows } = await tables(writing)
    .deleteFrom('jobs')
    .where('state', '!=', 'open')
    .where('ended_at', '<', before)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Jobs whose workers died at the last try: nobody is left to say that they failed. */
async function giveUpDead<T extends ServerTables>(writing: Writing<T>, now: number): Promise<void> {
  await tables(writing)
    .updateTable('jobs')
    .set({ state: 'given_up', failure: 'lease_ran_out', ended_at: now, lease: null, lease_until: null })
    .where('state', '=', 'open')
    .where('lease_until', '<=', now)
    .whereRef('tries', '>=', 'tries_max')
    .execute();
}

async function due<T extends ServerTables>(
  writing: Writing<T>,
  engine: Engine,
  { kinds, limit, now }: Claim,
): Promise<string[]> {
  const query = tables(writing)
    .selectFrom('jobs')
    .select('job')
    .where('state', '=', 'open')
    .where('due_at', '<=', now)
    .where('kind', 'in', [...kinds])
    .where((where) => where.or([where('lease_until', 'is', null), where('lease_until', '<=', now)]))
    .whereRef('tries', '<', 'tries_max')
    .orderBy('due_at')
    .orderBy('job')
    .limit(limit);
  const locking = engine === 'postgresql' ? query.forUpdate().skipLocked() : query;
  return (await locking.execute()).map(({ job }) => job);
}

async function lease<T extends ServerTables>(
  writing: Writing<T>,
  jobs: readonly string[],
  { leaseMs, now }: Claim,
): Promise<readonly ClaimedJob[]> {
  const token = randomUUID();
  const rows = await tables(writing)
    .updateTable('jobs')
    .set({ lease: token, lease_until: now + leaseMs, tries: sql`tries + 1` })
    .where('job', 'in', [...jobs])
    .returning(['job', 'kind', 'body', 'tries', 'tries_max'])
    .execute();
  const byId = new Map(rows.map((row) => [row.job, row]));
  return jobs.flatMap((job) => {
    const row = byId.get(job);
    if (row === undefined) return [];
    return { job, kind: row.kind, body: row.body, try: row.tries, triesMax: row.tries_max, lease: token };
  });
}

async function change<T extends ServerTables>(
  writing: Writing<T>,
  { job, lease }: ClaimedJob,
  values: Partial<ServerTables['jobs']>,
): Promise<void> {
  const { numUpdatedRows } = await tables(writing)
    .updateTable('jobs')
    .set(values)
    .where('job', '=', job)
    .where('lease', '=', lease)
    .where('state', '=', 'open')
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new DatabaseError('lease_lost', job);
}

function tables<T extends ServerTables>(writing: Writing<T>): Writing<ServerTables> {
  return writing as unknown as Writing<ServerTables>;
}
