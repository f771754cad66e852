import { type MigrationStep, oneOf } from '@consentry/server';

const STATES = ['received', 'in_hand', 'asked', 'decided', 'told', 'closed'];
const TOPICS = 'private_space no_consent only_way not_told kept_or_sent child leak other'.split(' ');
const KINDS = 'jpeg png gif webp heif pdf zip video audio markup program unknown'.split(' ');

/** Complaints and reports (§ 第十七条), questions to processors, and what was handed in as evidence. */
export const complaint: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  await column
    .table('complaints')
    .addColumn('complaint', text, (c) => c.primaryKey().notNull())
    .addColumn('reference', text, (c) => c.notNull().unique())
    .addColumn('code_hash', text, (c) => c.notNull())
    .addColumn('once_hash', text, (c) => c.notNull().unique())
    .addColumn('topic', text, (c) => c.notNull())
    .addColumn('region', text, (c) => c.notNull())
    .addColumn('department', text, (c) => c.notNull().references('departments.department'))
    .addColumn('place', text)
    .addColumn('processor', text)
    .addColumn('text', text, (c) => c.notNull())
    .addColumn('contact_sealed', text)
    .addColumn('fears_retaliation', column.flag('fears_retaliation'), (c) => c.notNull())
    .addColumn('language', text, (c) => c.notNull())
    .addColumn('received_on', text, (c) => c.notNull())
    .addColumn('received_at', integer, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('accepted_by', text)
    .addColumn('result', text)
    .addColumn('outcome', text)
    .addColumn('basis', text)
    .addColumn('decided_by', text)
    .addColumn('decided_at', integer)
    .addColumn('told_by', text)
    .addColumn('told_at', integer)
    .addColumn('seen_at', integer)
    .addColumn('closed_at', integer)
    .addColumn('version', integer, (c) => c.notNull())
    .addCheckConstraint('complaints_topic', oneOf('topic', TOPICS))
    .addCheckConstraint('complaints_state', oneOf('state', STATES))
    .addCheckConstraint(
      'complaints_result',
      oneOf('result', ['upheld', 'partly_upheld', 'turned_down', 'handed_over']),
    )
    .addCheckConstraint('complaints_told_by', oneOf('told_by', ['code', 'contact']))
    .execute();
  await db.schema
    .createIndex('complaints_of')
    .on('complaints')
    .columns(['department', 'received_at', 'complaint'])
    .execute();
  await db.schema
    .createIndex('complaints_state')
    .on('complaints')
    .columns(['department', 'state', 'received_at', 'complaint'])
    .execute();
  await column
    .table('complaint_questions')
    .addColumn('question', text, (c) => c.primaryKey().notNull())
    .addColumn('complaint', text, (c) => c.notNull().references('complaints.complaint'))
    .addColumn('text', text, (c) => c.notNull())
    .addColumn('answer_by', text, (c) => c.notNull())
    .addColumn('asked_by', text, (c) => c.notNull())
    .addColumn('asked_at', integer, (c) => c.notNull())
    .addColumn('answer', text)
    .addColumn('answered_at', integer)
    .execute();
  await db.schema
    .createIndex('complaint_questions_of')
    .on('complaint_questions')
    .columns(['complaint', 'asked_at'])
    .execute();
  await column
    .table('attachments')
    .addColumn('attachment', text, (c) => c.primaryKey().notNull())
    .addColumn('complaint', text, (c) => c.notNull().references('complaints.complaint'))
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('bytes', integer, (c) => c.notNull())
    .addColumn('digest', text, (c) => c.notNull())
    .addColumn('received_at', integer, (c) => c.notNull())
    .addCheckConstraint('attachments_kind', oneOf('kind', KINDS))
    .execute();
  await db.schema
    .createIndex('attachments_of')
    .on('attachments')
    .columns(['complaint', 'received_at'])
    .execute();
};
