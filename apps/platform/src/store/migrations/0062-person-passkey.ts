import type { MigrationStep } from '@consentry/server';

/** Passkeys and authenticator apps of persons, and by what kind of key a verification was completed. */
export const personPasskey: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  await db.schema.alterTable('passkeys').addColumn('synced', column.flag('synced')).execute();
  await db.schema.alterTable('verifications').addColumn('key_synced', column.flag('key_synced')).execute();
  await db.schema
    .createIndex('verification_uses_of')
    .on('verification_uses')
    .columns(['verification', 'way'])
    .execute();
  await column
    .table('person_apps')
    .addColumn('person', text, (c) => c.primaryKey().notNull().references('people.person'))
    .addColumn('totp_sealed', text, (c) => c.notNull())
    .addColumn('totp_step', integer, (c) => c.notNull())
    .addColumn('made_at', integer, (c) => c.notNull())
    .execute();
};
