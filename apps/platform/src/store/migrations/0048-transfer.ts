import { type MigrationStep, oneOf, sql } from '@consentry/server';

/** A transfer is consented to apart, for one recipient each; recognition has none (`''`). */
export const transfer: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  for (const table of ['presentations', 'consent_requests', 'consents'])
    await db.schema
      .alterTable(table)
      .addColumn('recipient', text, (c) => c.notNull().defaultTo(''))
      .execute();
  await column
    .table('open_consents_anew')
    .addColumn('person', text, (c) => c.notNull())
    .addColumn('purpose', text, (c) => c.notNull())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('recipient', text, (c) => c.notNull())
    .addColumn('consent', text, (c) => c.notNull().unique().references('consents.consent'))
    .addColumn('not_after', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('open_consents_one', ['person', 'purpose', 'kind', 'recipient'])
    .execute();
  await sql`
    insert into open_consents_anew (person, purpose, kind, recipient, consent, not_after)
    select person, purpose, kind, '', consent, not_after from open_consents
  `.execute(db);
  await db.schema.dropTable('open_consents').execute();
  await db.schema.alterTable('open_consents_anew').renameTo('open_consents').execute();
  await db.schema.createIndex('open_consents_end').on('open_consents').column('not_after').execute();
  await db.schema
    .createIndex('open_consents_recipient')
    .on('open_consents')
    .columns(['purpose', 'recipient'])
    .execute();
  await column
    .table('transfer_notices')
    .addColumn('notice', text, (c) => c.primaryKey().notNull())
    .addColumn('purpose', text, (c) => c.notNull().references('purposes.purpose'))
    .addColumn('recipient', text, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('digest', text, (c) => c.notNull())
    .addColumn('document', text, (c) => c.notNull())
    .addColumn('published_by', text, (c) => c.notNull())
    .addColumn('published_at', integer, (c) => c.notNull())
    .addColumn('ended_at', integer)
    .addCheckConstraint('transfer_notices_state', oneOf('state', ['in_force', 'ended']))
    .execute();
  await db.schema
    .createIndex('transfer_notices_purpose')
    .on('transfer_notices')
    .columns(['purpose', 'recipient', 'state'])
    .execute();
};
