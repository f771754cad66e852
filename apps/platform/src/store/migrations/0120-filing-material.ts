import { type MigrationStep, oneOf, sql } from '@consentry/server';

/** Further materials (其他相关材料) go into a filing’s package, too, each by a name. */
export const filingMaterial: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  // SQLite changes no constraint of a table that is there.
  await column
    .table('filing_scans_named')
    .addColumn('scan', text, (c) => c.primaryKey().notNull())
    .addColumn('filing', text, (c) => c.notNull().references('filings.filing'))
    .addColumn('slot', text, (c) => c.notNull())
    .addColumn('name', text)
    .addColumn('type', text, (c) => c.notNull())
    .addColumn('bytes', integer, (c) => c.notNull())
    .addColumn('digest', text, (c) => c.notNull())
    .addColumn('uploaded_by', text, (c) => c.notNull())
    .addColumn('uploaded_at', integer, (c) => c.notNull())
    .addColumn('purged_at', integer)
    .addCheckConstraint(
      'filing_scans_slot',
      oneOf('slot', ['credit_code_licence', 'power_of_attorney', 'commitment', 'other']),
    )
    .addCheckConstraint('filing_scans_name', sql`(slot = 'other') = (name is not null)`)
    .execute();
  await sql`insert into filing_scans_named (scan, filing, slot, type, bytes, digest, uploaded_by, uploaded_at, purged_at)
    select scan, filing, slot, type, bytes, digest, uploaded_by, uploaded_at, purged_at from filing_scans`.execute(
    db,
  );
  await db.schema.dropTable('filing_scans').execute();
  await db.schema.alterTable('filing_scans_named').renameTo('filing_scans').execute();
  await db.schema.createIndex('filing_scans_of').on('filing_scans').column('filing').execute();
};
