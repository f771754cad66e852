import type { PostgresPool, PostgresPoolClient } from 'kysely';
import pg from 'pg';
import type { PoolCounts } from '../database.ts';
import { type DatabaseError, isDatabaseError } from '../database-error.ts';
import type { Health } from '../health.ts';
import { parseNumber } from '../values.ts';
import { type Place, sqlStateOf, translateConnecting, translatePostgres } from './postgres-errors.ts';

/** What one pool may use. */
export interface PoolLimits {
  readonly connections: number;
  /** Longest a statement may run, milliseconds; 0 for no limit. */
  readonly statementMs: number;
  /** Longest a statement waits for a lock, milliseconds; 0 for no limit. */
  readonly lockMs: number;
}

const CONNECT_MS = 5000;
/** A transaction that does nothing for so long is ended by the server: it would hold its locks for ever. */
const IDLE_IN_TRANSACTION_MS = 60_000;
/** When the server does not even answer that it cancelled. */
const NO_ANSWER_MS = 5000;

/** A pool, and how busy it is. */
export type CountedPool = PostgresPool & { readonly counts: () => Omit<PoolCounts, 'pool'> };

/** Opens a pool; connects at the first query. */
export function openPool(url: string, at: Place, limits: PoolLimits, health: Health): CountedPool {
  const pool = new pg.Pool({
    // The pool hands it its configuration, which its type leaves out.
    Client: ClosingClient as unknown as new () => pg.ClientBase,
    connectionString: url,
    application_name: 'consentry',
    max: limits.connections,
    types: { getTypeParser },
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: limits.statementMs,
    lock_timeout: limits.lockMs,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    query_timeout: limits.statementMs === 0 ? undefined : limits.statementMs + NO_ANSWER_MS,
    keepAlive: true,
  });
  // Without a listener the end of an idle connection would end the program; the pool drops it by itself.
  pool.on('error', () => {});
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    end: () => pool.end(),
    counts: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    connect: async () => {
      health.assert();
      const client = await pool.connect().catch((error: unknown) => {
        throw translateConnecting(error, at);
      });
      const known = clients.get(client);
      if (known !== undefined) return known;
      const made = translating(client, at, health);
      clients.set(client, made);
      return made;
    },
  };
}

/** `pg` leaves the socket of a refused sign-in open, until the server gives up on it after a minute. */
class ClosingClient extends pg.Client {
  override connect(): Promise<pg.Client>;
  override connect(callback: (error: Error) => void): void;
  override connect(callback?: (error: Error) => void): Promise<pg.Client> | void {
    if (callback === undefined) return super.connect();
    super.connect((error: Error | null) => {
      if (error !== null && error !== undefined) this.end(() => {});
      callback(error as Error);
    });
  }
}

type Query = (sql: string, parameters: readonly unknown[]) => Promise<pg.QueryResult>;

function translating(client: pg.PoolClient, at: Place, health: Health): PostgresPoolClient {
  let broken = false;
  // The pool listens only while the client is idle; the error also fails the query under way.
  client.on('error', () => {
    broken = true;
  });
  const made: Pick<PostgresPoolClient, 'release'> & { query: Query } = {
    release: (destroy) => client.release(destroy === true || broken),
    query: async (sql, parameters) => {
      health.assert();
      try {
        return await client.query(sql, [...parameters]);
      } catch (error) {
        // The server did not say how it ended: an answer to this query could be taken for the next one's.
        if (sqlStateOf(error) === null) broken = true;
        throw health.note(translatePostgres(error, at), isStorageFailure);
      }
    },
  };
  // Kysely's type names the commands it knows, and takes cursors too, which we never hand it.
  return made as unknown as PostgresPoolClient;
}

function isStorageFailure(error: unknown): error is DatabaseError {
  return isDatabaseError(error, 'storage_failed');
}

const BOOL = 16;
const NUMBERS: ReadonlySet<number> = new Set([20, 21, 23, 26, 700, 701, 1700]);

/** The same values as SQLite gives: int8 and numeric are numbers, dates and JSON stay text. */
function getTypeParser(oid: number): (text: string) => unknown {
  if (oid === BOOL) return (text) => text === 't';
  if (NUMBERS.has(oid)) return parseNumber;
  return (text) => text;
}
