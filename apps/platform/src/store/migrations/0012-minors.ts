import { type MigrationStep, oneOf, sql } from '@consentry/server';

export const minors: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  await column
    .table('ages')
    .addColumn('person', text, (c) => c.primaryKey().notNull().references('people.person'))
    .addColumn('born_on', text)
    .addColumn('band', text)
    .addColumn('proof', text)
    .addColumn('told_at', integer, (c) => c.notNull())
    .addColumn('told_by', text, (c) => c.notNull())
    .addCheckConstraint('ages_band', oneOf('band', ['under_14', '14_or_over']))
    .addCheckConstraint('ages_one', sql<boolean>`(born_on is null) <> (band is null)`)
    .addCheckConstraint('ages_told_by', oneOf('told_by', ['person', 'staff']))
    .execute();
  await column
    .table('guardianships')
    .addColumn('guardianship', text, (c) => c.primaryKey().notNull())
    .addColumn('child', text, (c) => c.notNull().references('people.person'))
    .addColumn('guardian', text, (c) => c.notNull().references('people.person'))
    .addColumn('proof', text, (c) => c.notNull())
    .addColumn('manner', text, (c) => c.notNull())
    .addColumn('checked_at', integer, (c) => c.notNull())
    .addColumn('checked_by', text, (c) => c.notNull())
    .addColumn('ended_at', integer)
    .addCheckConstraint(
      'guardianships_manner',
      oneOf('manner', ['sms', 'phone', 'video', 'mail', 'paper', 'bound_account']),
    )
    .addCheckConstraint('guardianships_two', sql<boolean>`child <> guardian`)
    .execute();
  await db.schema
    .createIndex('guardianships_open')
    .unique()
    .on('guardianships')
    .columns(['child', 'guardian'])
    .where(sql.ref('ended_at'), 'is', null)
    .execute();
  await db.schema.createIndex('guardianships_guardian').on('guardianships').column('guardian').execute();
};
