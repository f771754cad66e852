import { type MigrationStep, oneOf } from '@consentry/server';

/** Reports of incidents with every part that came, what was asked, and what they hang together with. */
export const incident: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  await column
    .table('incidents')
    .addColumn('incident', text, (c) => c.primaryKey().notNull())
    .addColumn('reference', text, (c) => c.notNull().unique())
    .addColumn('code_hash', text, (c) => c.notNull())
    .addColumn('department', text, (c) => c.notNull().references('departments.department'))
    .addColumn('region', text, (c) => c.notNull())
    .addColumn('recipient', text, (c) => c.notNull())
    .addColumn('processor', text)
    .addColumn('log_key', text)
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('grade', text)
    .addColumn('operator', text, (c) => c.notNull())
    .addColumn('persons', integer)
    .addColumn('known_at', integer, (c) => c.notNull())
    .addColumn('received_at', integer, (c) => c.notNull())
    .addColumn('items', text, (c) => c.notNull())
    .addColumn('completed_at', integer)
    .addColumn('handling_ended_on', text)
    .addColumn('summary_at', integer)
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('next_due_at', integer)
    .addColumn('acknowledged_by', text)
    .addColumn('acknowledged_at', integer)
    .addColumn('onward_by', text)
    .addColumn('onward_at', integer)
    .addColumn('onward_to', text)
    .addColumn('closed_by', text)
    .addColumn('closed_at', integer)
    .addColumn('outcome', text)
    .addColumn('despite', text)
    .addColumn('erased_at', integer)
    .addColumn('version', integer, (c) => c.notNull())
    .addCheckConstraint('incidents_state', oneOf('state', ['received', 'acknowledged', 'asked', 'closed']))
    .addCheckConstraint('incidents_kind', oneOf('kind', ['leak', 'tampering', 'loss', 'other']))
    .execute();
  await db.schema
    .createIndex('incidents_of')
    .on('incidents')
    .columns(['department', 'received_at', 'incident'])
    .execute();
  await db.schema
    .createIndex('incidents_due')
    .on('incidents')
    .columns(['department', 'state', 'next_due_at'])
    .execute();
  await db.schema.createIndex('incidents_closed').on('incidents').columns(['state', 'closed_at']).execute();
  await column
    .table('incident_parts')
    .addColumn('part', text, (c) => c.primaryKey().notNull())
    .addColumn('incident', text, (c) => c.notNull().references('incidents.incident'))
    .addColumn('number', integer, (c) => c.notNull())
    .addColumn('once_hash', text, (c) => c.notNull().unique())
    .addColumn('stage', text, (c) => c.notNull())
    .addColumn('digest', text, (c) => c.notNull())
    .addColumn('content', text)
    .addColumn('sent_at', integer, (c) => c.notNull())
    .addColumn('received_at', integer, (c) => c.notNull())
    .addUniqueConstraint('incident_parts_order', ['incident', 'number'])
    .addCheckConstraint(
      'incident_parts_stage',
      oneOf('stage', ['first', 'supplement', 'change', 'told', 'final']),
    )
    .execute();
  await column
    .table('incident_questions')
    .addColumn('question', text, (c) => c.primaryKey().notNull())
    .addColumn('incident', text, (c) => c.notNull().references('incidents.incident'))
    .addColumn('text', text, (c) => c.notNull())
    .addColumn('answer_by', text, (c) => c.notNull())
    .addColumn('asked_by', text, (c) => c.notNull())
    .addColumn('asked_at', integer, (c) => c.notNull())
    .addColumn('answer', text)
    .addColumn('answered_at', integer)
    .execute();
  await db.schema
    .createIndex('incident_questions_of')
    .on('incident_questions')
    .columns(['incident', 'asked_at'])
    .execute();
  await column
    .table('incident_links')
    .addColumn('incident', text, (c) => c.notNull().references('incidents.incident'))
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('id', text, (c) => c.notNull())
    .addColumn('linked_by', text, (c) => c.notNull())
    .addColumn('linked_at', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('incident_links_pk', ['incident', 'kind', 'id'])
    .addCheckConstraint('incident_links_kind', oneOf('kind', ['inspection', 'referral']))
    .execute();
  await column
    .table('incident_reminders')
    .addColumn('department', text, (c) => c.notNull().references('departments.department'))
    .addColumn('day', text, (c) => c.notNull())
    .addColumn('made_at', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('incident_reminders_pk', ['department', 'day'])
    .execute();
};
