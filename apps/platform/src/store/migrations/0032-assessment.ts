import { type MigrationStep, oneOf } from '@consentry/server';

export const assessment: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  await column
    .table('configurations')
    .addColumn('purpose', text, (c) => c.primaryKey().notNull().references('purposes.purpose'))
    .addColumn('configuration', text, (c) => c.notNull())
    .addColumn('digest', text, (c) => c.notNull())
    .addColumn('changed_by', text, (c) => c.notNull())
    .addColumn('changed_at', integer, (c) => c.notNull())
    .addColumn('minor_change', text)
    .addColumn('first_capture_at', integer)
    .addColumn('captured_version', integer)
    .addColumn('revision', integer, (c) => c.notNull())
    .execute();
  await column
    .table('assessments')
    .addColumn('assessment', text, (c) => c.primaryKey().notNull())
    .addColumn('purpose', text, (c) => c.notNull().references('purposes.purpose'))
    .addColumn('purpose_version', integer, (c) => c.notNull())
    .addColumn('mode', text, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('configuration', text, (c) => c.notNull())
    .addColumn('configuration_digest', text, (c) => c.notNull())
    .addColumn('content', text, (c) => c.notNull())
    .addColumn('report', text, (c) => c.notNull())
    .addColumn('after_incident', text)
    .addColumn('written_by', text, (c) => c.notNull())
    .addColumn('written_at', integer, (c) => c.notNull())
    .addColumn('approved_by', text)
    .addColumn('approved_at', integer)
    .addColumn('reviewed_at', integer)
    .addColumn('reopened_at', integer)
    .addColumn('reopened_because', text)
    .addColumn('over_at', integer)
    .addColumn('kept_until', text)
    .addColumn('revision', integer, (c) => c.notNull())
    .addCheckConstraint('assessments_mode', oneOf('mode', ['verify', 'identify']))
    .addCheckConstraint('assessments_state', oneOf('state', ['draft', 'approved', 'reopened', 'replaced']))
    .execute();
  await db.schema
    .createIndex('assessments_of')
    .on('assessments')
    .columns(['purpose', 'written_at'])
    .execute();
};
