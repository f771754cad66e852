import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { noteMigrations as migrations, type NoteTables } from './testing/notes.ts';
import { describeOnBoth } from './testing/on-both.ts';
import { inTransaction } from './transaction.ts';
import { checkValue, parseNumber } from './values.ts';

describeOnBoth('values', ({ open }) => {
  test('what is stored comes back the same: text, whole numbers, true, false, nothing', async () => {
    const database = await open<NoteTables>({ migrations });
    const rows = [
      { note: '', number: 0, kept: true },
      { note: '面契 ˈfeɪs 😀 \u{1}"\'\\', number: Number.MAX_SAFE_INTEGER, kept: false },
      { note: 'none', number: null, kept: null },
      { note: '2026-11-22T08:00:00Z', number: Date.UTC(2026, 10, 22), kept: true },
    ];
    await inTransaction(database, (writing) => writing.insertInto('notes').values(rows).execute());
    const found = await database.reading.selectFrom('notes').selectAll().orderBy('note').execute();
    expect(found).toStrictEqual(rows.toSorted((a, b) => (a.note < b.note ? -1 : 1)));
    const kept = await database.reading.selectFrom('notes').select('note').where('kept', '=', true).execute();
    expect(kept).toHaveLength(2);
  });

  test('any text comes back the same', async () => {
    const database = await open<NoteTables>({ migrations });
    const texts = fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => !text.includes('\0'));
    await fc.assert(
      fc.asyncProperty(texts, fc.maxSafeNat(), fc.boolean(), async (note, number, kept) => {
        const row = { note, number, kept };
        const back = await inTransaction(database, async (writing) => {
          await writing.deleteFrom('notes').execute();
          return writing.insertInto('notes').values(row).returningAll().executeTakeFirstOrThrow();
        });
        expect(back).toStrictEqual(row);
      }),
      { numRuns: 60 },
    );
  });

  test('text is in the order of its code points, whatever the locale', async () => {
    const database = await open<NoteTables>({ migrations });
    const notes = ['b', 'B', 'a', 'A', 'ä', '人', '一', '-a', 'a-', '10', '9', '_'];
    await inTransaction(database, (writing) =>
      writing
        .insertInto('notes')
        .values(notes.map((note) => ({ note, number: null, kept: null })))
        .execute(),
    );
    const found = await database.reading.selectFrom('notes').select('note').orderBy('note').execute();
    expect(found.map(({ note }) => note)).toEqual(notes.toSorted());
    const after = await database.reading.selectFrom('notes').select('note').where('note', '>', 'a').execute();
    expect(new Set(after.map(({ note }) => note))).toEqual(new Set(notes.filter((note) => note > 'a')));
  });

  test('counts and sums are numbers, rows changed are counted', async () => {
    const database = await open<NoteTables>({ migrations });
    const { numUpdatedRows } = await inTransaction(database, async (writing) => {
      const rows = [1, 2, 3].map((number) => ({ note: `n${number}`, number, kept: null }));
      await writing.insertInto('notes').values(rows).execute();
      return writing
        .updateTable('notes')
        .set({ kept: true })
        .where('number', '>', 1)
        .executeTakeFirstOrThrow();
    });
    expect(numUpdatedRows).toBe(2n);
    const sums = await database.reading
      .selectFrom('notes')
      .select(({ fn }) => [fn.countAll().as('count'), fn.sum('number').as('sum'), fn.max('number').as('max')])
      .executeTakeFirst();
    expect(sums).toStrictEqual({ count: 3, sum: 6, max: 3 });
  });

  test('a number that cannot be read exactly is not read at all', async () => {
    const database = await open<NoteTables>({ migrations });
    await inTransaction(database, (writing) =>
      writing
        .insertInto('notes')
        .values({ note: 'big', number: sql<number>`9007199254740993`, kept: null })
        .execute(),
    );
    await expect(database.reading.selectFrom('notes').selectAll().execute()).rejects.toThrow(/too large/);
    await expect(database.reading.selectFrom('notes').select('note').execute()).resolves.toEqual([
      { note: 'big' },
    ]);
  });

  test.each([
    ['NUL', 'a\0b'],
    ['half a character', '\ud800'],
    ['NaN', Number.NaN],
    ['endless', Number.POSITIVE_INFINITY],
    ['too large', 2 ** 53],
    ['a date', new Date(0)],
    ['bytes', Buffer.from('a face')],
    ['an array', [1]],
    ['an object', { a: 1 }],
  ])('%s is stored by neither', async (_, value) => {
    const database = await open<NoteTables>({ migrations });
    const storing = inTransaction(database, (writing) =>
      writing
        .insertInto('notes')
        .values({ note: value as string, number: null, kept: null })
        .execute(),
    );
    await expect(storing).rejects.toMatchObject({ code: 'value_unstorable' });
    expect(await database.reading.selectFrom('notes').selectAll().execute()).toEqual([]);
  });

  test('a value of another kind than its column is stored by neither', async () => {
    const database = await open<NoteTables>({ migrations });
    for (const row of [
      { note: 'a', number: 1.5, kept: null },
      { note: 'a', number: 'one' as unknown as number, kept: null },
      { note: 'a', number: null, kept: 'perhaps' as unknown as boolean },
    ]) {
      const storing = inTransaction(database, (writing) => writing.insertInto('notes').values(row).execute());
      await expect(storing, JSON.stringify(row)).rejects.toThrow();
    }
    expect(await database.reading.selectFrom('notes').selectAll().execute()).toEqual([]);
  });
});

test('a value is checked and a number is read exactly or not at all', () => {
  fc.assert(fc.property(fc.maxSafeInteger(), (n) => parseNumber(String(n)) === n && checkValue(n) === n));
  expect(parseNumber('0.5')).toBe(0.5);
  expect(() => parseNumber('9007199254740993')).toThrow(RangeError);
  expect(() => checkValue(undefined)).toThrow(/undefined/);
});
