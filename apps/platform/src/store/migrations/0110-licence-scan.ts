import { type MigrationStep, oneOf, sql } from '@consentry/server';

/** A scan of the licence with the credit code goes into a filing’s package, too. */
export const licenceScan: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  // SQLite changes no constraint of a table that is there.
  await column
    .table('filing_scans_anew')
    .addColumn('scan', text, (c) => c.primaryKey().notNull())
    .addColumn('filing', text, (c) => c.notNull().references('filings.filing'))
    .addColumn('slot', text, (c) => c.notNull())
    .addColumn('type', text, (c) => c.notNull())
    .addColumn('bytes', integer, (c) => c.notNull())
    .addColumn('digest', text, (c) => c.notNull())
    .addColumn('uploaded_by', text, (c) => c.notNull())
    .addColumn('uploaded_at', integer, (c) => c.notNull())
    .addColumn('purged_at', integer)
    .addCheckConstraint(
      'filing_scans_slot',
      oneOf('slot', ['credit_code_licence', 'power_of_attorney', 'commitment']),
    )
    .execute();
  await sql`insert into filing_scans_anew (scan, filing, slot, type, bytes, digest, uploaded_by, uploaded_at, purged_at)
    select scan, filing, slot, type, bytes, digest, uploaded_by, uploaded_at, purged_at from filing_scans`.execute(
    db,
  );
  await db.schema.dropTable('filing_scans').execute();
  await db.schema.alterTable('filing_scans_anew').renameTo('filing_scans').execute();
  await db.schema.createIndex('filing_scans_of').on('filing_scans').column('filing').execute();
};
