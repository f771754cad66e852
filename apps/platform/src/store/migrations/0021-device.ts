import { type MigrationStep, oneOf } from '@consentry/server';

/** Sets have one row an id, so that a withdrawal at ten thousand devices is three statements. */
export const device: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  await column
    .table('devices')
    .addColumn('device', text, (c) => c.primaryKey().notNull())
    .addColumn('site', text, (c) => c.notNull().references('sites.site'))
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('state_since', integer, (c) => c.notNull())
    .addColumn('public_key', text, (c) => c.notNull().unique())
    .addColumn('installed_by', text, (c) => c.notNull())
    .addColumn('joined_at', integer, (c) => c.notNull())
    .addColumn('space', text)
    .addColumn('capture_area', text)
    .addColumn('sign_photo_on', text)
    .addColumn('placed_by', text)
    .addColumn('sign_approved_at', integer)
    .addColumn('approved_by', text)
    .addColumn('version', integer, (c) => c.notNull())
    .addCheckConstraint('devices_state', oneOf('state', ['pending', 'approved', 'suspended', 'retired']))
    .execute();
  await db.schema.createIndex('devices_site').on('devices').columns(['site', 'device']).execute();
  await column
    .table('device_tokens')
    .addColumn('token_hash', text, (c) => c.primaryKey().notNull())
    .addColumn('site', text, (c) => c.notNull().references('sites.site'))
    .addColumn('made_by', text, (c) => c.notNull())
    .addColumn('expires_at', integer, (c) => c.notNull())
    .addColumn('device', text)
    .execute();
  await column
    .table('device_nonces')
    .addColumn('device', text, (c) => c.notNull())
    .addColumn('nonce', text, (c) => c.notNull())
    .addColumn('expires_at', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('device_nonces_key', ['device', 'nonce'])
    .execute();
  await db.schema.createIndex('device_nonces_expiry').on('device_nonces').column('expires_at').execute();
  await column
    .table('device_sets')
    .addColumn('device', text, (c) => c.primaryKey().notNull().references('devices.device'))
    .addColumn('epoch', integer, (c) => c.notNull())
    .addColumn('acknowledged', integer, (c) => c.notNull())
    .addColumn('ttl', integer, (c) => c.notNull())
    .addColumn('longest_ttl', integer, (c) => c.notNull())
    .execute();
  await column
    .table('device_grants')
    .addColumn('device', text, (c) => c.notNull().references('device_sets.device'))
    .addColumn('consent', text, (c) => c.notNull())
    .addColumn('purpose', text, (c) => c.notNull())
    .addColumn('purpose_version', integer, (c) => c.notNull())
    .addColumn('mode', text, (c) => c.notNull())
    .addColumn('not_after', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('device_grants_key', ['device', 'consent'])
    .addCheckConstraint('device_grants_mode', oneOf('mode', ['verify', 'identify']))
    .execute();
  await db.schema.createIndex('device_grants_consent').on('device_grants').column('consent').execute();
  await column
    .table('device_tombstones')
    .addColumn('device', text, (c) => c.notNull().references('device_sets.device'))
    .addColumn('consent', text, (c) => c.notNull())
    .addColumn('epoch', integer, (c) => c.notNull())
    .addColumn('erased_at', integer)
    .addPrimaryKeyConstraint('device_tombstones_key', ['device', 'consent'])
    .execute();
  await db.schema
    .createIndex('device_tombstones_consent')
    .on('device_tombstones')
    .column('consent')
    .execute();
  await column
    .table('device_purposes')
    .addColumn('purpose', text, (c) => c.notNull())
    .addColumn('device', text, (c) => c.notNull().references('devices.device'))
    .addPrimaryKeyConstraint('device_purposes_key', ['purpose', 'device'])
    .execute();
  await column
    .table('consent_grants')
    .addColumn('consent', text, (c) => c.primaryKey().notNull())
    .addColumn('purpose', text, (c) => c.notNull())
    .addColumn('purpose_version', integer, (c) => c.notNull())
    .addColumn('mode', text, (c) => c.notNull())
    .addColumn('not_after', integer, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('consent_grants_purpose').on('consent_grants').column('purpose').execute();
  await column
    .table('consent_ends')
    .addColumn('consent', text, (c) => c.primaryKey().notNull())
    .addColumn('accepted_at', integer, (c) => c.notNull())
    .addColumn('effective_at', integer)
    .addColumn('erased_at', integer)
    .execute();
  await db.schema.createIndex('consent_ends_open').on('consent_ends').column('effective_at').execute();
};
