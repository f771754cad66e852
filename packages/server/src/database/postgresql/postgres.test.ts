import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../open-database.ts';
import { startCluster } from '../testing/cluster.ts';
import { killAmidst } from '../testing/kill-amidst.ts';
import { noteMigrations as migrations, type NoteTables } from '../testing/notes.ts';
import { describeOnBoth } from '../testing/on-both.ts';
import { ENGINE } from '../testing/test-database.ts';
import { inTransaction } from '../transaction.ts';
import { sqlStateOf, translatePostgres } from './postgres-errors.ts';

const HAMMERED = join(import.meta.dirname, '../testing', 'hammered.fixture.ts');

const AT = { place: 'db.example:5432', name: 'consentry' };

/** Rounds in which the server itself is killed while it is written to. */
const CRASHES = 8;

const refused = async (url: string): Promise<unknown> =>
  openDatabase(url).then(
    () => null,
    (error: unknown) => error,
  );

test('a server that is not there is named, with no user and no password', async () => {
  const error = await refused('postgresql://me:secret@127.0.0.1:1/consentry');
  expect(error).toMatchObject({
    code: 'server_unreachable',
    what: { en: expect.stringContaining('127.0.0.1:1') },
  });
  expect((error as Error).message).not.toMatch(/secret|\bme\b/);
});

test.each([
  ['40001', 'contended'],
  ['40P01', 'contended'],
  ['58030', 'storage_failed'],
  ['53100', 'storage_failed'],
  ['57P01', 'connection_lost'],
  ['08006', 'connection_lost'],
  ['57014', 'too_slow'],
  ['55P03', 'busy'],
  ['53300', 'busy'],
])('SQLSTATE %s is %s', (code, ours) => {
  const sent = Object.assign(new Error('x'), { severity: 'ERROR', code, detail: 'Key (number)=(7)' });
  expect(sqlStateOf(sent)).toBe(code);
  expect(translatePostgres(sent, AT)).toMatchObject({ code: ours });
  expect(sent).not.toHaveProperty('detail');
});

test('a mistake of the program stays what it is', () => {
  const mistake = new TypeError('x is not a function');
  expect(translatePostgres(mistake, AT)).toBe(mistake);
});

if (ENGINE === 'postgresql') {
  describeOnBoth('a server', ({ open, url }) => {
    test('refuses a wrong password and a missing database in words', async () => {
      const wrong = new URL(await url());
      wrong.password = 'wrong-secret';
      const error = await refused(wrong.href);
      expect(error).toMatchObject({ code: 'access_refused' });
      expect((error as Error).message).not.toContain('wrong-secret');
      wrong.password = '';
      expect(await refused(wrong.href)).toMatchObject({ code: 'access_refused' });
      const missing = new URL(await url());
      missing.pathname = 'nowhere';
      expect(await refused(missing.href)).toMatchObject({
        code: 'database_missing',
        what: { 'zh-CN': expect.stringContaining('nowhere') },
      });
    });

    test('is not used when it does not keep what it acknowledges', async () => {
      const at = await url();
      {
        await using database = await openDatabase(at);
        await inTransaction(database, (writing) =>
          sql`alter database ${sql.ref(new URL(at).pathname.slice(1))} set synchronous_commit = off`.execute(
            writing,
          ),
        );
      }
      expect(await refused(at)).toMatchObject({
        code: 'settings_unsafe',
        why: { en: expect.stringContaining('synchronous_commit=off') },
      });
    });

    test('ends a statement that takes too long, and goes on', async () => {
      const database = await open<NoteTables>({ migrations, statementMs: 200 });
      const slow = inTransaction(database, (writing) => sql`select pg_sleep(5)`.execute(writing));
      await expect(slow).rejects.toMatchObject({ code: 'too_slow' });
      expect(await inTransaction(database, async () => 1)).toBe(1);
    });

    test('that ends a connection within a transaction leaves nothing, says so, and is used again', async () => {
      const database = await open<NoteTables>({ migrations });
      const ended = inTransaction(database, async (writing) => {
        await writing.insertInto('notes').values({ note: 'a', number: 1, kept: null }).execute();
        await sql`select pg_terminate_backend(pg_backend_pid())`.execute(writing);
      });
      await expect(ended).rejects.toMatchObject({ code: 'connection_lost' });
      expect(await database.reading.selectFrom('notes').selectAll().execute()).toEqual([]);
      await inTransaction(database, (writing) =>
        writing.insertInto('notes').values({ note: 'b', number: 1, kept: null }).execute(),
      );
    });
  });

  describe('a server that is killed itself', () => {
    test('keeps what it acknowledged, and comes back', async () => {
      using cluster = startCluster();
      let before = 0;
      for (let round = 0; round < CRASHES; round += 1) {
        const lines = await killAmidst(HAMMERED, [cluster.url, 'w'], { killFirst: cluster.kill });
        const told = Number(lines.at(-1));
        cluster.start();
        await using database = await openDatabase(cluster.url);
        const events = await database.reading
          .selectFrom('events')
          .select('sequence')
          .orderBy('sequence')
          .execute();
        expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, i) => i + 1));
        expect(events.length).toBeGreaterThanOrEqual(told);
        expect(events.length).toBeGreaterThan(before);
        before = events.length;
      }
    }, 120_000);
  });
}
