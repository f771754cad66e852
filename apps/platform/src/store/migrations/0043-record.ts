import { type MigrationStep, sql } from '@consentry/server';

/** Tables of which nothing is changed, and nothing deleted before its three years are over. */
const KEPT = ['accesses', 'events'] as const;

/** Who saw which personal data, and until when records of processing may be deleted (§ 第九条第二款, R09.4). */
export const record: MigrationStep = async (db, column) => {
  const { text, integer, engine } = column;
  await column
    .table('accesses')
    .addColumn('access', text, (c) => c.primaryKey().notNull())
    .addColumn('at', integer, (c) => c.notNull())
    .addColumn('by_kind', text, (c) => c.notNull())
    .addColumn('by_id', text, (c) => c.notNull())
    .addColumn('role', text, (c) => c.notNull())
    .addColumn('action', text, (c) => c.notNull())
    .addColumn('route', text, (c) => c.notNull())
    .addColumn('person', text)
    .addColumn('site', text)
    .addColumn('reason', text)
    .addColumn('reference', text)
    .addColumn('request', text, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('accesses_by_time').on('accesses').columns(['at', 'access']).execute();
  await db.schema.createIndex('events_by_time').on('events').columns(['at', 'stream', 'sequence']).execute();
  await column
    .table('record_floor')
    .addColumn('id', integer, (c) => c.primaryKey().notNull())
    .addColumn('at', integer, (c) => c.notNull())
    .addCheckConstraint('record_floor_one', sql`id = 1`)
    .execute();
  await column
    .table('record_sweeps')
    .addColumn('purpose', text, (c) => c.primaryKey().notNull().references('purposes.purpose'))
    .addColumn('swept_at', integer, (c) => c.notNull())
    .execute();
  await sql`insert into record_floor values (1, 0)`.execute(db);
  if (engine === 'sqlite') {
    for (const name of KEPT) {
      const table = sql.table(name);
      await sql`create trigger ${sql.ref(`${name}_unchanged`)} before update on ${table}
        begin select raise(abort, 'a record is not changed (R09.3)'); end`.execute(db);
      await sql`create trigger ${sql.ref(`${name}_kept`)} before delete on ${table}
        when old.at >= (select at from record_floor)
        begin select raise(abort, 'a record is kept three years (R09.4)'); end`.execute(db);
    }
    return;
  }
  await sql`create function record_kept() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' then raise exception 'a record is not changed (R09.3)'; end if;
      if old.at >= (select at from record_floor) then
        raise exception 'a record is kept three years (R09.4)';
      end if;
      return old;
    end $$`.execute(db);
  for (const name of KEPT) {
    await sql`create trigger ${sql.ref(`${name}_kept`)} before update or delete on ${sql.table(name)}
      for each row execute function record_kept()`.execute(db);
  }
};
