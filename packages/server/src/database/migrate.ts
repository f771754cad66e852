import { setTimeout as sleep } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { type MigrationResultSet, Migrator } from 'kysely/migration';
import { type Columns, columnsFor } from './columns.ts';
import type { Engine } from './database.ts';
import { DatabaseError, isDatabaseError } from './database-error.ts';

/** One change of the tables, the same for both databases. Runs in a transaction. Never edited once landed. */
export type MigrationStep = (db: Kysely<unknown>, columns: Columns) => Promise<void>;

/** The changes one package makes, by number: `0001-begin`, `0002-…`. */
export interface Migrations {
  /** `server`, `platform`, `authority`: letters only. */
  readonly set: string;
  readonly steps: Readonly<Record<`${number}-${string}`, MigrationStep>>;
}

/** How long a program waits while another one migrates the same SQLite file. */
const WAIT_MS = 60_000;
const PAUSE_MS = 50;

/**
 * Brings the database up to `sets`, in order. Programs that start together do it once: PostgreSQL by an
 * advisory lock, SQLite by an IMMEDIATE transaction.
 *
 * @throws {DatabaseError} `database_newer`, with nothing changed; `migration_failed`, with the step undone
 */
export async function migrate(
  engine: Engine,
  db: Kysely<unknown>,
  sets: readonly Migrations[],
): Promise<void> {
  // All are asked before any is changed.
  for (const migrations of sets) await assertKnown(db, migrations);
  for (const migrations of sets) await migrateSet(engine, db, migrations);
}

async function migrateSet(engine: Engine, db: Kysely<unknown>, migrations: Migrations): Promise<void> {
  const end = performance.now() + WAIT_MS;
  for (;;) {
    const { error, results } = await migrator(engine, db, migrations).migrateToLatest();
    if (error === undefined) return;
    if (!isDatabaseError(error, 'busy') || performance.now() > end) {
      await assertKnown(db, migrations);
      throw failed(error, results);
    }
    await sleep(PAUSE_MS);
  }
}

function migrator(engine: Engine, db: Kysely<unknown>, { set, steps }: Migrations): Migrator {
  const named = Object.entries(steps).map(
    ([name, step]) => [name, { up: (tx: Kysely<unknown>) => step(tx, columnsFor(engine, tx)) }] as const,
  );
  return new Migrator({
    db,
    provider: { getMigrations: async () => Object.fromEntries(named) },
    migrationTableName: tableOf(set),
    migrationLockTableName: 'migrations_lock',
  });
}

function tableOf(set: string): string {
  return `migrations_of_${set}`;
}

async function assertKnown(db: Kysely<unknown>, { set, steps }: Migrations): Promise<void> {
  const tables = await db.introspection.getTables();
  if (!tables.some(({ name }) => name === tableOf(set))) return;
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(tableOf(set))}`.execute(db);
  const known = new Set(Object.keys(steps));
  const unknown = rows.find(({ name }) => !known.has(name));
  if (unknown !== undefined) throw new DatabaseError('database_newer', `${set}/${unknown.name}`);
}

function failed(error: unknown, results: MigrationResultSet['results']): unknown {
  const step = results?.find(({ status }) => status === 'Error')?.migrationName;
  // A server that cannot be reached or a disk that fails says so itself.
  if (step === undefined && error instanceof DatabaseError) return error;
  if (isDatabaseError(error, 'storage_failed', 'connection_lost')) return error;
  return new DatabaseError('migration_failed', step ?? '?', { cause: error });
}
