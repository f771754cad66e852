import type { MigrationStep } from '@consentry/server';

/** Official layouts of forms, as they were loaded; the latest of a form and a province counts. */
export const paperLayout: MigrationStep = async (_, column) => {
  const { text, integer } = column;
  await column
    .table('paper_layouts')
    .addColumn('form', text, (c) => c.notNull())
    /** Two digits of GB/T 2260; empty for all. */
    .addColumn('province', text, (c) => c.notNull())
    .addColumn('version', integer, (c) => c.notNull())
    .addColumn('layout', text, (c) => c.notNull())
    .addColumn('loaded_by', text, (c) => c.notNull())
    .addColumn('loaded_at', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('paper_layouts_key', ['form', 'province', 'version'])
    .execute();
};
