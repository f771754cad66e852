import { type MigrationStep, oneOf } from '@consentry/server';

export const audit: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  await column
    .table('audits')
    .addColumn('audit', text, (c) => c.primaryKey().notNull())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('year', integer)
    .addColumn('by_kind', text, (c) => c.notNull())
    .addColumn('auditor', text, (c) => c.notNull())
    .addColumn('body', text)
    .addColumn('scope', text, (c) => c.notNull())
    .addColumn('begins_on', text, (c) => c.notNull())
    .addColumn('ends_on', text, (c) => c.notNull())
    .addColumn('required_on', text)
    .addColumn('required_until', text)
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('planned_by', text, (c) => c.notNull())
    .addColumn('planned_at', integer, (c) => c.notNull())
    .addColumn('report', text)
    .addColumn('finished_at', integer)
    .addColumn('rectified_at', integer)
    .addColumn('sent_on', text)
    .addColumn('receipt', text)
    .addColumn('revision', integer, (c) => c.notNull())
    .addCheckConstraint('audits_kind', oneOf('kind', ['compliance', 'minors']))
    .addCheckConstraint('audits_by', oneOf('by_kind', ['self', 'professional_body']))
    .addCheckConstraint('audits_state', oneOf('state', ['planned', 'finished', 'dropped']))
    .execute();
  await db.schema.createIndex('audits_year').on('audits').columns(['kind', 'year']).execute();
  await column
    .table('audit_findings')
    .addColumn('audit', text, (c) => c.notNull().references('audits.audit'))
    .addColumn('item', integer, (c) => c.notNull())
    .addColumn('result', text, (c) => c.notNull())
    .addColumn('text', text, (c) => c.notNull())
    .addColumn('evidence', text, (c) => c.notNull())
    .addColumn('recorded_by', text, (c) => c.notNull())
    .addColumn('recorded_at', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('audit_findings_key', ['audit', 'item'])
    .addCheckConstraint('audit_findings_result', oneOf('result', ['evidenced', 'gap']))
    .execute();
  await column
    .table('audit_measures')
    .addColumn('measure', text, (c) => c.primaryKey().notNull())
    .addColumn('audit', text, (c) => c.notNull().references('audits.audit'))
    .addColumn('item', integer, (c) => c.notNull())
    .addColumn('text', text, (c) => c.notNull())
    .addColumn('owner', text, (c) => c.notNull())
    .addColumn('due_on', text, (c) => c.notNull())
    .addColumn('set_by', text, (c) => c.notNull())
    .addColumn('evidence', text)
    .addColumn('done_by', text)
    .addColumn('done_at', integer)
    .addColumn('closed_by', text)
    .addColumn('closed_at', integer)
    .execute();
  await db.schema.createIndex('audit_measures_audit').on('audit_measures').column('audit').execute();
};
