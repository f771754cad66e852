import { type MigrationStep, oneOf } from '@consentry/server';

const STATES = ['open', 'claimed', 'verified', 'not_verified', 'declined', 'expired', 'cancelled'];
const WAYS = ['face', 'pin', 'totp', 'passkey', 'card', 'qr', 'staff', 'fingerprint', 'voice'];
const OUTCOMES = ['admitted', 'not_recognised', 'wrong', 'called', 'verified', 'not_verified'];

/** What is on record of a use names nobody but by pseudonymous id, and has no score. */
export const verification: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  await column
    .table('verifications')
    .addColumn('verification', text, (c) => c.primaryKey().notNull())
    .addColumn('integrator', text, (c) => c.notNull().references('integrators.integrator'))
    .addColumn('purpose', text, (c) => c.notNull())
    .addColumn('purpose_version', integer, (c) => c.notNull())
    .addColumn('checkpoint', text, (c) => c.notNull().references('checkpoints.checkpoint'))
    .addColumn('site', text, (c) => c.notNull())
    .addColumn('only_device', text)
    .addColumn('person', text)
    .addColumn('visitor', text)
    .addColumn('nonce', text, (c) => c.notNull())
    .addColumn('ticket_hash', text, (c) => c.unique())
    .addColumn('taken_at', integer)
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('claimed_by', text)
    .addColumn('claimed_at', integer)
    .addColumn('opened_at', integer, (c) => c.notNull())
    .addColumn('expires_at', integer, (c) => c.notNull())
    .addColumn('completed_at', integer)
    .addColumn('way', text)
    .addColumn('checked_by', text)
    .addCheckConstraint('verifications_state', oneOf('state', STATES))
    .addCheckConstraint('verifications_way', oneOf('way', WAYS))
    .execute();
  await db.schema
    .createIndex('verifications_due')
    .on('verifications')
    .columns(['state', 'expires_at'])
    .execute();
  await db.schema
    .createIndex('verifications_person')
    .on('verifications')
    .columns(['person', 'state'])
    .execute();
  await column
    .table('verification_uses')
    .addColumn('use', text, (c) => c.primaryKey().notNull())
    .addColumn('verification', text)
    .addColumn('checkpoint', text)
    .addColumn('device', text)
    .addColumn('person', text)
    .addColumn('purpose', text, (c) => c.notNull())
    .addColumn('purpose_version', integer, (c) => c.notNull())
    .addColumn('way', text, (c) => c.notNull())
    .addColumn('mode', text)
    .addColumn('outcome', text, (c) => c.notNull())
    .addColumn('model', text)
    .addColumn('checked_by', text)
    .addColumn('at', integer, (c) => c.notNull())
    .addColumn('reported_at', integer, (c) => c.notNull())
    .addCheckConstraint('verification_uses_way', oneOf('way', WAYS))
    .addCheckConstraint('verification_uses_outcome', oneOf('outcome', OUTCOMES))
    .execute();
  await db.schema
    .createIndex('verification_uses_person')
    .on('verification_uses')
    .columns(['person', 'reported_at', 'use'])
    .execute();
  await db.schema
    .createIndex('verification_uses_age')
    .on('verification_uses')
    .column('reported_at')
    .execute();
  await column
    .table('door_people')
    .addColumn('device', text, (c) => c.notNull().references('devices.device'))
    .addColumn('door_person', text, (c) => c.notNull())
    .addColumn('person', text, (c) => c.notNull().references('people.person'))
    .addColumn('linked_at', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('door_people_key', ['device', 'door_person'])
    .execute();
  await column
    .table('ticket_tries')
    .addColumn('try', text, (c) => c.primaryKey().notNull())
    .addColumn('by', text, (c) => c.notNull())
    .addColumn('at', integer, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('ticket_tries_by').on('ticket_tries').columns(['by', 'at']).execute();
};
