import type { MigrationStep } from '@consentry/server';

/** Logs of this organisation that were closed, each with the last head that is known of it. */
export const closedLog: MigrationStep = async (_, column) => {
  const { text, integer } = column;
  await column
    .table('closed_logs')
    .addColumn('origin', text, (c) => c.primaryKey().notNull())
    .addColumn('key', text, (c) => c.notNull())
    .addColumn('size', integer, (c) => c.notNull())
    .addColumn('note', text)
    .addColumn('seen_size', integer, (c) => c.notNull())
    .addColumn('seen_note', text)
    .addColumn('closed_at', integer, (c) => c.notNull())
    .addColumn('reason', text, (c) => c.notNull())
    .execute();
};
