import { sql } from 'kysely';
import { Database } from '../database.ts';
import type { ServerTables } from '../tables.ts';

/** Tables do not change while a test runs, and to list them is slow. */
const NAMES = new WeakMap<object, readonly string[]>();
/** Rows of each table that are looked at. */
const SOME = 50;

/** Counts the rows of every table. */
export async function countRows<T extends ServerTables>(
  database: Database<T>,
): Promise<ReadonlyMap<string, number>> {
  const db = Database.writerOf(database);
  const counts = (await namesOf(database)).map(
    (name) => sql`select ${sql.lit(name)} as name, count(*) as count from ${sql.table(name)}`,
  );
  const all = sql<{ name: string; count: number | string }>`${sql.join(counts, sql` union all `)}`;
  const { rows } = await all.execute(db);
  return new Map(rows.map(({ name, count }) => [name, Number(count)]));
}

/** Gives the texts in the columns of every table, by the name of the column: what a test may ask about. */
export async function textsByColumn<T extends ServerTables>(
  database: Database<T>,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const texts = new Map<string, Set<string>>();
  for (const table of await namesOf(database)) {
    const some = sql<Record<string, unknown>>`select * from ${sql.table(table)} limit ${sql.lit(SOME)}`;
    const { rows } = await some.execute(Database.writerOf(database));
    for (const [name, value] of rows.flatMap((row) => Object.entries(row))) {
      if (typeof value === 'string') texts.set(name, (texts.get(name) ?? new Set()).add(value));
    }
  }
  return texts;
}

async function namesOf<T extends ServerTables>(database: Database<T>): Promise<readonly string[]> {
  const known = NAMES.get(database);
  if (known !== undefined) return known;
  const tables = await Database.writerOf(database).introspection.getTables();
  const names = tables.map(({ name }) => name);
  NAMES.set(database, names);
  return names;
}
