import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openKiosk } from '../testing/kiosk-in-memory.ts';
import { openDatabase } from './database.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'consentry-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const ADD = `INSERT INTO people (person, number, pin_hash, registered_at) VALUES (?, ?, 'h', 'now')`;

function fail(error: Error): never {
  throw error;
}

test('it is kept as it has to be: WAL, FULL, secure_delete, strict tables', () => {
  using database = openDatabase(join(folder, 'a.db'), fail);
  expect(database.reading.get('PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' });
  expect(database.reading.get('PRAGMA synchronous')).toEqual({ synchronous: 2 });
  expect(database.reading.get('PRAGMA secure_delete')).toEqual({ secure_delete: 1 });
  const tables = database.reading.all(
    "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'",
  );
  const loose = tables.filter(({ name, strict }) => strict !== 1 && !String(name).startsWith('sqlite_'));
  expect(loose).toEqual([]);
  expect(() => database.reading.get(`ATTACH DATABASE '${join(folder, 'b.db')}' AS other`)).toThrow();
});

test('a transaction is whole or nothing', () => {
  using database = openDatabase(join(folder, 'a.db'), fail);
  expect(() =>
    database.transact((writing) => {
      writing.run(ADD, 'p1', '123457');
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(database.reading.all('SELECT * FROM people')).toEqual([]);
  database.transact((writing) => writing.run(ADD, 'p1', '123457'));
  database[Symbol.dispose]();
  using other = openDatabase(join(folder, 'a.db'), fail);
  expect(other.reading.all('SELECT number FROM people')).toEqual([{ number: '123457' }]);
});

test('one program at a time: a second one is told so, and no lock of another fails what a person does', () => {
  const path = join(folder, 'a.db');
  {
    using first = openDatabase(path, fail);
    expect(() => openDatabase(path, fail)).toThrow(/Another program has the store open/);
    using tool = new DatabaseSync(path);
    expect(() => tool.exec('BEGIN IMMEDIATE')).toThrow(/locked/);
    first.transact((writing) => writing.run(ADD, 'p1', '123457'));
  }
  using again = openDatabase(path, fail);
  expect(again.reading.all('SELECT number FROM people')).toEqual([{ number: '123457' }]);
});

test('only this user may read it, wherever it lies and whoever made it', () => {
  chmodSync(folder, 0o755);
  const made = join(folder, 'made.db');
  writeFileSync(made, '', { mode: 0o644 });
  for (const path of [join(folder, 'new.db'), made]) {
    using database = openDatabase(path, fail);
    database.transact((writing) => writing.run(ADD, 'p1', '123457'));
    for (const file of [path, `${path}-wal`]) expect(statSync(file).mode & 0o777, file).toBe(0o600);
  }
});

test('a store of a newer version is left alone', () => {
  const path = join(folder, 'a.db');
  openDatabase(path, fail)[Symbol.dispose]();
  using sqlite = new DatabaseSync(path);
  sqlite.exec('PRAGMA user_version = 999');
  sqlite.close();
  expect(() => openDatabase(path, fail)).toThrow(/newer version/);
});

test('a disk that fails stops the store for good', () => {
  const told: Error[] = [];
  using database = openDatabase(join(folder, 'a.db'), (error) => told.push(error));
  const full = (): void => {
    database.transact((writing) => {
      writing.get('PRAGMA max_page_count = 1');
      for (let i = 0; i < 10_000; i += 1) writing.run(ADD, `p${i}`, String(100_000 + i));
    });
  };
  expect(full).toThrow(/cannot be written/);
  expect(told).toHaveLength(1);
  expect(() => database.reading.get('SELECT 1')).toThrow(/cannot be written/);
  expect(told).toHaveLength(1);
});

test('no table has a place for a face, and no file holds a PIN or a token', async () => {
  const store = join(folder, 'a.db');
  const pin = '836154';
  await using kiosk = await openKiosk({ store });
  const me = await kiosk.enrolled('the-face-of-wang', pin);
  const outcome = await kiosk.verify(me.number, 'the-face-of-wang');
  const token = outcome.outcome === 'admitted' ? outcome.session.token : '';
  await kiosk.call('POST', '/v1/entries/pin', { body: { number: me.number, pin: '947265' } });
  await kiosk.withdraw(me.token);
  const bytes = Buffer.concat(['', '-wal'].map((end) => readFileSync(store + end)));
  for (const secret of [pin, '947265', me.token, token, 'the-face-of-wang']) {
    expect(bytes.includes(secret), secret).toBe(false);
  }
  // Control: what is meant to be there is found the same way.
  expect(bytes.includes(me.number)).toBe(true);
  expect(bytes.includes(me.consent ?? '')).toBe(true);
});
