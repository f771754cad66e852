import { type MigrationStep, sql } from '@consentry/server';

/** How far the evidence log is checked again while the platform runs; one row. */
export const ledgerRecheck: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  await column
    .table('ledger_rechecks')
    .addColumn('id', integer, (c) => c.primaryKey().notNull())
    .addColumn('next', integer, (c) => c.notNull())
    .addColumn('checked', integer, (c) => c.notNull())
    .addColumn('began_at', integer)
    .addColumn('whole_at', integer)
    .addColumn('against', text)
    .addCheckConstraint('ledger_rechecks_one', sql`id = 1`)
    .execute();
  await sql`insert into ledger_rechecks (id, next, checked) values (1, 0, 0)`.execute(db);
};
