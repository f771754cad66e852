import { type MigrationStep, oneOf } from '@consentry/server';

/** `identities` is a table apart: a role of the database may be kept out of it. */
export const people: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  await column
    .table('people')
    .addColumn('person', text, (c) => c.primaryKey().notNull())
    .addColumn('site', text)
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('registered_at', integer, (c) => c.notNull())
    .addColumn('registered_by', text, (c) => c.notNull())
    .addColumn('version', integer, (c) => c.notNull())
    .addCheckConstraint('people_state', oneOf('state', ['active', 'ended']))
    .execute();
  await db.schema.createIndex('people_site').on('people').columns(['site', 'person']).execute();
  await column
    .table('identities')
    .addColumn('person', text, (c) => c.primaryKey().notNull().references('people.person'))
    .addColumn('name', text)
    .addColumn('email', text)
    .addColumn('phone', text)
    .addColumn('employee_number', text)
    .addColumn('language', text, (c) => c.notNull())
    .addColumn('changed_at', integer, (c) => c.notNull())
    .addColumn('version', integer, (c) => c.notNull())
    .addCheckConstraint('identities_language', oneOf('language', ['zh-CN', 'en']))
    .execute();
  await column
    .table('person_keys')
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('key', text, (c) => c.notNull())
    .addColumn('person', text, (c) => c.notNull().references('people.person'))
    .addPrimaryKeyConstraint('person_keys_key', ['kind', 'key'])
    .addUniqueConstraint('person_keys_person', ['person', 'kind'])
    .addCheckConstraint('person_keys_kind', oneOf('kind', ['email', 'phone', 'employee_number']))
    .execute();
  await column
    .table('code_challenges')
    .addColumn('challenge', text, (c) => c.primaryKey().notNull())
    .addColumn('contact', text, (c) => c.notNull())
    .addColumn('person', text, (c) => c.references('people.person'))
    .addColumn('channel', text, (c) => c.notNull())
    .addColumn('purpose', text, (c) => c.notNull())
    .addColumn('asked_at', integer, (c) => c.notNull())
    .addColumn('ends_at', integer, (c) => c.notNull())
    .addColumn('used_at', integer)
    .addCheckConstraint('code_challenges_channel', oneOf('channel', ['email', 'phone']))
    .execute();
  await db.schema
    .createIndex('code_challenges_contact')
    .on('code_challenges')
    .columns(['contact', 'asked_at'])
    .execute();
  await column
    .table('code_tries')
    .addColumn('try', text, (c) => c.primaryKey().notNull())
    .addColumn('contact', text, (c) => c.notNull())
    .addColumn('at', integer, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('code_tries_contact').on('code_tries').columns(['contact', 'at']).execute();
  await column
    .table('person_sessions')
    .addColumn('session', text, (c) => c.primaryKey().notNull())
    .addColumn('token_hash', text, (c) => c.notNull().unique())
    .addColumn('person', text, (c) => c.notNull().references('people.person'))
    .addColumn('began_at', integer, (c) => c.notNull())
    .addColumn('seen_at', integer, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('person_sessions_person').on('person_sessions').column('person').execute();
};
