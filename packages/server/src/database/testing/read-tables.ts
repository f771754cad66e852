import { type TableMetadata, sql } from 'kysely';
import { Database } from '../database.ts';
import type { ServerTables } from '../tables.ts';

/** Tables do not change while a test runs, and to list them is slow. */
const TABLES = new WeakMap<object, readonly TableMetadata[]>();
/** Rows of each table that are looked at. */
const SOME = 50;

/** Counts the rows of every table. */
export async function countRows<T extends ServerTables>(
  database: Database<T>,
): Promise<ReadonlyMap<string, number>> {
  const db = Database.writerOf(database);
  const counts = (await tablesOf(database)).map(
    ({ name }) => sql`select ${sql.lit(name)} as name, count(*) as count from ${sql.table(name)}`,
  );
  const all = sql<{ name: string; count: number | string }>`${sql.join(counts, sql` union all `)}`;
  const { rows } = await all.execute(db);
  return new Map(rows.map(({ name, count }) => [name, Number(count)]));
}

/** Gives the texts in the columns of this name, in whatever table: what a test may ask about. */
export async function textsIn<T extends ServerTables>(
  database: Database<T>,
  column: string,
): Promise<ReadonlySet<string>> {
  const texts = new Set<string>();
  for (const { name, columns } of await tablesOf(database)) {
    if (!columns.some((one) => one.name === column)) continue;
    const some = sql<{ text: unknown }>`
      select ${sql.ref(column)} as text from ${sql.table(name)} limit ${sql.lit(SOME)}`;
    const { rows } = await some.execute(Database.writerOf(database));
    for (const { text } of rows) if (typeof text === 'string') texts.add(text);
  }
  return texts;
}

async function tablesOf<T extends ServerTables>(database: Database<T>): Promise<readonly TableMetadata[]> {
  const known = TABLES.get(database);
  if (known !== undefined) return known;
  const tables = await Database.writerOf(database).introspection.getTables();
  TABLES.set(database, tables);
  return tables;
}
