import type { MigrationStep } from '@consentry/server';

/** Codes by which persons come in at the doors of a site; of whom a code is stands here alone. */
export const entryCode: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  await column
    .table('entry_codes')
    .addColumn('code', text, (c) => c.primaryKey().notNull())
    .addColumn('person', text, (c) => c.notNull().references('people.person'))
    .addColumn('site', text, (c) => c.notNull())
    .addColumn('made_at', integer, (c) => c.notNull())
    .addColumn('used_at', integer)
    .execute();
  await db.schema
    .createIndex('entry_codes_person')
    .on('entry_codes')
    .columns(['person', 'made_at'])
    .execute();
  await db.schema.createIndex('entry_codes_age').on('entry_codes').column('made_at').execute();
};
