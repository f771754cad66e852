import type { MigrationStep } from '@consentry/server';

/** Name and roles of whoever wrote, advised or approved an assessment, as they were then. */
export const assessmentSigners: MigrationStep = async (db, { text }) => {
  await db.schema.alterTable('assessments').addColumn('signers', text).execute();
};
