import type { MigrationStep } from '@consentry/server';

/** What an assessment found, as it was noted to be mended after the approval. */
export const assessmentMend: MigrationStep = async (_db, column) => {
  const { text, integer } = column;
  await column
    .table('assessment_mends')
    .addColumn('assessment', text, (c) => c.notNull().references('assessments.assessment'))
    .addColumn('mend', integer, (c) => c.notNull())
    .addColumn('done_on', text)
    .addColumn('noted_by', text, (c) => c.notNull())
    .addColumn('noted_at', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('assessment_mends_key', ['assessment', 'mend'])
    .execute();
};
