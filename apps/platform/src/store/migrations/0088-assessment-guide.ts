import type { MigrationStep } from '@consentry/server';

/** The officer's opinion of an assessment, and what re-opened it. */
export const assessmentGuide: MigrationStep = async (db, { text }) => {
  await db.schema.alterTable('assessments').addColumn('opinion', text).execute();
  await db.schema.alterTable('assessments').addColumn('reopened_changes', text).execute();
};
