import { type MigrationStep, oneOf } from '@consentry/server';

const KINDS = ['pin', 'totp', 'passkey', 'card', 'qr', 'staff', 'fingerprint', 'voice'];

export const alternatives: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  await column
    .table('checkpoints')
    .addColumn('checkpoint', text, (c) => c.primaryKey().notNull())
    .addColumn('purpose', text, (c) => c.notNull().references('purposes.purpose'))
    .addColumn('site', text, (c) => c.notNull())
    .addColumn('preset', text, (c) => c.notNull())
    .addColumn('chooser', text)
    .addColumn('residents', text)
    .addColumn('face_terms', text)
    .addColumn('face_stopped_at', integer)
    .addColumn('made_at', integer, (c) => c.notNull())
    .addColumn('revision', integer, (c) => c.notNull())
    .addUniqueConstraint('checkpoints_once', ['purpose', 'site'])
    .addCheckConstraint('checkpoints_preset', oneOf('preset', ['residential', 'other']))
    .execute();
  await column
    .table('ways')
    .addColumn('way', text, (c) => c.primaryKey().notNull())
    .addColumn('checkpoint', text, (c) => c.notNull().references('checkpoints.checkpoint'))
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('with_face', column.flag('with_face'), (c) => c.notNull())
    .addColumn('live', column.flag('live'), (c) => c.notNull())
    .addColumn('checked_at', integer, (c) => c.notNull())
    .addColumn('terms', text)
    .addUniqueConstraint('ways_once', ['checkpoint', 'kind'])
    .addCheckConstraint('ways_kind', oneOf('kind', KINDS))
    .execute();
  await column
    .table('way_outages')
    .addColumn('way', text, (c) => c.notNull().references('ways.way'))
    .addColumn('began_at', integer, (c) => c.notNull())
    .addColumn('ended_at', integer)
    .addPrimaryKeyConstraint('way_outages_key', ['way', 'began_at'])
    .execute();
  await column
    .table('way_counts')
    .addColumn('checkpoint', text, (c) => c.notNull().references('checkpoints.checkpoint'))
    .addColumn('way', text, (c) => c.notNull())
    .addColumn('day', text, (c) => c.notNull())
    .addColumn('bucket', integer, (c) => c.notNull())
    .addColumn('attempts', integer, (c) => c.notNull())
    .addColumn('first_succeeded', integer, (c) => c.notNull())
    .addColumn('in_outage', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('way_counts_key', ['checkpoint', 'day', 'way', 'bucket'])
    .execute();
  await column
    .table('refusal_counts')
    .addColumn('checkpoint', text, (c) => c.notNull().references('checkpoints.checkpoint'))
    .addColumn('day', text, (c) => c.notNull())
    .addColumn('refused', integer, (c) => c.notNull())
    .addColumn('turned_away', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('refusal_counts_key', ['checkpoint', 'day'])
    .execute();
};
