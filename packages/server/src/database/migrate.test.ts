import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { Database } from './database.ts';
import type { Migrations } from './migrate.ts';
import { openDatabase } from './open-database.ts';
import { noteMigrations, type NoteTables } from './testing/notes.ts';
import { describeOnBoth } from './testing/on-both.ts';
import { inTransaction } from './transaction.ts';

describeOnBoth('migrations', ({ open, url }) => {
  test('programs that start together migrate once', async () => {
    let runs = 0;
    const slow: Migrations = {
      set: 'test',
      steps: {
        '0001-slow': async (db, column) => {
          runs += 1;
          await sleep(200);
          await column.table('slow').addColumn('one', column.integer).execute();
          await sql`insert into slow (one) values (1)`.execute(db);
        },
      },
    };
    const at = await url();
    const opened = await Promise.all([1, 2, 3, 4].map(() => openDatabase(at, { migrations: slow })));
    for (const database of opened) await database[Symbol.asyncDispose]();
    expect(runs).toBe(1);
  });

  test('a database of a newer version is refused, and nothing is changed', async () => {
    const at = await url();
    const newer: Migrations = {
      ...noteMigrations,
      steps: { ...noteMigrations.steps, '0002-newer': async () => {} },
    };
    await using database = await openDatabase<NoteTables>(at, { migrations: newer });
    const more: Migrations = {
      ...noteMigrations,
      steps: {
        ...noteMigrations.steps,
        '0003-other': async (_, column) => {
          await column.table('other').addColumn('one', column.integer).execute();
        },
      },
    };
    for (const older of [noteMigrations, more]) {
      const opening = openDatabase(at, { migrations: older });
      await expect(opening).rejects.toMatchObject({
        code: 'database_newer',
        why: { en: expect.stringContaining('test/0002-newer') },
      });
    }
    const tables = await Database.writerOf(database).introspection.getTables();
    expect(tables.map(({ name }) => name)).not.toContain('other');
  });

  test('a step that fails is undone as a whole, and named', async () => {
    const failing: Migrations = {
      set: 'test',
      steps: {
        '0001-fails': async (db, column) => {
          await column.table('half').addColumn('one', column.integer).execute();
          await sql`insert into nowhere values (1)`.execute(db);
        },
      },
    };
    const at = await url();
    await expect(openDatabase(at, { migrations: failing })).rejects.toMatchObject({
      code: 'migration_failed',
      what: { en: expect.stringContaining('0001-fails') },
    });
    await using database = await openDatabase(at);
    const tables = await Database.writerOf(database).introspection.getTables();
    expect(tables.map(({ name }) => name)).not.toContain('half');
  });

  test('the tables have the same columns on both, and none that holds bytes', async () => {
    const database = await open<NoteTables>({ migrations: noteMigrations });
    const tables = await Database.writerOf(database).introspection.getTables();
    const words: Readonly<Record<string, string>> = {
      TEXT: 'text',
      text: 'text',
      INTEGER: 'integer',
      int8: 'integer',
      INT: 'flag',
      bool: 'flag',
    };
    const lines = tables
      .filter(({ name }) => !name.startsWith('migrations_'))
      .flatMap(({ name, columns }) =>
        columns.map((c) => `${name}.${c.name} ${words[c.dataType] ?? c.dataType}${c.isNullable ? ' ?' : ''}`),
      );
    expect(lines.toSorted()).toMatchInlineSnapshot(`
      [
        "events.at integer",
        "events.body text",
        "events.kind text",
        "events.sequence integer",
        "events.stream text",
        "idempotency.digest text",
        "idempotency.expires_at integer",
        "idempotency.headers text ?",
        "idempotency.key text",
        "idempotency.payload text ?",
        "idempotency.principal text",
        "idempotency.status integer ?",
        "idempotency.type text ?",
        "jobs.body text",
        "jobs.due_at integer",
        "jobs.ended_at integer ?",
        "jobs.failure text ?",
        "jobs.job text",
        "jobs.kind text",
        "jobs.lease text ?",
        "jobs.lease_until integer ?",
        "jobs.made_at integer",
        "jobs.once text ?",
        "jobs.state text",
        "jobs.tries integer",
        "jobs.tries_max integer",
        "notes.kept flag ?",
        "notes.note text",
        "notes.number integer ?",
        "streams.last integer",
        "streams.stream text",
      ]
    `);
    for (const line of lines) expect(line).toMatch(/ (text|integer|flag)( \?)?$/);
  });

  test('a column that holds bytes would be seen (control)', async () => {
    const bytes: Migrations = {
      set: 'test',
      steps: {
        '0001-bytes': async (db) => {
          const kind = (await url()).startsWith('sqlite:') ? sql`blob` : sql`bytea`;
          await db.schema.createTable('faces').addColumn('face', kind).execute();
        },
      },
    };
    const database = await open({ migrations: bytes });
    const tables = await Database.writerOf(database).introspection.getTables();
    expect(tables.find(({ name }) => name === 'faces')?.columns[0]?.dataType).toMatch(/^(BLOB|blob|bytea)$/);
    await inTransaction(database, (writing) => sql`drop table faces`.execute(writing));
  });
});
