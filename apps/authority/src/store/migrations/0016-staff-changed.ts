import type { MigrationStep } from '@consentry/server';

/** When an account was last changed and by whom; of those of before it is not known. */
export const staffChanged: MigrationStep = async (db, { text, integer }) => {
  await db.schema.alterTable('staff').addColumn('changed_at', integer).execute();
  await db.schema.alterTable('staff').addColumn('changed_by', text).execute();
};
