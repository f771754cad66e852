import { type MigrationStep, oneOf } from '@consentry/server';

const STATES = ['open', 'claimed', 'merged', 'stopped', 'expired'];

/** Two records of one person that become one. */
export const personMerge: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  await column
    .table('person_merges')
    .addColumn('merge', text, (c) => c.primaryKey().notNull())
    .addColumn('person', text, (c) => c.notNull().references('people.person'))
    .addColumn('absorbed', text, (c) => c.references('people.person'))
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('ticket_hash', text, (c) => c.unique())
    .addColumn('device', text)
    .addColumn('way', text)
    .addColumn('asked_by_kind', text, (c) => c.notNull())
    .addColumn('asked_by', text, (c) => c.notNull())
    .addColumn('proof', text)
    .addColumn('decided_by', text)
    .addColumn('obstacles', text)
    .addColumn('asked_at', integer, (c) => c.notNull())
    .addColumn('ends_at', integer)
    .addColumn('done_at', integer)
    .addCheckConstraint('person_merges_state', oneOf('state', STATES))
    .addCheckConstraint('person_merges_by', oneOf('asked_by_kind', ['person', 'staff']))
    .execute();
  await db.schema
    .createIndex('person_merges_person')
    .on('person_merges')
    .columns(['person', 'asked_at'])
    .execute();
  // Rows that follow are found by their person.
  await db.schema.createIndex('presentations_person').on('presentations').column('person').execute();
  await db.schema.createIndex('door_people_person').on('door_people').column('person').execute();
  await db.schema.createIndex('consents_decided_by').on('consents').column('decided_by').execute();
};
