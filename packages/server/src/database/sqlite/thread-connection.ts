import { Worker } from 'node:worker_threads';
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import { DatabaseError, isDatabaseError } from '../database-error.ts';
import type { Health } from '../health.ts';
import { type SqliteRow, plain } from './sqlite-row.ts';
import { translateSqlite } from './sqlite-errors.ts';

interface Answer {
  readonly id: number;
  readonly rows?: readonly SqliteRow[];
  /** Names of columns that are flags. */
  readonly flags?: readonly string[];
  readonly failed?: { readonly message: string; readonly errcode: number };
}

type Waiting = PromiseWithResolvers<Answer>;

/** What the thread runs: as text, so that a program that is one file has it, too. */
const THREAD = `
const { parentPort, workerData } = require('node:worker_threads');
const { DatabaseSync } = require('node:sqlite');
let sqlite;
parentPort.on('message', ({ id, sql, parameters }) => {
  try {
    if (sqlite === undefined) {
      sqlite = new DatabaseSync(workerData.path, { readOnly: true, limits: { attach: 0 }, timeout: workerData.timeout });
      sqlite.exec('PRAGMA cache_size = -' + workerData.cacheKib);
    }
    const statement = sqlite.prepare(sql);
    const flags = statement.columns().filter(({ type }) => type === workerData.flagType).map(({ name }) => name);
    parentPort.postMessage({ id, rows: statement.all(...parameters), flags });
  } catch (error) {
    parentPort.postMessage({ id, failed: { message: error.message, errcode: error.errcode ?? -1 } });
  }
});`;

/** What a thread opens. */
export interface ThreadFile {
  readonly path: string;
  /** Milliseconds. */
  readonly timeout: number;
  readonly flagType: string;
  /** Pages kept in memory, KiB. */
  readonly cacheKib: number;
}

/**
 * A connection that reads in a thread of its own: a statement that walks over a million rows holds up nobody but
 * those who read here. The thread begins with the first statement.
 */
export class ThreadConnection implements DatabaseConnection {
  readonly #file: ThreadFile;
  readonly #health: Health;
  readonly #waiting = new Map<number, Waiting>();
  #thread: Worker | null = null;
  #last = 0;
  #closed = false;

  constructor(file: ThreadFile, health: Health) {
    this.#file = file;
    this.#health = health;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    this.#health.assert();
    if (this.#closed) throw new DatabaseError('connection_lost', 'closed');
    const thread = (this.#thread ??= this.#start());
    const waiting = Promise.withResolvers<Answer>();
    this.#last += 1;
    this.#waiting.set(this.#last, waiting);
    // It keeps the process alive only while somebody waits for an answer.
    thread.ref();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    thread.postMessage({ id: this.#last, sql, parameters });
    const { rows = [], flags = [], failed } = await waiting.promise;
    if (failed === undefined) return { rows: rows.map((row) => plain(row, flags) as R) };
    const error = Object.assign(new Error(failed.message), { errcode: failed.errcode });
    throw this.#health.note(translateSqlite(error), isStorageFailure);
  }

  // oxlint-disable-next-line require-yield -- the interface asks for a generator
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Read page by page, with a cursor.');
  }

  async begin(): Promise<void> {
    throw new Error('What only reads opens no transaction.');
  }

  commit(): void {}

  rollback(): void {}

  /** Ends the thread; whoever waits for it is told. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#thread?.terminate();
  }

  #start(): Worker {
    const thread = new Worker(THREAD, { eval: true, workerData: this.#file });
    thread.on('message', (answer: Answer) => {
      this.#waiting.get(answer.id)?.resolve(answer);
      this.#waiting.delete(answer.id);
      if (this.#waiting.size === 0) thread.unref();
    });
    const end = (cause?: unknown): void => {
      if (this.#thread === thread) this.#thread = null;
      for (const { reject } of this.#waiting.values())
        reject(new DatabaseError('connection_lost', 'thread', { cause }));
      this.#waiting.clear();
    };
    thread.on('error', end);
    thread.on('exit', () => end());
    return thread;
  }
}

function isStorageFailure(error: unknown): error is DatabaseError {
  return isDatabaseError(error, 'storage_failed');
}
