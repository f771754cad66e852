import { type CreateTableBuilder, type Expression, type Kysely, type RawBuilder, sql } from 'kysely';
import type { Engine } from './database.ts';

/**
 * The kinds of column there are, for both databases. There is none for bytes, and there will be none:
 * no table of a server can hold a face.
 */
export interface Columns {
  /** For what only one of them knows, such as the words of a trigger. */
  readonly engine: Engine;
  /** Text, ordered by code point on both. */
  readonly text: RawBuilder<unknown>;
  /** A whole number that a JavaScript number holds; also instants, as epoch milliseconds in UTC. */
  readonly integer: RawBuilder<unknown>;
  /** True or false. */
  flag(name: string): RawBuilder<unknown>;
  /** Begins a table that refuses values of another kind. */
  table<N extends string>(name: N): CreateTableBuilder<N>;
}

/** Gives the columns of `engine`. */
export function columnsFor(engine: Engine, db: Kysely<unknown>): Columns {
  return engine === 'sqlite' ? sqliteColumns(db) : postgresColumns(db);
}

function sqliteColumns(db: Kysely<unknown>): Columns {
  return {
    engine: 'sqlite',
    text: sql`text`,
    integer: sql`integer`,
    // STRICT knows no BOOLEAN but both INT and INTEGER: INT is read as a boolean (sqlite-connection.ts).
    flag: (name) => sql`int check (${sql.ref(name)} in (0, 1))`,
    table: (name) => db.schema.createTable(name).modifyEnd(sql`strict`),
  };
}

function postgresColumns(db: Kysely<unknown>): Columns {
  return {
    engine: 'postgresql',
    // The collation of the cluster may be any; SQLite compares bytes, and C does the same.
    text: sql`text collate "C"`,
    integer: sql`bigint`,
    flag: () => sql`boolean`,
    table: (name) => db.schema.createTable(name),
  };
}

/** Gives the rule that `name` is one of `words`. */
export function oneOf(name: string, words: readonly string[]): Expression<boolean> {
  return sql<boolean>`${sql.ref(name)} in (${sql.join(words.map((word) => sql.lit(word)))})`;
}
