import type { MigrationStep } from '@consentry/server';

/** Where a province takes filings, as officers corrected it; each version stays. */
export const filingOffice: MigrationStep = async (_db, column) => {
  const { text, integer } = column;
  await column
    .table('filing_offices')
    .addColumn('province', text, (c) => c.notNull())
    .addColumn('version', integer, (c) => c.notNull())
    .addColumn('office', text, (c) => c.notNull())
    .addColumn('set_by', text, (c) => c.notNull())
    .addColumn('set_at', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('filing_offices_key', ['province', 'version'])
    .execute();
};
