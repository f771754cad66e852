import { type MigrationStep, oneOf, sql } from '@consentry/server';

const TOPICS_BEFORE = 'private_space no_consent only_way not_told kept_or_sent child leak other'.split(' ');
const TOPICS = [...TOPICS_BEFORE, 'public_place', 'crime'];

/**
 * Where a complaint goes and why, how its outcome was told, what its sender added, what became of it step by step, and
 * what each department set for itself.
 */
export const complaintCare: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  const add = (name: string, kind: typeof text) =>
    db.schema.alterTable('complaints').addColumn(name, kind).execute();
  await add('routed', text);
  await add('held_because', text);
  await add('contact_erased_at', integer);
  await add('erased_at', integer);
  await add('files_erased', integer);
  await db.schema
    .alterTable('complaints')
    .addColumn('due_days', integer, (c) => c.notNull().defaultTo(15))
    .execute();
  await widenTopics(db, column);
  await column
    .table('complaint_steps')
    .addColumn('complaint', text, (c) => c.notNull().references('complaints.complaint'))
    .addColumn('number', integer, (c) => c.notNull())
    .addColumn('act', text, (c) => c.notNull())
    .addColumn('department', text, (c) => c.notNull())
    .addColumn('at', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('complaint_steps_one', ['complaint', 'number'])
    .execute();
  await sql`
    insert into complaint_steps (complaint, number, act, department, at)
    select complaint, 1, 'receive', department, received_at from complaints
  `.execute(db);
  await column
    .table('complaint_tellings')
    .addColumn('telling', text, (c) => c.primaryKey().notNull())
    .addColumn('complaint', text, (c) => c.notNull().references('complaints.complaint'))
    .addColumn('told_by', text, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('reason', text)
    .addColumn('told_on', text, (c) => c.notNull())
    .addColumn('note', text)
    .addColumn('staff', text, (c) => c.notNull())
    .addColumn('at', integer, (c) => c.notNull())
    .addColumn('settled_at', integer)
    .addCheckConstraint(
      'complaint_tellings_by',
      oneOf('told_by', ['code', 'contact', 'post', 'telephone', 'in_person']),
    )
    .addCheckConstraint('complaint_tellings_state', oneOf('state', ['queued', 'sent', 'failed', 'noted']))
    .execute();
  await db.schema
    .createIndex('complaint_tellings_of')
    .on('complaint_tellings')
    .columns(['complaint', 'at'])
    .execute();
  await column
    .table('complaint_additions')
    .addColumn('addition', text, (c) => c.primaryKey().notNull())
    .addColumn('complaint', text, (c) => c.notNull().references('complaints.complaint'))
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('text', text, (c) => c.notNull())
    .addColumn('added_at', integer, (c) => c.notNull())
    .addColumn('looked_by', text)
    .addColumn('looked_at', integer)
    .addColumn('looked_note', text)
    .addCheckConstraint('complaint_additions_kind', oneOf('kind', ['more', 'retaliation']))
    .execute();
  await db.schema
    .createIndex('complaint_additions_of')
    .on('complaint_additions')
    .columns(['complaint', 'added_at'])
    .execute();
  await db.schema
    .createIndex('complaint_additions_open')
    .on('complaint_additions')
    .columns(['kind', 'looked_at'])
    .execute();
  await column
    .table('complaint_practices')
    .addColumn('practice', text, (c) => c.primaryKey().notNull())
    .addColumn('department', text, (c) => c.notNull().references('departments.department'))
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('takes', text, (c) => c.notNull())
    .addColumn('due_days', integer, (c) => c.notNull())
    .addColumn('contact_days', integer, (c) => c.notNull())
    .addColumn('keep_days', integer, (c) => c.notNull())
    .addColumn('mail', text, (c) => c.notNull())
    .addColumn('proposed_by', text, (c) => c.notNull())
    .addColumn('proposed_at', integer, (c) => c.notNull())
    .addColumn('approved_by', text)
    .addColumn('approved_at', integer)
    .addCheckConstraint('complaint_practices_state', oneOf('state', ['proposed', 'active', 'ended']))
    .execute();
  await db.schema
    .createIndex('complaint_practices_of')
    .on('complaint_practices')
    .columns(['department', 'state'])
    .execute();
  await column
    .table('complaint_reminders')
    .addColumn('department', text, (c) => c.notNull().references('departments.department'))
    .addColumn('day', text, (c) => c.notNull())
    .addColumn('made_at', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('complaint_reminders_one', ['department', 'day'])
    .execute();
};

/** Lets two more topics in. SQLite changes no rule of a table, so it is made once more, by its own words. */
async function widenTopics(...[db, { engine }]: Parameters<MigrationStep>): Promise<void> {
  const rule = oneOf('topic', TOPICS);
  if (engine === 'postgresql') {
    await db.schema.alterTable('complaints').dropConstraint('complaints_topic').execute();
    await db.schema.alterTable('complaints').addCheckConstraint('complaints_topic', rule).execute();
    return;
  }
  const { rows } = await sql<{ readonly type: string; readonly sql: string }>`
    select type, sql from sqlite_master where tbl_name = 'complaints' and sql is not null
  `.execute(db);
  const words = (topics: readonly string[]) => topics.map((topic) => `'${topic}'`).join(', ');
  // Who refers to it is looked at when the transaction ends: by then every row is there again.
  await sql`pragma defer_foreign_keys = on`.execute(db);
  await sql`create table complaints_before as select * from complaints`.execute(db);
  await db.schema.dropTable('complaints').execute();
  const make = async (of: (type: string) => boolean) => {
    for (const made of rows.filter(({ type }) => of(type))) {
      await sql.raw(made.sql.replace(words(TOPICS_BEFORE), words(TOPICS))).execute(db);
    }
  };
  await make((type) => type === 'table');
  await sql`insert into complaints select * from complaints_before`.execute(db);
  await make((type) => type !== 'table');
  await db.schema.dropTable('complaints_before').execute();
}
