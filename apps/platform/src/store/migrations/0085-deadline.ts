import type { MigrationStep } from '@consentry/server';

/** Calendar feeds of staff, where their reminders go, and which were made. */
export const deadline: MigrationStep = async (_, column) => {
  const { text, integer } = column;
  await column
    .table('deadline_feeds')
    .addColumn('staff', text, (c) => c.primaryKey().notNull().references('staff.staff'))
    .addColumn('token_hash', text, (c) => c.notNull().unique())
    .addColumn('language', text, (c) => c.notNull())
    .addColumn('made_at', integer, (c) => c.notNull())
    .addColumn('read_at', integer)
    .execute();
  await column
    .table('deadline_reminders')
    .addColumn('staff', text, (c) => c.primaryKey().notNull().references('staff.staff'))
    .addColumn('email', text)
    .addColumn('language', text, (c) => c.notNull())
    .execute();
  await column
    .table('deadlines_reminded')
    .addColumn('deadline', text, (c) => c.notNull())
    .addColumn('lead', integer, (c) => c.notNull())
    .addColumn('made_at', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('deadlines_reminded_key', ['deadline', 'lead'])
    .execute();
};
