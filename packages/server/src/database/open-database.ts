import type { Kysely } from 'kysely';
import { Database } from './database.ts';
import type { DatabaseError } from './database-error.ts';
import { type DatabaseUrl, parseDatabaseUrl } from './database-url.ts';
import { Health } from './health.ts';
import { migrate, type Migrations } from './migrate.ts';
import { serverMigrations } from './migrations/index.ts';
import type { PoolLimits } from './postgresql/postgres-pool.ts';
import { openSqliteAside, openSqliteReader, openSqliteWriter } from './sqlite/open-sqlite.ts';
import type { ServerTables } from './tables.ts';

/** How a database is opened. */
export interface DatabaseOptions {
  /** What the program adds to the tables of the servers. */
  readonly migrations?: Migrations;
  /** PostgreSQL: connections for reads, and as many for writes. */
  readonly connections?: number;
  /** PostgreSQL: longest a statement may run, milliseconds. */
  readonly statementMs?: number;
  /** Told once when the storage fails; everything throws `storage_failed` afterwards. */
  readonly onFailure?: (error: DatabaseError) => void;
}

/** A replica's connections for reads, and as many for writes; PostgreSQL allows 100 of all replicas. */
export const CONNECTIONS_DEFAULT = 8;
/** Longest a statement may run: longer than any of ours, shorter than a person waits. */
export const STATEMENT_MS_DEFAULT = 15_000;
/** A lock is waited for no longer: a person could try again by then. */
const LOCK_MS = 10_000;
/** A change of a large table may take hours; a program that starts beside it waits for the lock. */
const MIGRATING: PoolLimits = { connections: 1, statementMs: 0, lockMs: 0 };

/**
 * Opens `sqlite:PATH` or `postgresql://…`, checks that it keeps what it acknowledges, and brings its tables
 * up to date.
 *
 * @throws {DatabaseError} `url_malformed`, `file_unusable`, `server_unreachable`, `access_refused`,
 *   `database_missing`, `settings_unsafe`, `database_newer`, `migration_failed`
 * @example
 * await using database = await openDatabase<PlatformTables>('sqlite:data/platform.db', { migrations });
 */
export async function openDatabase<T extends ServerTables = ServerTables>(
  url: string,
  options: DatabaseOptions = {},
): Promise<Database<T>> {
  const parsed = parseDatabaseUrl(url);
  const health = new Health(options.onFailure ?? (() => {}));
  const sets = [serverMigrations, ...(options.migrations === undefined ? [] : [options.migrations])];
  return parsed.engine === 'sqlite'
    ? openSqlite(parsed.path, sets, health)
    : openPostgresql(parsed, sets, options, health);
}

async function openSqlite<T extends ServerTables>(
  path: string,
  sets: readonly Migrations[],
  health: Health,
): Promise<Database<T>> {
  const writer = openSqliteWriter<T>(path, health);
  try {
    await migrate('sqlite', untyped(writer), sets);
    return new Database('sqlite', openSqliteReader<T>(path, health), writer, {
      aside: openSqliteAside<T>(path, health),
    });
  } catch (error) {
    await writer.destroy();
    throw error;
  }
}

async function openPostgresql<T extends ServerTables>(
  at: DatabaseUrl & { engine: 'postgresql' },
  sets: readonly Migrations[],
  options: DatabaseOptions,
  health: Health,
): Promise<Database<T>> {
  // A program on SQLite does not load pg.
  const { assertPostgresSettings, openPostgres } = await import('./postgresql/open-postgres.ts');
  await using migrating = openPostgres<unknown>(at.url, at, 'writes', MIGRATING, health).kysely;
  await assertPostgresSettings(migrating);
  await migrate('postgresql', migrating, sets);
  const limits = {
    connections: options.connections ?? CONNECTIONS_DEFAULT,
    statementMs: options.statementMs ?? STATEMENT_MS_DEFAULT,
    lockMs: LOCK_MS,
  };
  const reads = openPostgres<T>(at.url, at, 'reads', limits, health);
  const writes = openPostgres<T>(at.url, at, 'writes', limits, health);
  return new Database('postgresql', reads.kysely, writes.kysely, {
    pools: () => [reads.counts(), writes.counts()],
  });
}

function untyped<T>(kysely: Kysely<T>): Kysely<unknown> {
  return kysely as unknown as Kysely<unknown>;
}
