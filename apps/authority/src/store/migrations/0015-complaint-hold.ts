import type { MigrationStep } from '@consentry/server';

/** What is kept beyond its time, and why: set by one official, lifted by another. */
export const complaintHold: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  await column
    .table('complaint_holds')
    .addColumn('hold', text, (c) => c.primaryKey().notNull())
    .addColumn('complaint', text, (c) => c.notNull().references('complaints.complaint'))
    .addColumn('reason', text, (c) => c.notNull())
    .addColumn('provision', text, (c) => c.notNull())
    .addColumn('review_on', text, (c) => c.notNull())
    .addColumn('set_by', text, (c) => c.notNull())
    .addColumn('set_at', integer, (c) => c.notNull())
    .addColumn('lifted_by', text)
    .addColumn('lifted_at', integer)
    .addColumn('lifted_because', text)
    .execute();
  await db.schema
    .createIndex('complaint_holds_of')
    .on('complaint_holds')
    .columns(['complaint', 'set_at'])
    .execute();
  await db.schema
    .createIndex('complaint_holds_open')
    .on('complaint_holds')
    .columns(['lifted_at', 'review_on'])
    .execute();
};
