import { expect, test } from 'vitest';
import type { Database } from './database.ts';
import { appendEvent, readEvents } from './events.ts';
import { noteMigrations as migrations, type NoteTables } from './testing/notes.ts';
import { describeOnBoth } from './testing/on-both.ts';
import { inTransaction, type Isolation } from './transaction.ts';

const note = (name: string, number = 1): NoteTables['notes'] => ({ note: name, number, kept: null });

/**
 * Each of two reads that there is fewer than two notes and adds one: in any order of the two, there is one
 * note too many only if they did not see each other.
 */
async function addUnlessThere(
  database: Database<NoteTables>,
  name: string,
  isolation: Isolation,
): Promise<void> {
  await inTransaction(
    database,
    async (writing) => {
      const there = await writing.selectFrom('notes').select('note').execute();
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (there.length === 0) await writing.insertInto('notes').values(note(name)).execute();
    },
    isolation,
  );
}

describeOnBoth('a transaction', ({ open, engine }) => {
  test('is whole or nothing, and gives what its work gives', async () => {
    const database = await open<NoteTables>({ migrations });
    const failing = inTransaction(database, async (writing) => {
      await writing.insertInto('notes').values(note('a')).execute();
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await database.reading.selectFrom('notes').selectAll().execute()).toEqual([]);
    expect(await inTransaction(database, async () => 7)).toBe(7);
  });

  test('has an order with every other: of two that depend on each other, one sees the other', async () => {
    const database = await open<NoteTables>({ migrations });
    await Promise.all(['a', 'b'].map((name) => addUnlessThere(database, name, 'serializable')));
    expect(await database.reading.selectFrom('notes').selectAll().execute()).toHaveLength(1);
  });

  const onPostgres = engine === 'postgresql' ? test : () => {};
  onPostgres('a lesser isolation would let both through (control)', async () => {
    const database = await open<NoteTables>({ migrations });
    await Promise.all(['a', 'b'].map((name) => addUnlessThere(database, name, 'read committed')));
    expect(await database.reading.selectFrom('notes').selectAll().execute()).toHaveLength(2);
  });

  test('many that number an event of one stream at once all happen, and none is told to come again', async () => {
    const database = await open<NoteTables>({ migrations });
    const add = (): Promise<number> =>
      inTransaction(database, async (writing) => {
        // Its snapshot is taken before the others write, as that of a command is that first reads what it needs.
        await writing.selectFrom('notes').select('note').execute();
        await new Promise((resolve) => setTimeout(resolve, 15));
        return appendEvent(writing, 'busy', { kind: 'counted', body: '{}', at: 1 });
      });
    const writers = Array.from({ length: 24 }, async () => {
      for (let number = 0; number < 5; number += 1) await add();
    });
    await Promise.all(writers);
    expect(await readEvents(database.reading, 'busy', 0)).toHaveLength(24 * 5);
  }, 60_000);

  test('many that change the same row all happen', async () => {
    const database = await open<NoteTables>({ migrations });
    await inTransaction(database, (writing) => writing.insertInto('notes').values(note('sum', 0)).execute());
    const add = (): Promise<void> =>
      inTransaction(database, async (writing) => {
        const { number } = await writing
          .selectFrom('notes')
          .select('number')
          .where('note', '=', 'sum')
          .executeTakeFirstOrThrow();
        await writing
          .updateTable('notes')
          .set({ number: (number ?? 0) + 1 })
          .execute();
      });
    await Promise.all(Array.from({ length: 24 }, add));
    const { number } = await database.reading.selectFrom('notes').select('number').executeTakeFirstOrThrow();
    expect(number).toBe(24);
  });

  test('after an error it can only be undone, even when the program went on', async () => {
    const database = await open<NoteTables>({ migrations });
    const going = inTransaction(database, async (writing) => {
      await writing.insertInto('notes').values(note('a')).execute();
      await writing
        .insertInto('notes')
        .values(note('a'))
        .execute()
        .catch(() => {});
    });
    await expect(going).rejects.toThrow();
    const on = inTransaction(database, async (writing) => {
      const twice = writing
        .insertInto('notes')
        .values([note('a'), note('a')])
        .execute();
      await twice.catch(() => {});
      await writing.insertInto('notes').values(note('b')).execute();
    });
    await expect(on).rejects.toThrow();
    expect(await database.reading.selectFrom('notes').selectAll().execute()).toEqual([]);
    await inTransaction(database, (writing) => writing.insertInto('notes').values(note('c')).execute());
  });

  test('a broken rule has the same name, and no value of a row is in the error or its cause', async () => {
    const database = await open<NoteTables>({ migrations });
    const secret = 'number of a person';
    const broken = async (...notes: NoteTables['notes'][]): Promise<unknown> =>
      inTransaction(database, (writing) => writing.insertInto('notes').values(notes).execute()).catch(
        (error: unknown) => error,
      );
    const errors = [
      [await broken(note(secret), note(secret)), 'unique'],
      [await broken(note(secret, -1)), 'check'],
      [await broken({ ...note('x'), note: null as unknown as string }), 'not_null'],
      [
        await inTransaction(database, (writing) =>
          writing
            .insertInto('events')
            .values({ stream: secret, sequence: 1, kind: '', body: '', at: 0 })
            .execute(),
        ).catch((error: unknown) => error),
        'foreign_key',
      ],
    ] as const;
    for (const [error, constraint] of errors) {
      expect(error).toMatchObject({ code: 'constraint_broken', constraint });
      const { cause } = error as Error;
      expect(JSON.stringify([error, cause, Object.entries(cause as object), String(cause)])).not.toContain(
        secret,
      );
    }
  });

  test('one inside another is refused, and one on another database is not', async () => {
    const database = await open<NoteTables>({ migrations });
    const nested = inTransaction(database, () => inTransaction(database, async () => 1));
    await expect(nested).rejects.toMatchObject({ code: 'nested_transaction' });
    const other = await open<NoteTables>({ migrations });
    if (engine === 'postgresql') {
      expect(await inTransaction(database, () => inTransaction(other, async () => 1))).toBe(1);
    }
  });

  test('its writer is good for nothing afterwards', async () => {
    const database = await open<NoteTables>({ migrations });
    const writing = await inTransaction(database, async (tx) => tx);
    await expect(writing.insertInto('notes').values(note('late')).execute()).rejects.toThrow(/committed/);
    expect(await database.reading.selectFrom('notes').selectAll().execute()).toEqual([]);
  });
});
