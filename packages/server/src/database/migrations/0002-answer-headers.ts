import type { MigrationStep } from '../migrate.ts';

/** An answer is given again with its headers (`ETag`, `Location`): a JSON object, as text. */
export const answerHeaders: MigrationStep = async (db, { text }) => {
  await db.schema.alterTable('idempotency').addColumn('headers', text).execute();
};
