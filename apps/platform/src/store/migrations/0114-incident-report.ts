import { type MigrationStep, oneOf } from '@consentry/server';

/** Departments that incidents are reported to, what is sent to them, and what they say of it. */
export const incidentReport: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  await column
    .table('report_departments')
    .addColumn('department', text, (c) => c.primaryKey().notNull())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('recipient', text, (c) => c.notNull())
    .addColumn('url', text, (c) => c.notNull())
    .addColumn('region', text, (c) => c.notNull())
    .addColumn('key', text)
    .addColumn('set_by', text, (c) => c.notNull())
    .addColumn('set_at', integer, (c) => c.notNull())
    .addColumn('removed_at', integer)
    .execute();
  await column
    .table('incident_sendings')
    .addColumn('sending', text, (c) => c.primaryKey().notNull())
    .addColumn('incident', text, (c) => c.notNull().references('incidents.incident'))
    .addColumn('department', text, (c) => c.notNull().references('report_departments.department'))
    .addColumn('number', integer, (c) => c.notNull())
    .addColumn('stage', text, (c) => c.notNull())
    .addColumn('processor', text, (c) => c.notNull())
    .addColumn('content', text, (c) => c.notNull())
    .addColumn('question', text)
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('confirmed_by', text, (c) => c.notNull())
    .addColumn('confirmed_at', integer, (c) => c.notNull())
    .addColumn('received_at', integer)
    .addColumn('digest', text)
    .addColumn('receipt', text)
    .addColumn('tries', integer, (c) => c.notNull())
    .addColumn('next_try_at', integer)
    .addColumn('trouble', text)
    .addColumn('trouble_since', integer)
    .addUniqueConstraint('incident_sendings_order', ['incident', 'department', 'number'])
    .addCheckConstraint(
      'incident_sendings_stage',
      oneOf('stage', ['first', 'supplement', 'change', 'told', 'final', 'answer']),
    )
    .addCheckConstraint('incident_sendings_state', oneOf('state', ['waiting', 'sent', 'refused']))
    .execute();
  await db.schema
    .createIndex('incident_sendings_due')
    .on('incident_sendings')
    .columns(['state', 'next_try_at'])
    .execute();
  await column
    .table('incident_cases')
    .addColumn('incident', text, (c) => c.notNull().references('incidents.incident'))
    .addColumn('department', text, (c) => c.notNull().references('report_departments.department'))
    .addColumn('reference', text, (c) => c.notNull())
    .addColumn('code_sealed', text, (c) => c.notNull())
    .addColumn('received_at', integer, (c) => c.notNull())
    .addColumn('checked', column.flag('checked'), (c) => c.notNull())
    .addColumn('status', text)
    .addColumn('read_at', integer)
    .addColumn('next_read_at', integer)
    .addColumn('tries', integer, (c) => c.notNull())
    .addColumn('trouble', text)
    .addColumn('trouble_since', integer)
    .addPrimaryKeyConstraint('incident_cases_pk', ['incident', 'department'])
    .execute();
  await db.schema.createIndex('incident_cases_due').on('incident_cases').column('next_read_at').execute();
};
