import { oneOf } from '../columns.ts';
import type { MigrationStep } from '../migrate.ts';

/** Instants are epoch milliseconds in UTC; bodies are JSON, as text. */
export const begin: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  await column
    .table('jobs')
    .addColumn('job', text, (c) => c.primaryKey().notNull())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('body', text, (c) => c.notNull())
    .addColumn('once', text, (c) => c.unique())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('made_at', integer, (c) => c.notNull())
    .addColumn('due_at', integer, (c) => c.notNull())
    .addColumn('tries', integer, (c) => c.notNull())
    .addColumn('tries_max', integer, (c) => c.notNull())
    .addColumn('lease', text)
    .addColumn('lease_until', integer)
    .addColumn('failure', text)
    .addColumn('ended_at', integer)
    .addCheckConstraint('jobs_state', oneOf('state', ['open', 'done', 'given_up']))
    .execute();
  await db.schema.createIndex('jobs_open').on('jobs').columns(['state', 'due_at']).execute();

  await column
    .table('idempotency')
    .addColumn('principal', text, (c) => c.notNull())
    .addColumn('key', text, (c) => c.notNull())
    .addColumn('digest', text, (c) => c.notNull())
    .addColumn('status', integer)
    .addColumn('type', text)
    .addColumn('payload', text)
    .addColumn('expires_at', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('idempotency_key', ['principal', 'key'])
    .execute();
  await db.schema.createIndex('idempotency_expiry').on('idempotency').column('expires_at').execute();

  await column
    .table('streams')
    .addColumn('stream', text, (c) => c.primaryKey().notNull())
    .addColumn('last', integer, (c) => c.notNull())
    .execute();
  await column
    .table('events')
    .addColumn('stream', text, (c) => c.notNull().references('streams.stream'))
    .addColumn('sequence', integer, (c) => c.notNull())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('body', text, (c) => c.notNull())
    .addColumn('at', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('events_key', ['stream', 'sequence'])
    .execute();
};
