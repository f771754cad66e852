import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DatabaseError } from './database-error.ts';
import { openDatabase } from './open-database.ts';
import { noteMigrations as migrations, type NoteTables } from './testing/notes.ts';
import { describeOnBoth } from './testing/on-both.ts';
import { ENGINE } from './testing/test-database.ts';
import { inTransaction } from './transaction.ts';

describeOnBoth('a database', ({ open, url }) => {
  test('keeps what was written when it is opened again', async () => {
    {
      await using first = await openDatabase<NoteTables>(await url(), { migrations });
      await inTransaction(first, (writing) =>
        writing.insertInto('notes').values({ note: 'kept', number: 1, kept: true }).execute(),
      );
    }
    const again = await open<NoteTables>({ migrations });
    expect(await again.reading.selectFrom('notes').selectAll().execute()).toHaveLength(1);
  });

  test('what reads cannot write', async () => {
    const { reading } = await open<NoteTables>({ migrations });
    // @ts-expect-error a write outside a transaction does not type-check
    const insert = reading.insertInto('notes').values({ note: 'a', number: 1, kept: null });
    await expect(insert.execute()).rejects.toMatchObject({ code: 'read_only' });
  });

  test('a transaction in progress does not hold up reads, and they do not see it', async () => {
    const database = await open<NoteTables>({ migrations });
    await inTransaction(database, async (writing) => {
      await writing.insertInto('notes').values({ note: 'a', number: 1, kept: null }).execute();
      expect(await database.reading.selectFrom('notes').selectAll().execute()).toEqual([]);
      expect(await writing.selectFrom('notes').selectAll().execute()).toHaveLength(1);
    });
    expect(await database.reading.selectFrom('notes').selectAll().execute()).toHaveLength(1);
  });

  test('an error of the storage stops it for good, and is told once', async () => {
    const told: DatabaseError[] = [];
    const database = await open<NoteTables>({ migrations, onFailure: (error) => told.push(error) });
    const failing = inTransaction(database, (writing) => failStorage(database.engine, writing));
    await expect(failing).rejects.toMatchObject({ code: 'storage_failed' });
    await expect(database.reading.selectFrom('notes').selectAll().execute()).rejects.toMatchObject({
      code: 'storage_failed',
    });
    const later = inTransaction(database, (writing) => writing.deleteFrom('notes').execute());
    await expect(later).rejects.toMatchObject({ code: 'storage_failed' });
    expect(told).toHaveLength(1);
  });
});

async function failStorage(
  engine: string,
  writing: Parameters<Parameters<typeof inTransaction>[1]>[0],
): Promise<void> {
  // A disk error cannot be had from a healthy disk: a full file on SQLite, the server's own code on PostgreSQL.
  if (engine === 'postgresql') {
    await sql`do $$ begin raise exception 'could not fsync file' using errcode = '58030'; end $$`.execute(
      writing,
    );
    return;
  }
  await sql`pragma max_page_count = 1`.execute(writing);
  for (let i = 0; i < 10_000; i += 1) {
    await writing
      .insertInto('streams')
      .values({ stream: 's'.repeat(100) + i, last: 1 })
      .execute();
  }
}

if (ENGINE === 'sqlite')
  describe('a file', () => {
    let folder = '';
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'consentry-'));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    test('is kept as it has to be: WAL, FULL, foreign keys, secure_delete, strict tables, for this user alone', async () => {
      const path = join(folder, 'a.db');
      writeFileSync(path, '', { mode: 0o644 });
      await using database = await openDatabase(`sqlite:${path}`);
      const settings = await inTransaction(database, async (writing) => {
        const found: unknown[] = [];
        for (const name of ['journal_mode', 'synchronous', 'foreign_keys', 'secure_delete']) {
          const { rows } = await sql<
            Record<string, unknown>
          >`select * from ${sql.raw(`pragma_${name}`)}`.execute(writing);
          found.push(Object.values(rows[0] ?? {})[0]);
        }
        return found;
      });
      expect(settings).toEqual(['wal', 2, 1, 1]);
      for (const file of readdirSync(folder))
        expect(statSync(join(folder, file)).mode & 0o777, file).toBe(0o600);
      using sqlite = new DatabaseSync(path, { readOnly: true });
      const loose = sqlite
        .prepare("select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0")
        .all()
        .map(({ name }) => String(name))
        .filter((name) => !/^(sqlite_|migrations_)/.test(name));
      expect(loose).toEqual([]);
    });

    test('that cannot be used is refused with its path', async () => {
      const text = join(folder, 'text');
      writeFileSync(text, 'this is no database, it is a text of more than one hundred bytes'.repeat(20));
      mkdirSync(join(folder, 'folder'));
      for (const path of [join(folder, 'missing', 'a.db'), join(folder, 'folder'), text]) {
        const opening = openDatabase(`sqlite:${path}`);
        await expect(opening, path).rejects.toMatchObject({ name: 'DatabaseError', code: 'file_unusable' });
        await expect(openDatabase(`sqlite:${path}`)).rejects.toThrow(path);
      }
    });

    test('a second program waits for the first to write, without stopping', async () => {
      const path = `sqlite:${join(folder, 'a.db')}`;
      await using first = await openDatabase<NoteTables>(path, { migrations });
      await using second = await openDatabase<NoteTables>(path, { migrations });
      const order: string[] = [];
      let inside = (): void => {};
      const begun = new Promise<void>((resolve) => {
        inside = resolve;
      });
      const slow = inTransaction(first, async (writing) => {
        await writing.insertInto('notes').values({ note: 'first', number: 1, kept: null }).execute();
        inside();
        await new Promise((resolve) => setTimeout(resolve, 300));
        order.push('first');
      });
      await begun;
      await inTransaction(second, async (writing) => {
        order.push('second');
        expect(await writing.selectFrom('notes').selectAll().execute()).toHaveLength(1);
      });
      await slow;
      expect(order).toEqual(['first', 'second']);
    });
  });
