import type { MigrationStep } from '@consentry/server';

/** What only the organisation knows of itself, for its papers. */
export const particulars: MigrationStep = async (_, column) => {
  const { text, integer } = column;
  await column
    .table('particulars')
    .addColumn('document', text, (c) => c.primaryKey().notNull())
    .addColumn('body', text, (c) => c.notNull())
    .addColumn('set_by', text, (c) => c.notNull())
    .addColumn('set_at', integer, (c) => c.notNull())
    .execute();
};
