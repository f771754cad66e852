import { type MigrationStep, oneOf } from '@consentry/server';

const ACTS = ['activate_purpose', 'change_purpose', 'change_notice', 'extend_retention'];

/** Purposes, what the law said to their acts and on which facts, and how long each kind is kept. */
export const purpose: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  await column
    .table('purposes')
    .addColumn('purpose', text, (c) => c.primaryKey().notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('version', integer, (c) => c.notNull())
    .addColumn('revision', integer, (c) => c.notNull())
    .addColumn('reason', text)
    .addColumn('made_by', text, (c) => c.notNull())
    .addColumn('made_at', integer, (c) => c.notNull())
    .addCheckConstraint(
      'purposes_state',
      oneOf('state', ['draft', 'proposed', 'active', 'suspended', 'ended']),
    )
    .execute();
  await column
    .table('purpose_versions')
    .addColumn('purpose', text, (c) => c.notNull().references('purposes.purpose'))
    .addColumn('version', integer, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('content', text, (c) => c.notNull())
    .addColumn('digest', text, (c) => c.notNull())
    .addColumn('statement_digest', text, (c) => c.notNull())
    .addColumn('written_by', text, (c) => c.notNull())
    .addColumn('written_at', integer, (c) => c.notNull())
    .addColumn('signed_by', text)
    .addColumn('signed_at', integer)
    .addColumn('in_force_at', integer)
    .addColumn('ended_at', integer)
    .addPrimaryKeyConstraint('purpose_versions_key', ['purpose', 'version'])
    .addCheckConstraint('purpose_versions_state', oneOf('state', ['draft', 'in_force', 'replaced']))
    .execute();
  await column
    .table('handed_in_facts')
    .addColumn('document', text, (c) => c.primaryKey().notNull())
    .addColumn('digest', text, (c) => c.notNull())
    .addColumn('body', text, (c) => c.notNull())
    .addColumn('handed_in_by', text, (c) => c.notNull())
    .addColumn('handed_in_at', integer, (c) => c.notNull())
    .execute();
  await column
    .table('purpose_proposals')
    .addColumn('purpose', text, (c) => c.primaryKey().notNull().references('purposes.purpose'))
    .addColumn('act', text, (c) => c.notNull())
    .addColumn('version', integer, (c) => c.notNull())
    .addColumn('proposed_by', text, (c) => c.notNull())
    .addColumn('proposed_at', integer, (c) => c.notNull())
    .addColumn('document', text, (c) => c.notNull().references('handed_in_facts.document'))
    .addCheckConstraint('purpose_proposals_act', oneOf('act', ['activate_purpose', 'change_purpose']))
    .execute();
  await column
    .table('law_decisions')
    .addColumn('decision', text, (c) => c.primaryKey().notNull())
    .addColumn('act', text, (c) => c.notNull())
    .addColumn('purpose', text, (c) => c.notNull().references('purposes.purpose'))
    .addColumn('version', integer, (c) => c.notNull())
    .addColumn('document', text, (c) => c.notNull().references('handed_in_facts.document'))
    .addColumn('facts_digest', text, (c) => c.notNull())
    .addColumn('permitted', column.flag('permitted'), (c) => c.notNull())
    .addColumn('broken', text, (c) => c.notNull())
    .addColumn('asks', text, (c) => c.notNull())
    .addColumn('proposed_by', text)
    .addColumn('decided_by', text, (c) => c.notNull())
    .addColumn('decided_at', integer, (c) => c.notNull())
    .addCheckConstraint('law_decisions_act', oneOf('act', ACTS))
    .execute();
  await db.schema
    .createIndex('law_decisions_of')
    .on('law_decisions')
    .columns(['purpose', 'decided_at'])
    .execute();
  await column
    .table('kept_times')
    .addColumn('purpose', text, (c) => c.notNull().references('purposes.purpose'))
    .addColumn('keeps', text, (c) => c.notNull())
    .addColumn('purpose_version', integer, (c) => c.notNull())
    .addColumn('unit', text, (c) => c.notNull())
    .addColumn('amount', integer, (c) => c.notNull())
    .addColumn('reason', text)
    .addColumn('ground', text)
    .addColumn('ends_on', text, (c) => c.notNull())
    .addColumn('changed_by', text, (c) => c.notNull())
    .addColumn('changed_at', integer, (c) => c.notNull())
    .addColumn('revision', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('kept_times_key', ['purpose', 'keeps'])
    .addCheckConstraint('kept_times_unit', oneOf('unit', ['seconds_after_result', 'days']))
    .execute();
  await column
    .table('kept_proposals')
    .addColumn('purpose', text, (c) => c.notNull().references('purposes.purpose'))
    .addColumn('keeps', text, (c) => c.notNull())
    .addColumn('days', integer, (c) => c.notNull())
    .addColumn('ground', text)
    .addColumn('document', text, (c) => c.notNull().references('handed_in_facts.document'))
    .addColumn('proposed_by', text, (c) => c.notNull())
    .addColumn('proposed_at', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('kept_proposals_key', ['purpose', 'keeps'])
    .execute();
};
