import { type MigrationStep, oneOf } from '@consentry/server';

const STATES = ['ordered', 'answered', 'examined', 'rectifying', 'reported', 'closed'];

/** Inspections: the order, what was handed in and drawn, what was found, and what is to be mended by when. */
export const inspection: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  await column
    .table('inspections')
    .addColumn('inspection', text, (c) => c.primaryKey().notNull())
    .addColumn('reference', text, (c) => c.notNull().unique())
    .addColumn('code_hash', text, (c) => c.notNull())
    .addColumn('case_number', text, (c) => c.notNull())
    .addColumn('department', text, (c) => c.notNull().references('departments.department'))
    .addColumn('region', text, (c) => c.notNull())
    .addColumn('processor', text, (c) => c.notNull())
    .addColumn('scope', text, (c) => c.notNull())
    .addColumn('text', text, (c) => c.notNull())
    .addColumn('basis', text, (c) => c.notNull())
    .addColumn('answer_by', text, (c) => c.notNull())
    .addColumn('complaint', text, (c) => c.references('complaints.complaint'))
    .addColumn('log_key', text)
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('samples', text, (c) => c.notNull())
    .addColumn('findings', text, (c) => c.notNull())
    .addColumn('rectifications', text, (c) => c.notNull())
    .addColumn('ordered_by', text, (c) => c.notNull())
    .addColumn('ordered_at', integer, (c) => c.notNull())
    .addColumn('closed_at', integer)
    .addColumn('version', integer, (c) => c.notNull())
    .addUniqueConstraint('inspections_case', ['department', 'case_number'])
    .addCheckConstraint('inspections_state', oneOf('state', STATES))
    .execute();
  await db.schema
    .createIndex('inspections_of')
    .on('inspections')
    .columns(['department', 'ordered_at', 'inspection'])
    .execute();
  await column
    .table('inspection_files')
    .addColumn('file', text, (c) => c.primaryKey().notNull())
    .addColumn('inspection', text, (c) => c.notNull().references('inspections.inspection'))
    .addColumn('verdict', text, (c) => c.notNull())
    .addColumn('bytes', integer, (c) => c.notNull())
    .addColumn('digest', text, (c) => c.notNull())
    .addColumn('received_at', integer, (c) => c.notNull())
    .addCheckConstraint(
      'inspection_files_verdict',
      oneOf('verdict', ['proved', 'proved_on_trust', 'not_proved']),
    )
    .execute();
  await db.schema
    .createIndex('inspection_files_of')
    .on('inspection_files')
    .columns(['inspection', 'received_at'])
    .execute();
};
