import { chmodSync, closeSync, existsSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { DatabaseError } from '../database-error.ts';
import type { Health } from '../health.ts';
import { SqliteConnection } from './sqlite-connection.ts';
import { NodeSqliteDialect } from './sqlite-dialect.ts';
import { isBusy, translateSqlite } from './sqlite-errors.ts';
import { FLAG_TYPE } from './sqlite-row.ts';
import { ThreadConnection } from './thread-connection.ts';

/** Only this user: the file holds what people wrote and hashes of what they know. */
const OWN_FILE = 0o600;
/** SQLite waits this long with the whole process; longer waits are ours (sqlite-connection.ts). */
const BUSY_TIMEOUT_MS = 100;
/** What counts everybody looks up one after the other: with SQLite's own 2 MB each would be read from the file again. */
const ASIDE_CACHE_KIB = 64 * 1024;
/** Switching to WAL needs the file for a moment; others may hold it. */
const WAL_TRIES = 50;

/** Opens the connection that writes: WAL, `synchronous=FULL`, foreign keys, `secure_delete`, no ATTACH. */
export function openSqliteWriter<T>(path: string, health: Health): Kysely<T> {
  const sqlite = usable(path, () => {
    // SQLite would give it the mode of the umask; its WAL takes the mode of the file.
    if (existsSync(path)) chmodSync(path, OWN_FILE);
    else closeSync(openSync(path, 'a', OWN_FILE));
    return setUp(path);
  });
  return kysely(sqlite, health);
}

/** Opens a connection that reads beside the writer and cannot write. */
export function openSqliteReader<T>(path: string, health: Health): Kysely<T> {
  const sqlite = usable(
    path,
    () => new DatabaseSync(path, { readOnly: true, limits: { attach: 0 }, timeout: BUSY_TIMEOUT_MS }),
  );
  return kysely(sqlite, health);
}

/** Opens a connection that reads in a thread of its own: what takes seconds there holds up nobody. */
export function openSqliteAside<T>(path: string, health: Health): Kysely<T> {
  const file = { path, timeout: BUSY_TIMEOUT_MS, flagType: FLAG_TYPE, cacheKib: ASIDE_CACHE_KIB };
  return new Kysely<T>({ dialect: new NodeSqliteDialect(new ThreadConnection(file, health)) });
}

function kysely<T>(sqlite: DatabaseSync, health: Health): Kysely<T> {
  return new Kysely<T>({ dialect: new NodeSqliteDialect(new SqliteConnection(sqlite, health)) });
}

function setUp(path: string): DatabaseSync {
  const sqlite = new DatabaseSync(path, {
    limits: { attach: 0 },
    timeout: BUSY_TIMEOUT_MS,
    enableForeignKeyConstraints: true,
  });
  try {
    useWal(sqlite);
    sqlite.exec('PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
    assertSetting(sqlite, 'journal_mode', 'wal');
    assertSetting(sqlite, 'synchronous', 2);
    assertSetting(sqlite, 'secure_delete', 1);
    assertSetting(sqlite, 'foreign_keys', 1);
    return sqlite;
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

function useWal(sqlite: DatabaseSync): void {
  for (let tries = 1; ; tries += 1) {
    try {
      sqlite.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      // Another program is opening the same new file: the busy timeout does not cover the switch.
      if (!isBusy(error) || tries >= WAL_TRIES) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, tries);
    }
  }
}

function assertSetting(sqlite: DatabaseSync, name: string, wanted: string | number): void {
  const found = sqlite.prepare(`PRAGMA ${name}`).get()?.[name];
  if (found !== wanted) throw new DatabaseError('settings_unsafe', `${name}=${String(found)}`);
}

function usable<T>(path: string, open: () => T): T {
  try {
    return open();
  } catch (error) {
    const translated = translateSqlite(error);
    if (translated instanceof DatabaseError && translated.code !== 'storage_failed') throw translated;
    throw new DatabaseError('file_unusable', path, { cause: error });
  }
}
