import type { Kysely, Transaction } from 'kysely';
import type { ServerTables } from './tables.ts';

export type Engine = 'sqlite' | 'postgresql';

/** Reads, each one statement of one state. */
export type Reading<T> = Pick<Kysely<T>, 'selectFrom' | 'selectNoFrom' | 'fn' | 'case'>;

/** How busy the connections of one pool are now. */
export interface PoolCounts {
  readonly pool: 'reads' | 'writes';
  readonly total: number;
  readonly idle: number;
  /** Statements that wait for a connection. */
  readonly waiting: number;
}

declare const writing: unique symbol;

/** A transaction that is open now. Only `inTransaction` makes one: a write outside it does not type-check. */
export type Writing<T> = Reading<T> &
  Pick<
    Transaction<T>,
    'insertInto' | 'updateTable' | 'deleteFrom' | 'with' | 'withRecursive' | 'getExecutor'
  > & { readonly [writing]: true };

/**
 * A database that is open. Holds no face information: there is no kind of column for it.
 *
 * Reads have their own connections, which cannot write: a transaction in progress does not hold them up,
 * and a read inside a transaction cannot wait for that transaction for ever.
 */
export class Database<T extends ServerTables = ServerTables> implements AsyncDisposable {
  readonly engine: Engine;
  readonly reading: Reading<T>;
  /** Reads that may take seconds, such as counts of everybody: on SQLite in a thread of their own. */
  readonly aside: Reading<T>;
  readonly #all: ReadonlyArray<Kysely<T>>;
  readonly #writer: Kysely<T>;
  /** Gives how busy the connections are; nothing on SQLite, which has one of each. */
  readonly pools: () => readonly PoolCounts[];

  constructor(
    engine: Engine,
    reader: Kysely<T>,
    writer: Kysely<T>,
    { pools, aside }: { readonly pools?: () => readonly PoolCounts[]; readonly aside?: Kysely<T> } = {},
  ) {
    this.engine = engine;
    this.pools = pools ?? (() => []);
    this.reading = reader;
    this.aside = aside ?? reader;
    this.#all = [...(aside === undefined ? [] : [aside]), reader, writer];
    this.#writer = writer;
  }

  /** Gives what writes; for `inTransaction` alone. */
  static writerOf<T extends ServerTables>(database: Database<T>): Kysely<T> {
    return database.#writer;
  }

  /** Waits for what is under way, and closes. */
  async [Symbol.asyncDispose](): Promise<void> {
    for (const one of this.#all) await one.destroy();
  }
}
