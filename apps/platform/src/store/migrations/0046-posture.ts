import { type MigrationStep, oneOf } from '@consentry/server';

const STATES = ['met', 'at-risk', 'broken', 'not-applicable', 'needs-human'];

export const posture: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  await column
    .table('posture_reviews')
    .addColumn('one', integer, (c) => c.primaryKey().notNull())
    .addColumn('events', integer, (c) => c.notNull())
    .addColumn('reviewed_at', integer, (c) => c.notNull())
    .addColumn('version', integer, (c) => c.notNull())
    .execute();
  await column
    .table('posture_rows')
    .addColumn('row', text, (c) => c.primaryKey().notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('why', text, (c) => c.notNull())
    .addColumn('since', integer, (c) => c.notNull())
    .addCheckConstraint('posture_rows_state', oneOf('state', STATES))
    .execute();
  await column
    .table('posture_changes')
    .addColumn('change', integer, (c) => c.primaryKey().notNull())
    .addColumn('row', text, (c) => c.notNull())
    .addColumn('before', text)
    .addColumn('after', text, (c) => c.notNull())
    .addColumn('codes', text, (c) => c.notNull())
    .addColumn('at', integer, (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('posture_changes_row')
    .on('posture_changes')
    .columns(['row', 'change'])
    .execute();
  await column
    .table('attestations')
    .addColumn('attestation', text, (c) => c.primaryKey().notNull())
    .addColumn('row', text, (c) => c.notNull())
    .addColumn('of_kind', text)
    .addColumn('of_id', text)
    .addColumn('judged', text, (c) => c.notNull())
    .addColumn('text', text, (c) => c.notNull())
    .addColumn('evidence', text, (c) => c.notNull())
    .addColumn('relaxes', text)
    .addColumn('office', text, (c) => c.notNull())
    .addColumn('judged_by', text, (c) => c.notNull())
    .addColumn('judged_at', integer, (c) => c.notNull())
    .addColumn('ends_at', integer, (c) => c.notNull())
    .addCheckConstraint('attestations_judged', oneOf('judged', ['met', 'not_met']))
    .execute();
  await db.schema.createIndex('attestations_row').on('attestations').columns(['row', 'judged_at']).execute();
  // Append-only: an approval is a row of its own.
  await column
    .table('attestation_approvals')
    .addColumn('attestation', text, (c) => c.primaryKey().notNull().references('attestations.attestation'))
    .addColumn('approved_by', text, (c) => c.notNull())
    .addColumn('approved_at', integer, (c) => c.notNull())
    .execute();
  await column
    .table('device_decisions')
    .addColumn('decision', text, (c) => c.primaryKey().notNull())
    .addColumn('act', text, (c) => c.notNull())
    .addColumn('device', text, (c) => c.notNull())
    .addColumn('purpose', text)
    .addColumn('document', text)
    .addColumn('facts_digest', text, (c) => c.notNull())
    .addColumn('permitted', column.flag('permitted'), (c) => c.notNull())
    .addColumn('broken', text, (c) => c.notNull())
    .addColumn('asks', text, (c) => c.notNull())
    .addColumn('decided_by', text, (c) => c.notNull())
    .addColumn('decided_at', integer, (c) => c.notNull())
    .addCheckConstraint('device_decisions_act', oneOf('act', ['install', 'go_live']))
    .execute();
  await db.schema
    .createIndex('device_decisions_device')
    .on('device_decisions')
    .columns(['device', 'decided_at'])
    .execute();
  await db.schema.alterTable('devices').addColumn('survey', text).execute();
  await db.schema.alterTable('sites').addColumn('surroundings', text).execute();
  await db.schema
    .createIndex('handed_in_facts_latest')
    .on('handed_in_facts')
    .columns(['handed_in_at', 'document'])
    .execute();
  // Whole answers to the counts of the posture, in the order in which they are grouped: no row is looked up.
  await db.schema
    .createIndex('consents_held')
    .on('consents')
    .columns(['kind', 'decision', 'purpose', 'purpose_version', 'mode', 'notice_digest', 'not_after'])
    .execute();
  await db.schema.createIndex('consents_given_by').on('consents').columns(['given_by', 'consent']).execute();
  await db.schema.createIndex('ages_born').on('ages').columns(['born_on', 'person']).execute();
  await db.schema.createIndex('ages_band').on('ages').columns(['band', 'person']).execute();
  await db.schema.createIndex('withdrawals_accepted').on('withdrawals').column('accepted_at').execute();
  await db.schema
    .createIndex('consent_ends_kept')
    .on('consent_ends')
    .columns(['erased_at', 'consent'])
    .execute();
  await db.schema.createIndex('checkpoints_site').on('checkpoints').columns(['site', 'purpose']).execute();
};
