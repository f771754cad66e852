import { chmodSync, closeSync, existsSync, openSync } from 'node:fs';
import { type SQLInputValue, DatabaseSync, type StatementSync } from 'node:sqlite';
import { type Migration, migrations } from './migrations/index.ts';

export type Row = Readonly<Record<string, unknown>>;
export type Value = string | number | null;

/** Reads of one store. */
export interface Reading {
  /** Runs `sql` and gives its first row, or `undefined`. */
  get(sql: string, ...values: readonly Value[]): Row | undefined;
  /** Runs `sql` and gives every row. */
  all(sql: string, ...values: readonly Value[]): readonly Row[];
}

declare const writing: unique symbol;

/** A transaction that is open now. Only `transact` makes one, so a write outside it does not type-check. */
export interface Writing extends Reading {
  readonly [writing]: true;
  /** Runs one write and gives the number of rows it changed. */
  run(sql: string, ...values: readonly Value[]): number;
}

/** The store cannot be trusted any more: what was acknowledged might not last (SECURITY.md row 22). */
export class StoreError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
  }
}

/** SQLite result codes after which nothing may be acknowledged: IOERR, CORRUPT, FULL, CANTOPEN, NOTADB. */
const FATAL_RESULTS: ReadonlySet<number> = new Set([10, 11, 13, 14, 26]);

function isFatal(error: unknown): boolean {
  return FATAL_RESULTS.has(resultOf(error));
}

/** Gives the primary result code of an error of SQLite; -1 where it is none. */
function resultOf(error: unknown): number {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : null;
  return typeof code === 'number' ? code & 0xff : -1;
}

const IN_MEMORY = ':memory:';
/** Only this user: the file holds hashes of PINs, and four digits are soon tried by whoever can read it. */
const OWN_FILE = 0o600;
const SQLITE_BUSY = 5;

/**
 * Opens the courier's one SQLite file: for this user and this process alone, WAL, `synchronous=FULL`,
 * `secure_delete`, no ATTACH. A write is acknowledged only after its commit is on disk.
 *
 * @param path file, or `:memory:` in tests
 * @param onFatal told once when the disk fails; the store answers nothing afterwards
 * @throws {StoreError} when the settings cannot be had, the file was made by a newer version, or another
 *   program has it open
 */
export function openDatabase(path: string, onFatal: (error: Error) => void): Database {
  if (path !== IN_MEMORY) {
    // SQLite would give it the mode of the umask; its WAL takes the mode of the file.
    if (existsSync(path)) chmodSync(path, OWN_FILE);
    else closeSync(openSync(path, 'wx', OWN_FILE));
  }
  const sqlite = new DatabaseSync(path, { limits: { attach: 0 }, enableForeignKeyConstraints: true });
  try {
    // Exclusive: a second courier would not see what this one has in memory, and a lock held by some
    // other program would fail what a person does here.
    sqlite.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL;');
    sqlite.exec('PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
    assertPragma(sqlite, 'locking_mode', 'exclusive');
    assertPragma(sqlite, 'synchronous', 2);
    assertPragma(sqlite, 'secure_delete', 1);
    assertPragma(sqlite, 'journal_mode', path === IN_MEMORY ? 'memory' : 'wal');
    // Takes the lock now, and not with the first person's write.
    sqlite.exec('BEGIN EXCLUSIVE; COMMIT;');
    migrate(sqlite, migrations);
    return new Database(sqlite, onFatal);
  } catch (error) {
    sqlite.close();
    if (resultOf(error) !== SQLITE_BUSY) throw error;
    throw new StoreError(
      'Another program has the store open. Stop the door that runs on this folder, or give another folder with --data.',
      { cause: error },
    );
  }
}

function assertPragma(sqlite: DatabaseSync, name: string, wanted: string | number): void {
  const found = sqlite.prepare(`PRAGMA ${name}`).get()?.[name];
  if (found !== wanted) {
    throw new StoreError(
      `The store's setting "${name}" is ${String(found)}; it has to be ${wanted} so that nothing acknowledged is lost. ` +
        'Put the data folder on a local disk that SQLite can lock and sync.',
    );
  }
}

function migrate(sqlite: DatabaseSync, steps: readonly Migration[]): void {
  const found = Number(sqlite.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
  const known = steps.at(-1)?.number ?? 0;
  if (found > known) {
    throw new StoreError(
      `The store was written by a newer version of Consentry (${found}, this one knows ${known}). ` +
        'Start that version, or give another folder with --data.',
    );
  }
  for (const step of steps) {
    if (step.number <= found) continue;
    sqlite.exec('BEGIN IMMEDIATE');
    try {
      sqlite.exec(step.sql);
      sqlite.exec(`PRAGMA user_version = ${step.number}`);
      sqlite.exec('COMMIT');
    } catch (error) {
      sqlite.exec('ROLLBACK');
      throw error;
    }
  }
}

/** The courier's store. Holds no face information: not a table here has a column for it. */
export class Database implements Disposable {
  readonly #sqlite: DatabaseSync;
  readonly #onFatal: (error: Error) => void;
  readonly #statements = new Map<string, StatementSync>();
  #failed: StoreError | null = null;

  constructor(sqlite: DatabaseSync, onFatal: (error: Error) => void) {
    this.#sqlite = sqlite;
    this.#onFatal = onFatal;
  }

  /** Reads without a transaction: one statement sees one state. */
  readonly reading: Reading = {
    get: (sql, ...values) => this.#guard(() => this.#statement(sql).get(...inputs(values))),
    all: (sql, ...values) => this.#guard(() => this.#statement(sql).all(...inputs(values))),
  };

  /**
   * Runs `work` in one transaction and returns after its commit is on disk. `work` is synchronous:
   * nothing else can happen between its reads and its writes.
   *
   * @throws whatever `work` throws, after rolling back; {@link StoreError} when the disk failed
   */
  transact<T>(work: (writing: Writing) => T): T {
    return this.#guard(() => {
      this.#sqlite.exec('BEGIN IMMEDIATE');
      try {
        const result = work(this.#writing());
        this.#sqlite.exec('COMMIT');
        return result;
      } catch (error) {
        if (this.#sqlite.isTransaction) this.#sqlite.exec('ROLLBACK');
        throw error;
      }
    });
  }

  [Symbol.dispose](): void {
    this.#statements.clear();
    if (this.#sqlite.isOpen) this.#sqlite.close();
  }

  #writing(): Writing {
    return {
      ...this.reading,
      run: (sql: string, ...values: readonly Value[]) =>
        Number(this.#statement(sql).run(...inputs(values)).changes),
    } as Writing;
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const made = this.#sqlite.prepare(sql);
    this.#statements.set(sql, made);
    return made;
  }

  #guard<T>(work: () => T): T {
    if (this.#failed !== null) throw this.#failed;
    try {
      return work();
    } catch (error) {
      if (!isFatal(error)) throw error;
      this.#failed = new StoreError('The store cannot be written or read.', { cause: error });
      this.#onFatal(this.#failed);
      throw this.#failed;
    }
  }
}

function inputs(values: readonly Value[]): SQLInputValue[] {
  return [...values];
}
