import type { MigrationStep } from '@consentry/server';

/** Bundles of changes, the change of the key that signs them, and people whom a door registered. */
export const bundle: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  await db.schema
    .alterTable('device_grants')
    .addColumn('epoch', integer, (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createIndex('device_grants_epoch')
    .on('device_grants')
    .columns(['device', 'epoch'])
    .execute();
  await db.schema.alterTable('device_tombstones').addColumn('refusal', text).execute();
  await db.schema
    .createIndex('device_tombstones_epoch')
    .on('device_tombstones')
    .columns(['device', 'epoch'])
    .execute();
  await db.schema
    .alterTable('device_sets')
    .addColumn('key_generation', integer, (c) => c.notNull().defaultTo(0))
    .execute();
  await column
    .table('signing_keys')
    .addColumn('number', integer, (c) => c.primaryKey().notNull())
    .addColumn('public_key', text, (c) => c.notNull().unique())
    .addColumn('announced_by', text, (c) => c.notNull())
    .addColumn('announced_at', integer, (c) => c.notNull())
    .addColumn('used_since', integer)
    .execute();
  await column
    .table('door_numbers')
    .addColumn('device', text, (c) => c.notNull().references('devices.device'))
    .addColumn('door_person', text, (c) => c.notNull())
    .addColumn('number', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('door_numbers_key', ['device', 'door_person'])
    .execute();
  // What a door showed has a digest of its own: its words are laid out for its screen.
  await db.schema.alterTable('presentations').addColumn('shown_digest', text).execute();
};
