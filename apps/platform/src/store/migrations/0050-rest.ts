import { type MigrationStep, oneOf, sql } from '@consentry/server';

const REASONS = [
  'withdrawn',
  'refused_since',
  'superseded',
  'retention_over',
  'fourteenth_birthday',
  'guardianship_ended',
  'age_shown',
  'purpose_ended',
];

/** Grants that rest until people consent to new words, and consents that end with their purpose. */
export const rest: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  for (const table of ['device_grants', 'consent_grants'])
    await db.schema.alterTable(table).addColumn('rests_since', integer).execute();
  await db.schema.createIndex('device_grants_purpose').on('device_grants').column('purpose').execute();
  // SQLite changes no check of a table: it is made anew.
  await column
    .table('withdrawals_anew')
    .addColumn('withdrawal', text, (c) => c.primaryKey().notNull())
    .addColumn('consent', text, (c) => c.notNull().unique().references('consents.consent'))
    .addColumn('reason', text, (c) => c.notNull())
    .addColumn('by_kind', text, (c) => c.notNull())
    .addColumn('by_id', text, (c) => c.notNull())
    .addColumn('accepted_at', integer, (c) => c.notNull())
    .addCheckConstraint('withdrawals_reason', oneOf('reason', REASONS))
    .addCheckConstraint(
      'withdrawals_by',
      oneOf('by_kind', ['person', 'guardian', 'staff', 'paper', 'platform']),
    )
    .execute();
  await sql`
    insert into withdrawals_anew (withdrawal, consent, reason, by_kind, by_id, accepted_at)
    select withdrawal, consent, reason, by_kind, by_id, accepted_at from withdrawals
  `.execute(db);
  await db.schema.dropTable('withdrawals').execute();
  await db.schema.alterTable('withdrawals_anew').renameTo('withdrawals').execute();
};
