import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { Database } from './database.ts';
import { killAmidst } from './testing/kill-amidst.ts';
import { describeOnBoth } from './testing/on-both.ts';

const HAMMERED = join(import.meta.dirname, 'testing', 'hammered.fixture.ts');

/** Processes killed, and how many of them work at once. */
const KILLS = 102;
const AT_ONCE = 3;
/** Rounds in which a program that acknowledges too early has to be caught. */
const CONTROL_ROUNDS = 6;

interface Kept {
  readonly events: readonly number[];
  readonly jobs: readonly number[];
}

/** Gives what is kept of a stream, once the transactions of dead processes are over. */
async function keptOf(database: Database, stream: string): Promise<Kept> {
  if (database.engine === 'postgresql') await untilOver(database);
  const events = await database.reading
    .selectFrom('events')
    .select('sequence')
    .where('stream', '=', stream)
    .orderBy('sequence')
    .execute();
  const jobs = await database.reading
    .selectFrom('jobs')
    .select('once')
    .where('once', 'like', `${stream}/%`)
    .execute();
  const numbers = jobs.map(({ once }) => Number(once?.split('/')[1])).toSorted((a, b) => a - b);
  return { events: events.map(({ sequence }) => sequence), jobs: numbers };
}

/** The server notices only after a while that nobody listens, and may end the last transaction until then. */
async function untilOver(database: Database): Promise<void> {
  const writer = Database.writerOf(database);
  for (;;) {
    const { rows } = await sql<{ others: number }>`
      select count(*) as others from pg_stat_activity
      where datname = current_database() and pid != pg_backend_pid() and application_name = 'consentry'
        and state not in ('idle') and backend_type = 'client backend'`.execute(writer);
    if (rows[0]?.others === 0) return;
    await sleep(5);
  }
}

describeOnBoth('killed at any moment', ({ open, url }) => {
  test('a program keeps what it acknowledged, whole, in order', async () => {
    const database = await open();
    const at = await url();
    let acknowledged = 0;
    const worker = async (stream: string): Promise<void> => {
      let before = 0;
      for (let round = 0; round < KILLS / AT_ONCE; round += 1) {
        const lines = await killAmidst(HAMMERED, [at, stream]);
        const last = Number(lines.at(-1));
        const { events, jobs } = await keptOf(database, stream);
        expect(lines.map(Number)).toEqual(lines.map((_, i) => before + 1 + i));
        expect(events).toEqual(events.map((_, i) => i + 1));
        expect(events.length, 'acknowledged and lost').toBeGreaterThanOrEqual(last);
        expect(jobs, 'half written').toEqual(events);
        before = events.length;
        acknowledged += lines.length;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, (_, i) => worker(`w${i}`)));
    expect(acknowledged).toBeGreaterThan(KILLS);
  }, 180_000);

  test('one that acknowledges before its commit is caught (control)', async () => {
    const database = await open();
    const at = await url();
    let lost = 0;
    for (let round = 0; round < CONTROL_ROUNDS && lost === 0; round += 1) {
      const lines = await killAmidst(HAMMERED, [at, 'early', 'acknowledge-early']);
      const { events } = await keptOf(database, 'early');
      lost += Math.max(0, Number(lines.at(-1)) - events.length);
    }
    expect(lost).toBeGreaterThan(0);
  });
});
