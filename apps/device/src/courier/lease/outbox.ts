import { DeviceEvent, REPORT_MAX } from '@consentry/contract';
import { z } from 'zod';
import { iso } from '../clock.ts';
import type { Database, Reading, Writing } from '../store/database.ts';

type WithoutNumber<T> = T extends unknown ? Omit<T, 'sequence' | 'at'> : never;
/** Something to report, before it has its number and time. */
export type News = WithoutNumber<DeviceEvent>;

/** A certificate with its proof has some 3,000 characters: this many are well below the longest request. */
const CHARS_MAX = 150_000;

const Row = z.object({ sequence: z.int(), body: z.string() });

/** Writes something to be reported, in the transaction of what it tells of. */
export function addNews(writing: Writing, news: News, now: number): void {
  writing.run('INSERT INTO outbox (body) VALUES (?)', JSON.stringify({ ...news, at: iso(now) }));
}

/** Reads what is not reported yet, in its order, some at a time. */
export function unreported(reading: Reading): readonly DeviceEvent[] {
  const rows = reading
    .all('SELECT sequence, body FROM outbox ORDER BY sequence LIMIT ?', REPORT_MAX)
    .map((row) => Row.parse(row));
  let chars = 0;
  const fitting = rows.filter(({ body }, at) => {
    chars += body.length;
    return at === 0 || chars <= CHARS_MAX;
  });
  return fitting.map(({ sequence, body }) =>
    DeviceEvent.parse({ ...z.record(z.string(), z.unknown()).parse(JSON.parse(body)), sequence }),
  );
}

/** Forgets what the platform said it has durably. */
export function reported(database: Database, upTo: number): void {
  database.transact((writing) => writing.run('DELETE FROM outbox WHERE sequence <= ?', upTo));
}

/**
 * Gives what is not reported new numbers, after the last that the platform has: this store was rolled back,
 * and used numbers twice. Said in the outbox, too.
 */
export function renumber(database: Database, last: number, now: number): void {
  database.transact((writing) => {
    const rows = writing
      .all('SELECT sequence, body FROM outbox ORDER BY sequence')
      .map((row) => Row.parse(row));
    writing.run('DELETE FROM outbox');
    writing.run("DELETE FROM sqlite_sequence WHERE name = 'outbox'");
    writing.run("INSERT INTO sqlite_sequence (name, seq) VALUES ('outbox', ?)", last);
    for (const { body } of rows) writing.run('INSERT INTO outbox (body) VALUES (?)', body);
    addNews(writing, { kind: 'alarm', code: 'store_rolled_back' }, now);
  });
}
