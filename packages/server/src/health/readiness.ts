import { sql } from '../database/sql.ts';
import type { Reading } from '../database/database.ts';
import type { ServerTables } from '../database/tables.ts';
import type { Working } from '../database/work-jobs.ts';

/** What has to hold so that requests are sent to a replica. */
export const CHECKS = ['database', 'clock', 'jobs', 'running'] as const;
export type Check = (typeof CHECKS)[number];

/** Clocks of the platform and its database may be this far apart, milliseconds. */
const CLOCK_MS = 60_000;
/** No clock is right that is before this program was written. */
const EARLIEST = Date.UTC(2026, 0, 1);
/** The database was asked for jobs, and answered, within this time, milliseconds. */
const JOBS_MS = 60_000;
/** The database answers within this time, milliseconds. */
const DATABASE_MS = 3000;

/** What a replica knows of itself. Its tables were brought up to date before it listened. */
export interface Replica {
  stopping: boolean;
  readonly working: Working[];
}

/**
 * Tells which checks do not pass.
 *
 * @param now epoch milliseconds
 */
export async function failedChecks(
  reading: Reading<ServerTables>,
  engine: 'sqlite' | 'postgresql',
  { stopping, working }: Replica,
  now: number,
): Promise<readonly Check[]> {
  const clock = await databaseClock(reading, engine);
  const at = performance.now();
  const failed: Readonly<Record<Check, boolean>> = {
    database: clock === null,
    clock: now < EARLIEST || (clock !== null && Math.abs(now - clock) > CLOCK_MS),
    jobs: working.length === 0 || working.some(({ heardAt }) => at - heardAt > JOBS_MS),
    running: stopping,
  };
  return CHECKS.filter((check) => failed[check]);
}

/** @returns epoch milliseconds; `null` when the database does not answer */
async function databaseClock(
  reading: Reading<ServerTables>,
  engine: 'sqlite' | 'postgresql',
): Promise<number | null> {
  const clock =
    engine === 'sqlite'
      ? sql<number>`cast(unixepoch('now', 'subsec') * 1000 as integer)`
      : sql<number>`cast(extract(epoch from clock_timestamp()) * 1000 as bigint)`;
  const late = Promise.withResolvers<null>();
  const timer = setTimeout(() => late.resolve(null), DATABASE_MS);
  try {
    const asked = reading.selectNoFrom(clock.as('at')).executeTakeFirstOrThrow();
    const row = await Promise.race([asked.catch(() => null), late.promise]);
    return row === null ? null : row.at;
  } finally {
    clearTimeout(timer);
  }
}
