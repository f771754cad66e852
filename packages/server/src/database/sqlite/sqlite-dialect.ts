import {
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type DialectAdapter,
  type Driver,
  type Kysely,
  type QueryCompiler,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { checkValue } from '../values.ts';

/** What the driver needs of a connection beside its statements. */
interface Connection extends DatabaseConnection {
  begin(): Promise<void>;
  commit(): void;
  rollback(): void;
  close(): void | Promise<void>;
}

/** Kysely over one connection of `node:sqlite`; Kysely lets one caller at a time have it. */
export class NodeSqliteDialect implements Dialect {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  createDriver(): Driver {
    return new NodeSqliteDriver(this.#connection);
  }

  createQueryCompiler(): QueryCompiler {
    return new CheckedSqliteCompiler();
  }

  createAdapter(): DialectAdapter {
    return new TransactionalSqliteAdapter();
  }

  // oxlint-disable-next-line typescript/no-explicit-any -- the interface of Kysely
  createIntrospector(db: Kysely<any>): DatabaseIntrospector {
    return new SqliteIntrospector(db);
  }
}

class NodeSqliteDriver implements Driver {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }

  async beginTransaction(): Promise<void> {
    await this.#connection.begin();
  }

  async commitTransaction(): Promise<void> {
    this.#connection.commit();
  }

  async rollbackTransaction(): Promise<void> {
    this.#connection.rollback();
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    await this.#connection.close();
  }
}

/** Migrations run in one IMMEDIATE transaction, so that two programs starting together migrate once. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class CheckedSqliteCompiler extends SqliteQueryCompiler {
  protected override appendValue(parameter: unknown): void {
    const value = checkValue(parameter);
    super.appendValue(typeof value === 'boolean' ? Number(value) : value);
  }
}
