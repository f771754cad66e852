import { type MigrationStep, oneOf } from '@consentry/server';

const CHANNELS = ['counter', 'phone', 'letter', 'email', 'web', 'device', 'anonymous_box'];

export const complaint: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  await column
    .table('complaint_guides')
    .addColumn('version', integer, (c) => c.primaryKey().notNull())
    .addColumn('guide', text, (c) => c.notNull())
    .addColumn('published_by', text, (c) => c.notNull())
    .addColumn('published_at', integer, (c) => c.notNull())
    .execute();
  await column
    .table('complaints')
    .addColumn('complaint', text, (c) => c.primaryKey().notNull())
    .addColumn('reference', text, (c) => c.notNull().unique())
    .addColumn('code_hash', text, (c) => c.notNull())
    .addColumn('once_hash', text, (c) => c.notNull().unique())
    .addColumn('from_kind', text, (c) => c.notNull())
    .addColumn('channel', text, (c) => c.notNull())
    .addColumn('received_on', text, (c) => c.notNull())
    .addColumn('received_at', integer, (c) => c.notNull())
    .addColumn('taken_in_by', text)
    .addColumn('reachable', column.flag('reachable'), (c) => c.notNull())
    .addColumn('has_code', column.flag('has_code'), (c) => c.notNull())
    .addColumn('purpose', text)
    .addColumn('site', text)
    .addColumn('text', text)
    .addColumn('contact_sealed', text)
    .addColumn('had_contact', column.flag('had_contact'), (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('acknowledged_by', text)
    .addColumn('acknowledged_at', integer)
    .addColumn('handled_by', text)
    .addColumn('handled_at', integer)
    .addColumn('result', text)
    .addColumn('outcome', text)
    .addColumn('refusal', text)
    .addColumn('seen_by_accused', column.flag('seen_by_accused'))
    .addColumn('told_at', integer)
    .addColumn('closed_at', integer)
    .addColumn('flag', text)
    .addColumn('purged_at', integer)
    .addColumn('version', integer, (c) => c.notNull())
    .addCheckConstraint('complaints_from', oneOf('from_kind', ['public', 'staff']))
    .addCheckConstraint('complaints_channel', oneOf('channel', CHANNELS))
    .addCheckConstraint('complaints_state', oneOf('state', ['received', 'in_hand', 'handled', 'closed']))
    .addCheckConstraint('complaints_result', oneOf('result', ['upheld', 'partly_upheld', 'turned_down']))
    .addCheckConstraint('complaints_flag', oneOf('flag', ['soon', 'overdue']))
    .execute();
  await db.schema
    .createIndex('complaints_received')
    .on('complaints')
    .columns(['received_at', 'complaint'])
    .execute();
  await db.schema
    .createIndex('complaints_state')
    .on('complaints')
    .columns(['state', 'received_at'])
    .execute();
};
