import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  AbortedTransactionError,
  type CompiledQuery,
  type DatabaseConnection,
  type QueryResult,
} from 'kysely';
import { isDatabaseError } from '../database-error.ts';
import type { DatabaseError } from '../database-error.ts';
import type { Health } from '../health.ts';
import { isBusy, translateSqlite } from './sqlite-errors.ts';
import { FLAG_TYPE, plain } from './sqlite-row.ts';

/** How long a transaction waits for the one writer. */
const BEGIN_WAIT_MS = 10_000;
/** Longest pause between two tries: SQLite's own wait would hold up the whole process. */
const BEGIN_PAUSE_MAX_MS = 25;
/** Statements kept ready. */
const STATEMENTS_MAX = 256;

interface Prepared {
  readonly statement: StatementSync;
  readonly gives: boolean;
  readonly flags: readonly string[];
}

/** One connection of `node:sqlite` as Kysely wants it. Synchronous inside: a statement holds up the process. */
export class SqliteConnection implements DatabaseConnection {
  readonly #sqlite: DatabaseSync;
  readonly #health: Health;
  readonly #prepared = new Map<string, Prepared>();
  #aborted = false;

  constructor(sqlite: DatabaseSync, health: Health) {
    this.#sqlite = sqlite;
    this.#health = health;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    // As in PostgreSQL. Not Kysely's own error for this: Kysely takes that to mean that it was undone.
    if (this.#aborted) throw new Error('After an error the transaction can only be undone.');
    return this.#guard(() => this.#run<R>(query));
  }

  // oxlint-disable-next-line require-yield -- the interface asks for a generator
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Read page by page, with a cursor.');
  }

  /** Opens a transaction that may write, waiting for the writer before it without holding up the process. */
  async begin(): Promise<void> {
    this.#aborted = false;
    const end = performance.now() + BEGIN_WAIT_MS;
    for (let pause = 1; ; pause = Math.min(2 * pause, BEGIN_PAUSE_MAX_MS)) {
      try {
        this.#health.assert();
        this.#sqlite.exec('BEGIN IMMEDIATE');
        return;
      } catch (error) {
        if (!isBusy(error) || performance.now() > end) throw this.#translated(error);
        await sleep(pause * Math.random());
      }
    }
  }

  /** Returns when the transaction is on disk. */
  commit(): void {
    if (this.#aborted) {
      this.rollback();
      throw new AbortedTransactionError();
    }
    this.#guard(() => this.#sqlite.exec('COMMIT'));
  }

  rollback(): void {
    this.#aborted = false;
    // SQLite itself undoes a transaction on some errors, such as a full disk.
    if (this.#sqlite.isOpen && this.#sqlite.isTransaction) this.#sqlite.exec('ROLLBACK');
  }

  close(): void {
    this.#prepared.clear();
    if (this.#sqlite.isOpen) this.#sqlite.close();
  }

  #run<R>(query: CompiledQuery): QueryResult<R> {
    const { statement, gives, flags } = this.#prepare(query.sql);
    const values = query.parameters as SQLInputValue[];
    if (gives) return { rows: statement.all(...values).map((row) => plain(row, flags) as R) };
    const { changes } = statement.run(...values);
    return { rows: [], numAffectedRows: BigInt(changes) };
  }

  #prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql);
    if (known !== undefined) return known;
    const statement = this.#sqlite.prepare(sql);
    const columns = statement.columns();
    const flags = columns.filter(({ type }) => type === FLAG_TYPE).map(({ name }) => name);
    const made = { statement, gives: columns.length > 0, flags };
    if (this.#prepared.size >= STATEMENTS_MAX) this.#prepared.clear();
    this.#prepared.set(sql, made);
    return made;
  }

  #guard<T>(work: () => T): T {
    this.#health.assert();
    try {
      return work();
    } catch (error) {
      this.#aborted = this.#sqlite.isOpen && this.#sqlite.isTransaction;
      throw this.#translated(error);
    }
  }

  #translated(error: unknown): unknown {
    return this.#health.note(translateSqlite(error), isStorageFailure);
  }
}

function isStorageFailure(error: unknown): error is DatabaseError {
  return isDatabaseError(error, 'storage_failed');
}
