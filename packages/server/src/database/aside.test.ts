import { expect, test } from 'vitest';
import { sql } from 'kysely';
import type { Reading } from './database.ts';
import { appendEvent } from './events.ts';
import type { ServerTables } from './tables.ts';
import { describeOnBoth } from './testing/on-both.ts';
import { inTransaction } from './transaction.ts';

/** A statement that works for some tenths of a second and reads next to nothing. */
function slow(reading: Reading<ServerTables>) {
  return reading
    .selectFrom('streams')
    .select(
      sql<number>`(with recursive n(i) as (select 1 union all select i + 1 from n where i < 400000) select max(i) from n)`.as(
        'i',
      ),
    )
    .execute();
}

/** What ends first when a slow statement began before a quick one. */
async function first(reading: Reading<ServerTables>, quick: Reading<ServerTables>): Promise<string> {
  const order: string[] = [];
  const long = slow(reading).then(() => order.push('long'));
  await Promise.all([
    long,
    quick
      .selectFrom('events')
      .selectAll()
      .execute()
      .then(() => order.push('quick')),
  ]);
  return order[0] ?? '';
}

describeOnBoth('reads aside', ({ open, engine }) => {
  test('what takes long aside holds nobody up', async () => {
    await using database = await open();
    await inTransaction(database, (writing) => appendEvent(writing, 's', { kind: 'k', body: '', at: 0 }));
    // The thread has begun.
    expect(await database.aside.selectFrom('events').select('kind').execute()).toEqual([{ kind: 'k' }]);
    expect(await first(database.aside, database.reading)).toBe('quick');
    // On SQLite, that it would be held up otherwise (control).
    expect(await first(database.reading, database.reading)).toBe(engine === 'sqlite' ? 'long' : 'quick');
  });

  test('an error of a statement is of that statement alone, and nothing is written', async () => {
    await using database = await open();
    const wrong = database.aside
      .selectFrom('nowhere' as 'events')
      .selectAll()
      .execute();
    await expect(wrong).rejects.toThrow(/nowhere/);
    await expect(sql`delete from events`.execute(database.aside as never)).rejects.toThrow();
    expect(await database.aside.selectFrom('events').selectAll().execute()).toEqual([]);
  });
});
