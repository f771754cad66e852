import { type MigrationStep, oneOf } from '@consentry/server';

const KINDS = ['access', 'copy', 'correct', 'delete', 'explain', 'limit', 'transfer', 'decision_review'];

export const rights: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  await column
    .table('rights_requests')
    .addColumn('request', text, (c) => c.primaryKey().notNull())
    .addColumn('person', text, (c) => c.notNull().references('people.person'))
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('asker', text, (c) => c.notNull())
    .addColumn('opened_by_kind', text, (c) => c.notNull())
    .addColumn('opened_by', text, (c) => c.notNull())
    .addColumn('opened_at', integer, (c) => c.notNull())
    .addColumn('identity_check', text, (c) => c.notNull())
    .addColumn('identity_proof', text)
    .addColumn('reply', text, (c) => c.notNull())
    .addColumn('received_on', text, (c) => c.notNull())
    .addColumn('purpose', text)
    .addColumn('wish', text)
    .addColumn('correction', text)
    .addColumn('deceased', text)
    .addColumn('transfer', text)
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('taken_by', text)
    .addColumn('taken_at', integer)
    .addColumn('answered_by', text)
    .addColumn('answered_at', integer)
    .addColumn('answer', text)
    .addColumn('refusal', text)
    .addColumn('reached_at', integer)
    .addColumn('flag', text)
    .addColumn('purged_at', integer)
    .addColumn('version', integer, (c) => c.notNull())
    .addCheckConstraint('rights_requests_kind', oneOf('kind', KINDS))
    .addCheckConstraint('rights_requests_asker', oneOf('asker', ['adult', 'minor', 'guardian', 'relative']))
    .addCheckConstraint('rights_requests_by', oneOf('opened_by_kind', ['person', 'guardian', 'staff']))
    .addCheckConstraint(
      'rights_requests_check',
      oneOf('identity_check', ['session', 'document', 'known', 'not_shown']),
    )
    .addCheckConstraint('rights_requests_reply', oneOf('reply', ['portal', 'paper']))
    .addCheckConstraint(
      'rights_requests_state',
      oneOf('state', ['received', 'in_hand', 'granted', 'refused']),
    )
    .addCheckConstraint('rights_requests_flag', oneOf('flag', ['soon', 'overdue']))
    .execute();
  await db.schema
    .createIndex('rights_requests_person')
    .on('rights_requests')
    .columns(['person', 'opened_at'])
    .execute();
  await db.schema
    .createIndex('rights_requests_opened')
    .on('rights_requests')
    .columns(['opened_at', 'request'])
    .execute();
  await db.schema
    .createIndex('rights_requests_state')
    .on('rights_requests')
    .columns(['state', 'opened_at'])
    .execute();
  await column
    .table('rights_ends')
    .addColumn('request', text, (c) => c.notNull().references('rights_requests.request'))
    .addColumn('consent', text, (c) => c.notNull().references('consents.consent'))
    .addPrimaryKeyConstraint('rights_ends_key', ['request', 'consent'])
    .execute();
};
