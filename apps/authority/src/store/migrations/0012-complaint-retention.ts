import type { MigrationStep } from '@consentry/server';

/** Finds what was closed long enough ago without reading every complaint. */
export const complaintRetention: MigrationStep = async (db) => {
  await db.schema
    .createIndex('complaints_closed')
    .on('complaints')
    .columns(['department', 'state', 'closed_at', 'complaint'])
    .execute();
};
