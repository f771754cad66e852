import { type MigrationStep, sql } from '@consentry/server';

/** What was written is erased by time though its sender, who left no contact, never looks; the outcome is not. */
export const complaintUnread: MigrationStep = async (db, { integer }) => {
  await db.schema.alterTable('complaints').addColumn('unread_erased_at', integer).execute();
  await db.schema
    .createIndex('complaints_unread')
    .on('complaints')
    .columns(['department', 'released_at', 'complaint', 'told_at', 'unread_erased_at'])
    .where(sql.ref('told_at'), 'is', null)
    .where(sql.ref('unread_erased_at'), 'is', null)
    .execute();
};
