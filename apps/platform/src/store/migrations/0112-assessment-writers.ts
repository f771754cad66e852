import type { MigrationStep } from '@consentry/server';

/** When an assessment was begun, and everybody who wrote of it. */
export const assessmentWriters: MigrationStep = async (db, { integer, text }) => {
  await db.schema.alterTable('assessments').addColumn('begun_at', integer).execute();
  await db.schema.alterTable('assessments').addColumn('writers', text).execute();
};
