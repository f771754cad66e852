import { type MigrationStep, oneOf } from '@consentry/server';

/** What was erased of the openings of entries, and until when a person's entries get none any more. */
export const openingErasure: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  await column
    .table('opening_erasures')
    .addColumn('erasure', text, (c) => c.primaryKey().notNull())
    .addColumn('person', text)
    .addColumn('reason', text, (c) => c.notNull())
    .addColumn('at', integer, (c) => c.notNull())
    .addColumn('entries', text, (c) => c.notNull())
    .addColumn('from_at', integer)
    .addColumn('to_at', integer)
    .addCheckConstraint('opening_erasures_reason', oneOf('reason', ['person_erased', 'kept_long_enough']))
    .execute();
  await db.schema
    .createIndex('opening_erasures_by_person')
    .on('opening_erasures')
    .columns(['person', 'at'])
    .execute();
};
