import { type MigrationStep, oneOf } from '@consentry/server';

const KINDS = ['split_view', 'not_following', 'set_back', 'wrong_key', 'unreachable', 'stalled'];

/** Evidence logs of processors that this server witnesses, the heads it cosigned, and what went wrong with them. */
export const witness: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  await column
    .table('witnessed_logs')
    .addColumn('log', text, (c) => c.primaryKey().notNull())
    .addColumn('department', text, (c) => c.notNull().references('departments.department'))
    .addColumn('processor', text, (c) => c.notNull())
    .addColumn('key', text, (c) => c.notNull().unique())
    .addColumn('origin', text, (c) => c.notNull())
    .addColumn('url', text)
    .addColumn('stall_hours', integer, (c) => c.notNull())
    .addColumn('registered_by', text, (c) => c.notNull())
    .addColumn('registered_at', integer, (c) => c.notNull())
    .addColumn('ended_at', integer)
    .addColumn('end_reason', text)
    .addColumn('size', integer, (c) => c.notNull())
    .addColumn('root', text)
    .addColumn('note', text)
    .addColumn('head_at', integer)
    .addColumn('cosigned_at', integer)
    .addColumn('counted', column.flag('counted'))
    .addColumn('asked_at', integer)
    .addColumn('ask_again_at', integer, (c) => c.notNull())
    .addColumn('failure', text)
    .addColumn('failing_since', integer)
    .addColumn('version', integer, (c) => c.notNull())
    .execute();
  for (const [name, columns] of [
    ['witnessed_logs_of', ['department', 'registered_at', 'log']],
    ['witnessed_logs_named', ['origin']],
    ['witnessed_logs_due', ['ended_at', 'ask_again_at']],
  ] as const) {
    await db.schema
      .createIndex(name)
      .on('witnessed_logs')
      .columns([...columns])
      .execute();
  }
  await column
    .table('witnessed_heads')
    .addColumn('log', text, (c) => c.notNull().references('witnessed_logs.log'))
    .addColumn('size', integer, (c) => c.notNull())
    .addColumn('root', text, (c) => c.notNull())
    .addColumn('note', text, (c) => c.notNull())
    .addColumn('at', integer, (c) => c.notNull())
    .addColumn('way', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('witnessed_heads_key', ['log', 'size'])
    .addCheckConstraint('witnessed_heads_way', oneOf('way', ['pulled', 'posted']))
    .execute();
  await db.schema.createIndex('witnessed_heads_at').on('witnessed_heads').columns(['at']).execute();
  await column
    .table('witness_alarms')
    .addColumn('alarm', text, (c) => c.primaryKey().notNull())
    .addColumn('log', text, (c) => c.notNull().references('witnessed_logs.log'))
    .addColumn('department', text, (c) => c.notNull())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('subject', text, (c) => c.notNull())
    .addColumn('held_size', integer)
    .addColumn('shown_size', integer)
    .addColumn('evidence', text)
    .addColumn('raised_at', integer, (c) => c.notNull())
    .addColumn('ended_at', integer)
    .addColumn('looked_by', text)
    .addColumn('looked_at', integer)
    .addColumn('note', text)
    .addColumn('version', integer, (c) => c.notNull())
    .addCheckConstraint('witness_alarms_kind', oneOf('kind', KINDS))
    .execute();
  for (const [name, columns] of [
    ['witness_alarms_of', ['department', 'raised_at', 'alarm']],
    ['witness_alarms_log', ['log', 'kind', 'subject']],
  ] as const) {
    await db.schema
      .createIndex(name)
      .on('witness_alarms')
      .columns([...columns])
      .execute();
  }
};
